package dev.decoy.experiment.config;

import dev.decoy.data.Fold;
import dev.decoy.io.TimeRange;
import dev.decoy.sampling.RowLimits;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which positives of each fold become rows; all of a fold that is not named. */
public record RowsConfig(
        @Doc("limits of train") @Nullable Limits train,

        @Doc("limits of validation, also of its candidates") @Nullable
        Limits validation,

        @Doc("limits of test, also of its candidates") @Nullable
        Limits test) {
    /** Limits of one fold, all of which a row must meet. */
    public record Limits(
            @Doc("rows at or after this ISO 8601 date or time (UTC)") @Nullable
            String from,

            @Doc("rows before this ISO 8601 date or time (UTC)") @Nullable
            String until,

            @Doc(
                    "instead of from: a period or duration counted back from until, or from just after the latest time of the"
                            + " fold: P7D, PT6H")
            @Nullable
            String last,

            @Doc("of each user the latest so many; at least 1") @Nullable
            Integer maxPerUser,

            @Doc(
                    "the share of users whose positives become rows, chosen by the hashes of their ids: above 0, at most 1")
            @Default("1.0")
            double users) {
        public Limits {
            new RowLimits(TimeRange.of(from, until, last), most(maxPerUser), users); // checks them
        }

        RowLimits toRowLimits() {
            return new RowLimits(TimeRange.of(from, until, last), most(maxPerUser), users);
        }

        private static int most(@Nullable Integer maxPerUser) {
            return maxPerUser == null ? RowLimits.ALL_OF_A_USER : maxPerUser;
        }
    }

    /** The limits by fold. */
    public Map<Fold, RowLimits> limits() {
        Map<Fold, RowLimits> limits = new EnumMap<>(Fold.class);
        put(limits, Fold.TRAIN, train);
        put(limits, Fold.VALIDATION, validation);
        put(limits, Fold.TEST, test);
        return limits;
    }

    private static void put(Map<Fold, RowLimits> limits, Fold fold, @Nullable Limits own) {
        if (own != null) {
            limits.put(fold, own.toRowLimits());
        }
    }
}
