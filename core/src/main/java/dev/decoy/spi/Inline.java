package dev.decoy.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The options of this component, a record or a {@link Spec}, stand beside those of the record that holds it instead of
 * below its name. A Spec takes {@code type} and every key that is not the record's own; at most one may be inlined.
 *
 * <p>A {@code @Nullable} record is null when other keys stand there and none of its own.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Inline {}
