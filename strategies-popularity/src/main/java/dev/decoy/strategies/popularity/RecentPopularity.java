package dev.decoy.strategies.popularity;

import dev.decoy.feature.TimeSpan;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was popular just before the row's time t: p(i) ∝ (events of i in [t - window, t))^exponent, or ∝ (the sum over the
 * events of i before t of 2^-(age / halfLife))^exponent. Events are those of TRAIN, whatever {@code over} says; those at t itself do
 * not count.
 *
 * <p>Where no event counts, the items seen before t are drawn alike, and where there are none yet, all items. A draw is
 * O(log events), with an exponent other than 1 for each of mostly few proposals; 16 bytes an event and 8 an item, with halfLife
 * 32 bytes an event, above exponent 1 20 and 40.
 */
public final class RecentPopularity implements SamplerFactory<RecentPopularity.Config> {
    /** Options of {@code recent-popularity}. */
    public record Config(
            @Doc("how long before the row's time an interaction counts, as P30D or PT6H") @Nullable
            TimeSpan window,

            @Doc(
                    "instead of window: an interaction counts half after this time, a quarter after twice; at most P36500D")
            @Nullable
            TimeSpan halfLife,

            @Default("1.0") @Doc("power of an item's count in the window, or of its count by halfLife, in [0, 4]")
            double exponent) {
        private static final TimeSpan LONGEST_HALF_LIFE = new TimeSpan(Duration.ofDays(36_500));

        public Config {
            if ((window == null) == (halfLife == null)) {
                throw new IllegalArgumentException(
                        "window must be given or else halfLife, was " + (window == null ? "neither" : "both"));
            }
            if (window != null && window.millis() == 0) {
                throw new IllegalArgumentException("window must be longer than nothing, was " + window);
            }
            if (halfLife != null && (halfLife.millis() == 0 || halfLife.millis() > LONGEST_HALF_LIFE.millis())) {
                throw new IllegalArgumentException(
                        "halfLife must be longer than nothing and at most P36500D, was " + halfLife);
            }
            CountLaw.requireExponent(exponent, 0);
        }

        private ItemProposal law(TrainEvents events) {
            if (window != null) {
                return new WindowedItems(events, window.millis(), exponent);
            }
            if (halfLife == null) {
                throw new IllegalStateException("the constructor lets no such options through");
            }
            return exponent == 1
                    ? new DecayedItems(events, halfLife.millis())
                    : new DecayedPowers(events, halfLife.millis(), exponent);
        }
    }

    @Override
    public String name() {
        return "recent-popularity";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "items in proportion to their count in a time before the row's, or with a half-life";
    }

    @Override
    public boolean needsTimes(Config config) {
        return true;
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        if (!context.interactions().hasClock()) {
            throw new ConfigException(
                    config.window() != null ? "window" : "halfLife",
                    "needs times of a clock, and the source has none; set source.timestamp to the column of times");
        }
        return new RejectionSampler(config.law(TrainEvents.of(context.interactions())));
    }
}
