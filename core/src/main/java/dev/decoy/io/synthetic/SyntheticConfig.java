package dev.decoy.io.synthetic;

import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Options of {@code synthetic}; {@link SyntheticSource} tells the law they stand in. */
public record SyntheticConfig(
        @Default("1000") @Doc("number of users") int users,
        @Default("500") @Doc("number of items") int items,

        @Default("20000") @Doc("number of interactions in all, at most users * items")
        long interactions,

        @Default("1.0")
        @Doc("how unequal items are: the exponent of a Zipf-Mandelbrot law of popularity, 0 (equal) to 10")
        double popularitySkew,

        @Default("1.0") @Doc("how unequal users are: the exponent of the same law of activity, 0 (equal) to 10")
        double activitySkew,

        @Default("8")
        @Doc("number of planted factors, each liked by some users and had by some items, 0 (none) to 1024")
        int factors,

        @Default("0.7") @Doc("share of interactions that follow the user's taste in factors, 0 to 1")
        double affinity,

        @Default("90") @Doc("days that the timestamps span, 1 to 1000000")
        int days,

        @Default("2026-01-01") @Doc("first day, UTC") String start,

        @Default("0.5") @Doc("share of an item's interactions that come around its own peak in time, 0 to 1")
        double drift,

        @Default("false") @Doc("whether ids are text, u0001 and i001, instead of whole numbers")
        boolean textIds,

        @Default("42") @Doc("which of all such data sets; the seed of the run plays no part")
        long seed) {
    // Skews beyond these leave no weight to all but a few; days beyond these no room in a timestamp.
    private static final double MOST_SKEW = 10;
    private static final int MOST_FACTORS = 1024;
    private static final int MOST_DAYS = 1_000_000;

    public SyntheticConfig {
        requireBetween("users", users, 1, Integer.MAX_VALUE - 8);
        requireBetween("items", items, 1, Integer.MAX_VALUE - 8);
        requireBetween("interactions", interactions, 1, (long) users * items);
        requireBetween("popularitySkew", popularitySkew, MOST_SKEW);
        requireBetween("activitySkew", activitySkew, MOST_SKEW);
        requireBetween("factors", factors, 0, MOST_FACTORS);
        requireBetween("affinity", affinity, 1);
        requireBetween("days", days, 1, MOST_DAYS);
        requireDate("start", start);
        requireBetween("drift", drift, 1);
    }

    /** Data of this size and seed, all else by default. */
    public static SyntheticConfig of(int users, int items, long interactions, long seed) {
        return new SyntheticConfig(users, items, interactions, 1.0, 1.0, 8, 0.7, 90, "2026-01-01", 0.5, false, seed);
    }

    /** The first moment, in milliseconds since 1970. */
    long startMillis() {
        return LocalDate.parse(start).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static void requireBetween(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be in [" + least + ", " + most + "], was " + value);
        }
    }

    private static void requireBetween(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(name + " must be in [0, " + most + "], was " + value);
        }
    }

    private static void requireDate(String name, String value) {
        try {
            LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " must be a date such as 2026-01-01, was \"" + value + "\"", e);
        }
    }
}
