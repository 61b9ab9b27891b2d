package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.Schema;
import dev.decoy.io.delimited.DelimitedSource;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.WeightedItems;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A daily pipeline over Online Retail: 90 days of purchases, a week later the next 90, with catalogue and statistics held.
 * Draws of the rows in both are to stay, but for what the user's known items decide.
 */
class SlidingWindowTest {
    private static final long DAY = 86_400_000;
    private static final long START = 1_300_000_000_000L;
    private static final int NEGATIVES = 4;

    private static Interactions all;
    private static NegativeSampler popularity;

    @BeforeAll
    static void read() throws IOException {
        String file = "online-retail/interactions.csv.gz";
        all = Interactions.read(
                DelimitedSource.csv(RealData.folder(file).resolve(file)),
                InteractionColumns.of("user", "item", "timestamp"));
        popularity = new RejectionSampler(
                WeightedItems.of(all.stats(EnumSet.of(Fold.TRAIN)).itemWeights(count -> StrictMath.pow(count, 0.75))));
    }

    @Test
    void slidingTheWindowByAWeekChangesNoDraw() {
        Interactions former = only(position -> isWithin(position, START, START + 90 * DAY));
        Interactions next = only(position -> isWithin(position, START + 7 * DAY, START + 97 * DAY));
        assertThat(compare(former, next, KnownItems.NONE)).isGreaterThan(50_000);
        assertThat(compare(former, next, KnownItems.TRAIN)).isGreaterThan(50_000);
    }

    @Test
    void aDroppedDayChangesNoOtherDraw() {
        Interactions whole = only(position -> isWithin(position, START, START + 90 * DAY));
        Interactions without = only(position ->
                isWithin(position, START, START + 90 * DAY) && !isWithin(position, START + 38 * DAY, START + 39 * DAY));
        assertThat(without.size()).isLessThan(whole.size());
        assertThat(compare(whole, without, KnownItems.TRAIN)).isEqualTo(without.size());
    }

    @Test
    void aLateEventChangesNoOtherDraw() {
        // The event that comes late is the first of its user, before all rows of that user.
        int late = all.rowStart(all.userCount() / 2);
        Interactions before = only(position -> position != late);
        assertThat(before.size()).isEqualTo(all.size() - 1);
        assertThat(compare(before, all, KnownItems.TRAIN)).isEqualTo(before.size());
    }

    private static boolean isWithin(int position, long from, long until) {
        return all.timeMillis(position) >= from && all.timeMillis(position) < until;
    }

    /** Some of the interactions, coded as in all of them. */
    private static Interactions only(IntPredicate kept) {
        int[] starts = new int[all.userCount() + 1];
        int[] items = new int[all.size()];
        long[] times = new long[all.size()];
        int size = 0;
        for (int user = 0; user < all.userCount(); user++) {
            for (int position = all.rowStart(user); position < all.rowEnd(user); position++) {
                if (kept.test(position)) {
                    items[size] = all.item(position);
                    times[size++] = all.timeMillis(position);
                }
            }
            starts[user + 1] = size;
        }
        return new Interactions(
                all.userIds(),
                all.itemIds(),
                starts,
                Arrays.copyOf(items, size),
                Arrays.copyOf(times, size),
                new byte[size],
                new Schema(List.of()),
                List.of());
    }

    /**
     * Compares the draws of the rows in both. They may differ only where an item drawn in one is known in the other alone.
     *
     * @return rows in both
     */
    private static int compare(Interactions left, Interactions right, KnownItems known) {
        Map<Long, int[]> former = draw(left, known);
        Map<Long, int[]> next = draw(right, known);
        int common = 0;
        int differing = 0;
        for (int user = 0; user < all.userCount(); user++) {
            Set<Integer> knownLeft = known == KnownItems.NONE ? Set.of() : items(left, user);
            Set<Integer> knownRight = known == KnownItems.NONE ? Set.of() : items(right, user);
            for (int position = left.rowStart(user); position < left.rowEnd(user); position++) {
                long key = key(user, left.rowKey(user, position));
                int[] drawn = Objects.requireNonNull(former.get(key));
                int[] drawnNext = next.get(key);
                if (drawnNext != null) {
                    common++;
                    if (!Arrays.equals(drawn, drawnNext)) {
                        differing++;
                        assertThat(holds(knownRight, drawn) || holds(knownLeft, drawnNext))
                                .as("row %s of user %s differs with a reason", position, user)
                                .isTrue();
                    }
                }
            }
        }
        // Most rows must not even have such a reason, or the comparison would say little.
        assertThat(differing).isLessThan(common / 5);
        return common;
    }

    private static Set<Integer> items(Interactions interactions, int user) {
        Set<Integer> items = new HashSet<>();
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            items.add(interactions.item(position));
        }
        return items;
    }

    private static boolean holds(Set<Integer> known, int[] drawn) {
        return Arrays.stream(drawn).anyMatch(known::contains);
    }

    private static Map<Long, int[]> draw(Interactions interactions, KnownItems known) {
        SampleBatch batch = new SampleBatch(
                interactions, new SamplingPolicy(new NegativeCount.PerPositive(NEGATIVES), Distinct.NONE, known));
        batch.loadUsers(0, interactions.userCount(), EnumSet.of(Fold.TRAIN));
        popularity.newWorker(new SeedSequence(42)).sample(batch);
        Map<Long, int[]> drawn = new HashMap<>();
        for (int at = 0; at < batch.rows(); at++) {
            int[] negatives = new int[batch.count(at)];
            for (int k = 0; k < negatives.length; k++) {
                negatives[k] = batch.negative(at, k);
            }
            Row row = batch.row(at);
            assertThat(drawn.put(key(row.user(), row.rowKey()), negatives)).isNull();
        }
        return drawn;
    }

    /** A row among all users; 64 bits of hash, which do not collide here. */
    private static long key(int user, long rowKey) {
        return rowKey * 31 + user;
    }
}
