package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.io.TimeRange;
import dev.decoy.random.SeedSequence;
import dev.decoy.spi.ConfigException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowSelectionTest {
    private static final long DAY = 86_400_000;
    private static final Set<Fold> TRAIN = EnumSet.of(Fold.TRAIN);

    /** User 1 on days 0 to 3, user 2 on days 1 and 2. */
    private static final Interactions DAYS = TestData.interactions(new long[][] {
        {1, 101, 0}, {1, 102, DAY}, {1, 103, 2 * DAY}, {1, 104, 3 * DAY}, {2, 101, DAY}, {2, 102, 2 * DAY}
    });

    private static RowSelection within(RowLimits limits) {
        return RowSelection.of(DAYS, TRAIN, Map.of(Fold.TRAIN, limits));
    }

    private static RowLimits times(@Nullable String from, @Nullable String until, @Nullable String last) {
        return new RowLimits(TimeRange.of(from, until, last), RowLimits.ALL_OF_A_USER, 1);
    }

    private static boolean[] chosen(RowSelection selection) {
        boolean[] chosen = new boolean[DAYS.size()];
        for (int position = 0; position < chosen.length; position++) {
            chosen[position] = selection.contains(position);
        }
        return chosen;
    }

    @Test
    void withoutLimitsAllPositivesOfTheFoldsAreRows() {
        Interactions held = TestData.lastInTest(DAYS, 1);
        RowSelection train = RowSelection.of(held, TRAIN);
        assertThat(train.count(0)).isEqualTo(3);
        assertThat(train.count(0, Fold.TEST)).isZero();
        RowSelection limitedElsewhere = RowSelection.of(held, TRAIN, Map.of(Fold.TEST, times(null, null, "P1D")));
        assertThat(limitedElsewhere.count(1)).isEqualTo(1);
    }

    @Test
    void lastCountsBackFromJustAfterTheLatestTimeOfTheFold() {
        // From 2 days before day 3 and a millisecond: that of day 1 is too early.
        assertThat(chosen(within(times(null, null, "P2D")))).containsExactly(false, false, true, true, false, true);
        RowSelection train =
                RowSelection.of(TestData.lastInTest(DAYS, 1), TRAIN, Map.of(Fold.TRAIN, times(null, null, "PT1H")));
        assertThat(train.contains(2)).isTrue();
        assertThat(train.contains(3)).isFalse();
    }

    @Test
    void fromIsInsideAndUntilIsNot() {
        assertThat(chosen(within(times("1970-01-02", "1970-01-03", null))))
                .containsExactly(false, true, false, false, true, false);
    }

    @Test
    void aUserHasItsLatestRowsWithinTheTimes() {
        RowLimits two = new RowLimits(TimeRange.of(null, "1970-01-04", null), 2, 1);
        assertThat(chosen(within(two))).containsExactly(false, true, true, false, true, true);
    }

    @Test
    void aSampleOfUsersIsPartOfALargerOne() {
        Interactions many = TestData.random(2_000, 50, 3);
        RowSelection tenth = users(many, 0.1);
        RowSelection half = users(many, 0.5);
        int inTenth = 0;
        for (int user = 0; user < many.userCount(); user++) {
            assertThat(tenth.count(user)).isIn(0, 3);
            assertThat(half.count(user)).isGreaterThanOrEqualTo(tenth.count(user));
            inTenth += tenth.count(user) / 3;
        }
        // Binomial(2000, 0.1): 200, standard deviation 13.4; 5 of them either way.
        assertThat(inTenth).isBetween(133, 267);
    }

    private static RowSelection users(Interactions interactions, double share) {
        RowLimits limits = new RowLimits(TimeRange.ALL, RowLimits.ALL_OF_A_USER, share);
        return RowSelection.of(interactions, TRAIN, Map.of(Fold.TRAIN, limits));
    }

    @Test
    void limitsThatLeaveNothingAreRefused() {
        assertThatThrownBy(() -> within(times("1980-01-01", null, null)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("rows.train: no interaction of train is within 1980-01-01T00:00:00Z to the end;"
                        + " its times are 1970-01-01T00:00:00Z to 1970-01-04T00:00:00Z; change from, until or last");
        assertThatThrownBy(() -> users(DAYS, 1e-9))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("rows.train: users: 1.0E-9 takes none of the users");
        assertThatThrownBy(() -> new RowLimits(TimeRange.ALL, 0, 1)).hasMessage("maxPerUser must be at least 1, was 0");
        assertThatThrownBy(() -> new RowLimits(TimeRange.ALL, 1, 1.5))
                .hasMessage("users must be a share above 0 and at most 1, was 1.5");
    }

    @Test
    void rowsThatAreLeftOutChangeNoDrawOfTheOthers() {
        Interactions interactions = TestData.random(40, 60, 12);
        SamplingPolicy policy = SamplingPolicy.perPositive(3, KnownItems.TRAIN);
        SampleBatch all = drawn(interactions, policy, RowSelection.of(interactions, TRAIN));
        RowLimits limits = new RowLimits(TimeRange.ALL, 4, 1);
        RowSelection few = RowSelection.of(interactions, TRAIN, Map.of(Fold.TRAIN, limits));
        SampleBatch some = drawn(interactions, policy, few);
        assertThat(some.rows()).isEqualTo(40 * 4);
        int matched = 0;
        for (int row = 0; row < all.rows(); row++) {
            if (few.contains(all.row(row).position())) {
                for (int k = 0; k < 3; k++) {
                    assertThat(some.negative(matched, k)).isEqualTo(all.negative(row, k));
                }
                matched++;
            }
        }
        assertThat(matched).isEqualTo(some.rows());
    }

    private static SampleBatch drawn(Interactions interactions, SamplingPolicy policy, RowSelection rows) {
        SampleBatch batch = new SampleBatch(interactions, policy);
        batch.loadUsers(0, interactions.userCount(), rows);
        new RejectionSampler(new UniformItems(interactions.itemCount()))
                .newWorker(new SeedSequence(3))
                .sample(batch);
        return batch;
    }
}
