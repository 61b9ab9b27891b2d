package dev.decoy.io.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class UserTasteTest {
    private static final int DRAWS = 100_000;

    @Test
    void itemsAreDrawnByPopularityTimesLift() {
        Catalogue catalogue = catalogue(30, 4);
        UserTaste taste = new UserTaste(catalogue, config(30, 4, 0.7));
        KeyedRandom random = new SeedSequence(7).newRandom();
        for (int user = 0; user < 5; user++) {
            taste.drawFrom(random.at(user, 0));
            int[] counts = new int[30];
            for (int draw = 0; draw < DRAWS; draw++) {
                counts[taste.drawSlot(catalogue, random)]++;
            }
            double total = 0;
            for (int slot = 0; slot < 30; slot++) {
                total += catalogue.weight(slot);
            }
            double chiSquare = 0;
            double sum = 0;
            for (int slot = 0; slot < 30; slot++) {
                double probability = catalogue.weight(slot) / total * taste.lift(catalogue.factor(slot));
                double expected = DRAWS * probability;
                chiSquare += (counts[slot] - expected) * (counts[slot] - expected) / expected;
                sum += probability;
            }
            assertThat(sum).as("sum of the law").isBetween(1 - 1e-9, 1 + 1e-9);
            // One in a million: fixed seed.
            assertThat(chiSquare)
                    .as("user %s", user)
                    .isLessThan(ChiSquaredDistribution.of(29).inverseSurvivalProbability(1e-6));
        }
    }

    @Test
    void usersDifferInWhatTheyLike() {
        Catalogue catalogue = catalogue(300, 4);
        UserTaste taste = new UserTaste(catalogue, config(300, 4, 0.7));
        KeyedRandom random = new SeedSequence(7).newRandom();
        boolean[] liked = new boolean[4];
        for (int user = 0; user < 100; user++) {
            taste.drawFrom(random.at(user, 0));
            for (int factor = 0; factor < 4; factor++) {
                liked[factor] |= taste.lift(factor) > 2;
                assertThat(taste.lift(factor)).isGreaterThan(0.3);
            }
        }
        assertThat(liked).containsOnly(true);
    }

    @Test
    void withoutFactorsEveryLiftIsOne() {
        Catalogue catalogue = catalogue(10, 0);
        UserTaste taste = new UserTaste(catalogue, config(10, 0, 0.7));
        taste.drawFrom(new SeedSequence(7).newRandom());
        assertThat(taste.lift(0)).isEqualTo(1);
    }

    private static Catalogue catalogue(int items, int factors) {
        return new Catalogue(config(items, factors, 0.7), new SeedSequence(3));
    }

    private static SyntheticConfig config(int items, int factors, double affinity) {
        return new SyntheticConfig(10, items, 10, 1, 1, factors, affinity, 90, "2026-01-01", 0.5, false, 42);
    }
}
