package dev.decoy.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A component named but not built: {@code {type: popularity, exponent: 0.75}}. The type parameter tells the role, so that
 * nested options are checked before any data is read.
 *
 * @param <T> the role: NegativeSampler, Splitter ...
 * @param type the factory's name
 * @param options the other keys, values as YAML has them: String, Long, Double, Boolean, List, Map
 */
@SuppressWarnings("UnusedTypeParameter") // read by reflection: it names the role
public record Spec<T>(String type, Map<String, Object> options) {
    public Spec {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
