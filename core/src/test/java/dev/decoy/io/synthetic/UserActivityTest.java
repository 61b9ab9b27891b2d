package dev.decoy.io.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.random.SeedSequence;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserActivityTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "1, 9, 4, 1",
        "10, 5, 50, 3",
        "10, 5, 49, 10",
        "1000, 500, 20000, 1",
        "1000, 500, 20000, 0",
        "1000, 3, 1001, 10",
        "1000, 500, 999, 2",
        "100003, 40, 1234567, 0.7"
    })
    void theSumIsExactAndEachUserWithinBounds(int users, int most, long rows, double skew) {
        int[] counts = counts(users, most, rows, skew);
        assertThat(Arrays.stream(counts).asLongStream().sum()).isEqualTo(rows);
        assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThanOrEqualTo(most);
        assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThanOrEqualTo(rows >= users ? 1 : 0);
    }

    @Test
    void withoutSkewUsersDifferByOneAtMost() {
        int[] counts = counts(1000, 500, 20_300, 0);
        Arrays.sort(counts);
        assertThat(counts[0]).isEqualTo(20);
        assertThat(counts[999]).isLessThanOrEqualTo(21);
    }

    @Test
    void countsFollowTheLawOfRanks() {
        int[] counts = counts(1000, 100_000, 1_000_000, 1);
        Arrays.sort(counts);
        // Weights 1 / (21 + rank): the first has twice the rows of rank 21 and eleven times those of rank 210.
        assertThat((double) counts[999] / counts[999 - 21]).isBetween(1.98, 2.02);
        assertThat((double) counts[999] / counts[999 - 210]).isBetween(10.8, 11.2);
    }

    @Test
    void theMostActiveAreNotTheFirstUsers() {
        int[] counts = counts(1000, 500, 20_000, 1);
        int first = Arrays.stream(counts, 0, 500).sum();
        assertThat(first).isBetween(9_000, 11_000);
    }

    @Test
    void billionsOfRowsNeedNoMoreThanTheTable() {
        UserActivity activity =
                new UserActivity(2_000_000_000, 1_000_000, 50_000_000_000L, 1.2, new SeedSequence(1).newRandom());
        long sum = 0;
        for (int user = 1_500_000_000; user < 1_500_100_000; user++) {
            sum += activity.rows(user);
        }
        assertThat(sum).isBetween(2_000_000L, 3_000_000L);
    }

    private static int[] counts(int users, int most, long rows, double skew) {
        UserActivity activity = new UserActivity(users, most, rows, skew, new SeedSequence(1).newRandom());
        int[] counts = new int[users];
        for (int user = 0; user < users; user++) {
            counts[user] = activity.rows(user);
        }
        return counts;
    }
}
