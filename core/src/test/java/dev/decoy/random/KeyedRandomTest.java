package dev.decoy.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class KeyedRandomTest {
    private static final int PAIRS = 210_000;

    // Computed outside Java from the definition in the class comment.
    private static final long[] KNOWN_USER_7_ROW_0 = {0x7f5fda463c7b7287L, 0xf5d44ae51b60d91cL, 0xf4a626ea66ef7b14L};
    private static final long[] KNOWN_USER_7_ROW_1 = {0x0dcbaf32e0fe4237L, 0x091e9580274b4e0dL, 0xcb382e1fa1921710L};
    private static final long[] KNOWN_USER_8_ROW_0 = {0x7c25228785bda6e7L, 0x008e0f88d35c00cfL, 0xea12e7db975eb7b8L};
    private static final long KNOWN_CHILD = 0x03104374c98e4d2eL;

    @Test
    void knownAnswersHoldForEver() {
        KeyedRandom random = new SeedSequence(42).newRandom();
        assertThat(draws(random.at(7, 0))).containsExactly(KNOWN_USER_7_ROW_0);
        assertThat(draws(random.at(7, 1))).containsExactly(KNOWN_USER_7_ROW_1);
        assertThat(draws(random.at(8, 0))).containsExactly(KNOWN_USER_8_ROW_0);
        assertThat(new SeedSequence(42).child("sampling").child(3).value()).isEqualTo(KNOWN_CHILD);
    }

    private static long[] draws(KeyedRandom random) {
        return new long[] {random.nextLong(), random.nextLong(), random.nextLong()};
    }

    @Test
    void comingBackToARowRepeatsItsDraws() {
        KeyedRandom random = new SeedSequence(1).newRandom();
        long[] first = draws(random.at(3, 4));
        random.at(9, 9).nextLong();
        assertThat(draws(random.at(3, 4))).isEqualTo(first);
    }

    @Test
    void childrenByNameAndByNumberDoNotMeet() {
        SeedSequence seeds = new SeedSequence(5);
        assertThat(seeds.child("a")).isNotEqualTo(seeds.child("b"));
        assertThat(seeds.child(0)).isNotEqualTo(seeds.child(1));
        assertThat(seeds.child("0")).isNotEqualTo(seeds.child(0));
        assertThat(seeds.child("a").child("b")).isNotEqualTo(seeds.child("b").child("a"));
    }

    @Test
    void bothWordsOfARowDependOnBothKeys() {
        // One bit of either key flips about half of the bits of draws 0 and 1: 64 +- 6 standard deviations of 128 bits.
        for (int bit = 0; bit < 64; bit++) {
            for (long[] other : new long[][] {{1L << bit, 0}, {0, 1L << bit}}) {
                KeyedRandom random = new SeedSequence(11).newRandom();
                long[] plain = draws(random.at(77, 88));
                long[] flipped = draws(random.at(77 ^ other[0], 88 ^ other[1]));
                int changed = Long.bitCount(plain[0] ^ flipped[0]) + Long.bitCount(plain[1] ^ flipped[1]);
                assertThat(changed).isBetween(30, 98);
            }
        }
    }

    @Test
    void neighbouringUsersRowsEpochsAndDrawsAreUnrelated() {
        // 255 degrees of freedom; the bound is the 1 - 10^-6 quantile. 210,000 pairs show a correlation of 0.01.
        double bound = ChiSquaredDistribution.of(255).inverseSurvivalProbability(1e-6);
        SeedSequence seeds = new SeedSequence(42);
        KeyedRandom random = seeds.newRandom();
        assertThat(neighbourChiSquare(user -> random.at(user, 0).nextLong())).isLessThan(bound);
        assertThat(neighbourChiSquare(row -> random.at(0, row).nextLong())).isLessThan(bound);
        assertThat(neighbourChiSquare(
                        epoch -> seeds.child(epoch).newRandom().at(3, 5).nextLong()))
                .isLessThan(bound);
        KeyedRandom stream = seeds.newRandom().at(1, 2);
        assertThat(neighbourChiSquare(draw -> stream.nextLong())).isLessThan(bound);
    }

    @Test
    void theTestOfNeighboursRejectsSeedPlusUser() {
        double bound = ChiSquaredDistribution.of(255).inverseSurvivalProbability(1e-6);
        assertThat(neighbourChiSquare(user -> new Random(42 + user).nextLong())).isGreaterThan(bound);
    }

    /** Chi-square of (top 4 bits of a draw, top 4 bits of its neighbour) against independence. */
    private static double neighbourChiSquare(LongUnaryOperator drawOf) {
        int[] counts = new int[256];
        for (long i = 0; i < PAIRS; i++) {
            int left = (int) (drawOf.applyAsLong(2 * i) >>> 60);
            int right = (int) (drawOf.applyAsLong(2 * i + 1) >>> 60);
            counts[16 * left + right]++;
        }
        double expected = PAIRS / 256.0;
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    @Test
    void firstDrawsOfManyUsersDoNotRepeat() {
        // 2^20 values of 64 bits: a repeat has probability 3e-8.
        KeyedRandom random = new SeedSequence(3).newRandom();
        long[] firsts = new long[1 << 20];
        for (int user = 0; user < firsts.length; user++) {
            firsts[user] = random.at(user, user % 7).nextLong();
        }
        assertThat(Arrays.stream(firsts).distinct().count()).isEqualTo(firsts.length);
    }

    @Test
    void boundedDrawsCoverTheirRangeEvenly() {
        KeyedRandom random = new SeedSequence(9).newRandom();
        int[] counts = new int[10];
        for (int i = 0; i < 340_000; i++) {
            counts[random.nextInt(10)]++;
        }
        double sum = 0;
        for (int count : counts) {
            sum += (count - 34_000.0) * (count - 34_000.0) / 34_000.0;
        }
        assertThat(sum).isLessThan(ChiSquaredDistribution.of(9).inverseSurvivalProbability(1e-6));
    }

    @Test
    void commonsRngSamplersRunOnIt() {
        var normal = ZigguratSampler.NormalizedGaussian.of(new SeedSequence(4).newRandom());
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += normal.sample();
        }
        // The mean of 10^5 standard normals is within 5 standard errors of 0.
        assertThat(Math.abs(sum / 100_000)).isLessThan(5 / Math.sqrt(100_000));
    }
}
