package dev.decoy.io;

import dev.decoy.data.IdType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a source are read as what.
 *
 * @param user name of the column of user ids
 * @param item name of the column of item ids
 * @param timestamp name of the column of times; null when the data has none or they are to be ignored
 * @param timeUnit what a whole number in the time column counts; null: inferred from the magnitude of the whole column
 * @param idType {@code null}: as the source stores ids (text files: integers when every id is a canonical decimal)
 * @param further names of further columns to read, in the order {@link InteractionSource.Reader#column} numbers them
 * @param onNull what becomes of rows without a user, an item or a time
 */
public record InteractionColumns(
        String user,
        String item,
        @Nullable String timestamp,
        @Nullable TimeUnit timeUnit,
        @Nullable IdType idType,
        List<String> further,
        OnNull onNull) {
    public InteractionColumns {
        further = List.copyOf(further);
    }

    /** The same with a fault where a row lacks a user, an item or a time. */
    public InteractionColumns(
            String user,
            String item,
            @Nullable String timestamp,
            @Nullable TimeUnit timeUnit,
            @Nullable IdType idType,
            List<String> further) {
        this(user, item, timestamp, timeUnit, idType, further, OnNull.FAIL);
    }

    /** The three columns and nothing further. */
    public static InteractionColumns of(String user, String item, @Nullable String timestamp) {
        return new InteractionColumns(user, item, timestamp, null, null, List.of());
    }

    /** The same with these further columns. */
    public InteractionColumns withFurther(List<String> names) {
        return new InteractionColumns(user, item, timestamp, timeUnit, idType, names, onNull);
    }

    /** The same with another rule for missing values. */
    public InteractionColumns withOnNull(OnNull rule) {
        return new InteractionColumns(user, item, timestamp, timeUnit, idType, further, rule);
    }

    /** What becomes of rows without a user, an item or a time. */
    public enum OnNull {
        /** They are a fault of the data. */
        FAIL,
        /** They are no interactions, and counted. */
        DROP
    }

    /** What a whole number in a column of times counts. */
    public enum TimeUnit {
        SECONDS,
        MILLIS,
        MICROS,
        NANOS
    }
}
