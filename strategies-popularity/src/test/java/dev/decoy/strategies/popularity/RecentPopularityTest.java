package dev.decoy.strategies.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.feature.TimeSpan;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.DrawnRows;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.NegativeSamplerContract;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentPopularityTest {
    private static final RecentPopularity FACTORY = new RecentPopularity();
    private static final long HOUR = 3_600_000;

    private static RecentPopularity.Config window(String window, double exponent) {
        return new RecentPopularity.Config(TimeSpan.of(window), null, exponent);
    }

    private static RecentPopularity.Config halfLife(String halfLife) {
        return halfLife(halfLife, 1);
    }

    private static RecentPopularity.Config halfLife(String halfLife, double exponent) {
        return new RecentPopularity.Config(null, TimeSpan.of(halfLife), exponent);
    }

    /** The sentences of the contract for one config, whose law is counted event by event. */
    private abstract static class Contract extends NegativeSamplerContract<RecentPopularity.Config> {
        @Override
        protected SamplerFactory<RecentPopularity.Config> factory() {
            return FACTORY;
        }

        @Override
        protected double[] expectedWeights(InteractionStats stats) {
            throw new AssertionError("the law goes by the row");
        }

        abstract double weight(double[] ages);

        /** And somebody who was there before, so that the others know of more than their own items. */
        @Override
        protected EventLog data() {
            EventLog log = super.data();
            for (int i = 0; i < 60; i++) {
                log.add("early", "item" + (10 + i * i % 23), 10L * i);
            }
            return log;
        }

        @Override
        protected double[] expectedWeights(Interactions interactions, Row row) {
            double[] weights = new double[interactions.itemCount()];
            boolean any = false;
            for (int item = 0; item < weights.length; item++) {
                weights[item] = weight(ages(interactions, row, item));
                any |= weights[item] > 0;
            }
            boolean first = true;
            for (int item = 0; !any && item < weights.length; item++) {
                weights[item] = ages(interactions, row, item).length > 0 ? 1 : 0;
                first &= weights[item] == 0;
            }
            return any || !first
                    ? weights
                    : interactions.stats(EnumSet.of(Fold.TRAIN)).itemWeights(count -> 1);
        }

        private static double[] ages(Interactions interactions, Row row, int item) {
            double[] ages = new double[interactions.size()];
            int count = 0;
            for (int position = 0; position < interactions.size(); position++) {
                long age = row.timeMillis() - interactions.timeMillis(position);
                if (interactions.item(position) == item && age > 0) {
                    ages[count++] = age;
                }
            }
            return Arrays.copyOf(ages, count);
        }
    }

    private abstract static class WindowContract extends Contract {
        private final double exponent;

        WindowContract(double exponent) {
            this.exponent = exponent;
        }

        @Override
        protected RecentPopularity.Config config() {
            return window("PT30S", exponent);
        }

        @Override
        double weight(double[] ages) {
            int count = 0;
            for (double age : ages) {
                count += age <= 30_000 ? 1 : 0;
            }
            return count == 0 ? 0 : Math.pow(count, exponent);
        }
    }

    @Nested
    class InAWindow extends WindowContract {
        InAWindow() {
            super(1);
        }
    }

    @Nested
    class InAWindowToASmallPower extends WindowContract {
        InAWindowToASmallPower() {
            super(0.5);
        }
    }

    @Nested
    class InAWindowToALargePower extends WindowContract {
        InAWindowToALargePower() {
            super(2.5);
        }
    }

    private abstract static class HalfLifeContract extends Contract {
        private final double exponent;

        HalfLifeContract(double exponent) {
            this.exponent = exponent;
        }

        /** Of which every event of the data is a whole number of steps. */
        @Override
        protected RecentPopularity.Config config() {
            return halfLife("PT10.24S", exponent);
        }

        @Override
        double weight(double[] ages) {
            double weight = 0;
            for (double age : ages) {
                weight += Math.pow(2, -age / 10_240);
            }
            return weight == 0 ? 0 : Math.pow(weight, exponent);
        }
    }

    @Nested
    class WithAHalfLife extends HalfLifeContract {
        WithAHalfLife() {
            super(1);
        }
    }

    @Nested
    class WithAHalfLifeToASmallPower extends HalfLifeContract {
        WithAHalfLifeToASmallPower() {
            super(0.5);
        }
    }

    @Nested
    class WithAHalfLifeToALargePower extends HalfLifeContract {
        WithAHalfLifeToALargePower() {
            super(2.5);
        }
    }

    /** Items by the hour: a at 1, b at 2 and 2, a at 3, c at 4 (in TEST), d at 5; asked of at hour {@code at}. */
    private static List<Long> weights(RecentPopularity.Config config, double at) {
        Interactions interactions = events(at);
        ItemProposal law = law(config, interactions);
        SampleBatch batch = asker(interactions);
        return List.of(0, 1, 2, 3).stream()
                .map(item -> law.weight(batch.row(0), item))
                .toList();
    }

    private static Interactions events(double at) {
        return new EventLog()
                .add("u1", "a", HOUR)
                .add("u2", "b", 2 * HOUR)
                .add("u3", "b", 2 * HOUR)
                .add("u4", "a", 3 * HOUR)
                .add("u5", "c", 4 * HOUR)
                .add("u6", "d", 5 * HOUR)
                .add("who", "e", (long) (at * HOUR))
                .interactions()
                .split((user, folds) -> folds[0] =
                        (user.timeMillis(0) == 4 * HOUR || user.user() == 6 ? Fold.TEST : Fold.TRAIN).code());
    }

    private static ItemProposal law(RecentPopularity.Config config, Interactions interactions) {
        return ((RejectionSampler) FACTORY.create(config, DataContext.of(interactions))).law();
    }

    private static SampleBatch asker(Interactions interactions) {
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(1, KnownItems.NONE));
        batch.loadUsers(6, 7, EnumSet.of(Fold.TEST));
        return batch;
    }

    @Test
    void theWindowIsStrictlyBeforeTheRowAndOfTrainAlone() {
        assertThat(weights(window("PT2H", 1), 3)).as("[1, 3)").containsExactly(1L, 2L, 0L, 0L);
        assertThat(weights(window("PT2H", 1), 3.5)).as("[1.5, 3.5)").containsExactly(1L, 2L, 0L, 0L);
        assertThat(weights(window("PT2H", 1), 5)).as("[3, 5), c is in TEST").containsExactly(1L, 0L, 0L, 0L);
        assertThat(weights(window("PT100H", 1), 6)).containsExactly(2L, 2L, 0L, 1L);
    }

    @Test
    void anEmptyWindowMeansItemsSeenBeforeAndThenAllItems() {
        assertThat(weights(window("PT1H", 1), 20)).containsExactly(1L, 1L, 0L, 1L);
        assertThat(weights(window("PT30M", 0.5), 2)).containsExactly(1L, 0L, 0L, 0L);
        assertThat(weights(window("PT1H", 1), 1)).as("nothing before").containsExactly(1L, 1L, 1L, 1L);
        assertThat(weights(halfLife("PT1H"), 100)).as("all too old").containsExactly(1L, 1L, 0L, 1L);
        assertThat(weights(halfLife("PT1H"), 1)).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void powersAreInUnitsOfTwoToMinus30() {
        long unit = 1L << 30;
        assertThat(weights(window("PT100H", 0.5), 6))
                .containsExactly(Math.round(Math.sqrt(2) * unit), Math.round(Math.sqrt(2) * unit), 0L, unit);
        assertThat(weights(window("PT100H", 0), 6)).containsExactly(unit, unit, 0L, unit);
        assertThat(weights(window("PT100H", 2), 6))
                .as("relative to the largest count, 2")
                .containsExactly(2 * unit, 2 * unit, 0L, unit / 2);
    }

    @Test
    void anEventHalvesWithEachHalfLife() {
        // Hours since 1970 are whole half-lives, so that each event is at step 0 of its period.
        long fresh = 1L << 30;
        assertThat(weights(halfLife("PT1H"), 6))
                .containsExactly(fresh / 32 + fresh / 8, 2 * (fresh / 16), 0L, fresh / 2);
        assertThat(weights(halfLife("PT1H"), 17))
                .as("16 half-lives still count")
                .startsWith(fresh / 65_536 + fresh / 16_384);
        assertThat(weights(halfLife("PT1H"), 18)).as("17 no longer").startsWith(fresh / 32_768);
        // Hour 1 is step 512 of a period of two hours: the square root of 2.
        assertThat(weights(halfLife("PT2H"), 2)).startsWith(Math.round(Math.sqrt(2) * (1 << 14)) << 15);
    }

    @Test
    void aPowerOfWhatIsLeftOfEventsIsRelativeToOneUnitOfTheRow() {
        // At hour 6 a has 5 / 32, b 4 / 32 and d 16 / 32 of an event of the row's own period.
        long unit = 1L << 30;
        assertThat(weights(halfLife("PT1H", 2), 6))
                .as("relative to the largest")
                .containsExactly(unit * 25 / 512, unit / 32, 0L, unit / 2);
        assertThat(weights(halfLife("PT1H", 0.5), 6))
                .containsExactly(
                        Math.round(Math.sqrt(5 / 32.0) * unit),
                        Math.round(Math.sqrt(1 / 8.0) * unit),
                        0L,
                        Math.round(Math.sqrt(0.5) * unit));
        assertThat(weights(halfLife("PT1H", 0), 6)).containsExactly(unit, unit, 0L, unit);
        assertThat(weights(halfLife("PT1H", 0), 20)).as("a and b are too old").containsExactly(0L, 0L, 0L, unit);
    }

    @Test
    void aPowerFallsBackAsItsBaseDoes() {
        for (double exponent : new double[] {0, 0.5, 3}) {
            assertThat(weights(halfLife("PT1H", exponent), 100))
                    .as("all too old")
                    .containsExactly(1L, 1L, 0L, 1L);
            assertThat(weights(halfLife("PT1H", exponent), 1))
                    .as("nothing before")
                    .containsExactly(1L, 1L, 1L, 1L);
        }
    }

    @Test
    void aPowerDoesNotDependOnHowLongAgoAllOfItWas() {
        List<Long> soon = weights(halfLife("PT1H", 3), 6);
        List<Long> later = weights(halfLife("PT1H", 3), 10);
        for (int item = 0; item < 4; item++) {
            assertThat(later.get(item)).as("16 times less").isEqualTo(soon.get(item) / 16);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "window",
                "square root",
                "square",
                "half-life",
                "half-life, power 0",
                "half-life, square root",
                "half-life, square"
            })
    void drawsFollowTheWholeNumbers(String which) {
        RecentPopularity.Config config = switch (which) {
            case "window" -> window("PT100H", 1);
            case "square root" -> window("PT100H", 0.5);
            case "square" -> window("PT100H", 2);
            case "half-life, power 0" -> halfLife("PT1H", 0);
            case "half-life, square root" -> halfLife("PT1H", 0.5);
            case "half-life, square" -> halfLife("PT1H", 2);
            default -> halfLife("PT1H");
        };
        Interactions interactions = events(6);
        ItemProposal law = law(config, interactions);
        Row row = asker(interactions).row(0);
        var random = new SeedSequence(42).newRandom();
        ItemProposal.Draw draw = law.bind(random);
        int draws = 400_000;
        int[] counts = new int[5];
        double total = 0;
        for (int item = 0; item < 5; item++) {
            total += law.weight(row, item);
        }
        for (int i = 0; i < draws; i++) {
            random.at(i, 1);
            counts[draw.next(row)]++;
        }
        double sum = 0;
        for (int item : new int[] {0, 1, 3}) {
            double expected = draws * law.weight(row, item) / total;
            sum += (counts[item] - expected) * (counts[item] - expected) / expected;
        }
        assertThat(counts[2] + counts[4]).as("items without weight").isZero();
        // 2 degrees of freedom, the 1 - 10^-6 quantile; a bias of 1 % in one of few cells needs some 10^6 draws to
        // show.
        assertThat(sum).isLessThan(ChiSquaredDistribution.of(2).inverseSurvivalProbability(1e-6));
    }

    /** Each event of a window once: the draws of exponent 1 counted in full, beside the weights that are stated. */
    @Test
    void theEventsOfEveryWindowAddUpToItsWeights() {
        Interactions interactions = DrawnRows.interactions();
        TrainEvents events = TrainEvents.of(interactions);
        for (int end = 0; end <= events.size(); end++) {
            for (int start = 0; start <= end; start++) {
                int[] counts = new int[interactions.itemCount()];
                for (int rank = start; rank < end; rank++) {
                    counts[events.item(rank)]++;
                }
                for (int item = 0; item < counts.length; item++) {
                    assertThat(events.count(item, start, end)).isEqualTo(counts[item]);
                }
            }
        }
    }

    /** Every number below the total of a small law, its item counted: equal to the stated weights. */
    @Test
    void theNumbersOfEachItemAddUpToItsWeight() {
        Interactions interactions = events(6);
        DecayedItems law = new DecayedItems(TrainEvents.of(interactions), HOUR);
        Row row = asker(interactions).row(0);
        long total = 0;
        for (int item = 0; item < 5; item++) {
            total += law.weight(row, item);
        }
        // All weights here are multiples of 2^24, so one number of each 2^24 stands for all.
        long[] numbers = new long[5];
        for (long number = 0; number < total; number += 1 << 24) {
            int item = law.drawn(row.timeMillis(), 5, number);
            assertThat(law.drawn(row.timeMillis(), 5, number + (1 << 24) - 1)).isEqualTo(item);
            numbers[item] += 1 << 24;
        }
        for (int item = 0; item < 5; item++) {
            assertThat(numbers[item]).isEqualTo(law.weight(row, item));
        }
    }

    @Test
    void aPowerThatIsHardlyEverAcceptedStillEndsAndIsExact() {
        // One event each of 200 items, then an item 20,000 times but long ago: exponent 4 is relative to its count.
        EventLog log = new EventLog();
        for (int i = 0; i < 20_000; i++) {
            log.add("hit" + i, "hit", 1000);
        }
        for (int item = 100; item < 300; item++) {
            log.add("u" + item, "i" + item, 1000 + 60_000L * (item - 99));
        }
        Interactions interactions = log.interactions();
        var sampler = FACTORY.create(window("PT12H", 4), DataContext.of(interactions));
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(200, KnownItems.TRAIN));
        batch.loadUsers(interactions.userIds().code("u299"), interactions.userCount(), EnumSet.of(Fold.TRAIN));
        sampler.newWorker(new SeedSequence(1)).sample(batch);
        assertThat(batch.count(0))
                .as("the 199 items of the 200 minutes before, and the hit")
                .isEqualTo(200);
        assertThat(interactions.itemIds().id(batch.negative(0, 0))).isEqualTo("hit");
    }

    /** An item that nobody took lately among many that are gone: hardly any proposal is taken, and the draw ends. */
    @Test
    void aPowerOfWhatIsLeftEndsWhereHardlyAnyProposalIsAccepted() {
        EventLog log = new EventLog();
        for (int item = 1000; item < 3000; item++) {
            log.add("early" + item, "i" + item, 1000);
        }
        Interactions interactions = log.add("late", "last", 100 * HOUR)
                .add("who", "other", 101 * HOUR)
                .interactions();
        var sampler = FACTORY.create(halfLife("PT1H", 0.25), DataContext.of(interactions));
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(2, KnownItems.TRAIN));
        int who = interactions.userIds().code("who");
        batch.loadUsers(who, who + 1, EnumSet.of(Fold.TRAIN));
        sampler.newWorker(new SeedSequence(1)).sample(batch);
        assertThat(batch.count(0)).as("all that is left").isEqualTo(1);
        assertThat(interactions.itemIds().id(batch.negative(0, 0))).isEqualTo("last");
    }

    @Test
    void theDrawsAreThoseCheckedIn() throws IOException {
        Interactions interactions = DrawnRows.interactions();
        assertThat(DrawnRows.of(FACTORY.create(window("PT2S", 0.75), DataContext.of(interactions)), interactions))
                .containsExactlyElementsOf(CheckedIn.lines("recent-popularity-window-draws.txt"));
        assertThat(DrawnRows.of(FACTORY.create(halfLife("PT1S"), DataContext.of(interactions)), interactions))
                .containsExactlyElementsOf(CheckedIn.lines("recent-popularity-half-life-draws.txt"));
        assertThat(DrawnRows.of(FACTORY.create(halfLife("PT1S", 0.5), DataContext.of(interactions)), interactions))
                .containsExactlyElementsOf(CheckedIn.lines("recent-popularity-half-life-power-draws.txt"));
    }

    @Test
    void dataWithoutAClockIsRefused() {
        EventLog log = new EventLog().add("a", "x", 1).add("a", "y", 2);
        for (Interactions interactions : List.of(log.withoutTimes(), log.inFileOrder())) {
            assertThatThrownBy(() -> FACTORY.create(window("P1D", 1), DataContext.of(interactions)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("window")
                    .hasMessageContaining("needs times of a clock");
        }
        assertThat(FACTORY.needsTimes(window("P1D", 1))).isTrue();
    }

    @Test
    void aConfigMayNotContradictItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecentPopularity.Config(null, null, 1))
                .withMessage("window must be given or else halfLife, was neither");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> window("PT0S", 1))
                .withMessage("window must be longer than nothing, was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> window("P1D", -1))
                .withMessage("exponent must be in [0, 4], was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> halfLife("P1D", 4.5))
                .withMessage("exponent must be in [0, 4], was 4.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> halfLife("P40000D"))
                .withMessage("halfLife must be longer than nothing and at most P36500D, was PT960000H");
    }
}
