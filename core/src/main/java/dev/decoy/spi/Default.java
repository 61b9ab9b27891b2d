package dev.decoy.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an option is when the config does not name it, as it would stand in YAML: {@code @Default("0.75") double exponent}.
 * An option without it is required, unless it is {@code @Nullable}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {
    /** A YAML scalar, a list of them as {@code [a, b]}, {@code []} or {@code {}}. */
    String value();
}
