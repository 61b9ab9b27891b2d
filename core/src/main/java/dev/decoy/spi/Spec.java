package dev.decoy.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component named but not built: {@code {type: popularity, exponent: 0.75}}. The type parameter tells the role, so that
 * nested options are checked before any data is read.
 *
 * @param <T> the role: NegativeSampler, Splitter ...
 * @param type the factory's name
 * @param options the other keys, values as YAML has them: String, Long, Double, Boolean, List, Map
 * @param role what it names; null in a spec that does not come from a config
 */
public record Spec<T>(
        String type, Map<String, Object> options, @Nullable Role<T> role) {
    public Spec {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** A spec that does not come from a config. */
    public Spec(String type, Map<String, Object> options) {
        this(type, options, null);
    }
}
