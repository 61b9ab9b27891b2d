package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fused loops are the slow path, draw for draw, where users know nearly all items too. */
class FusedFillTest {
    private static final Interactions TUTORIAL = TestData.tutorial();

    static List<ItemProposal> laws() {
        return List.of(
                new UniformItems(TUTORIAL.itemCount()),
                WeightedItems.of(new double[] {1, 2, 3, 4}),
                // Nearly all proposals are the first item: whoever knows it is given what is drawn one by one.
                WeightedItems.of(new double[] {1, 1e-12, 1e-12, 1e-12}),
                WeightedItems.of(new double[] {1, 0, 0, 1}));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theSameNegativesComeOut(ItemProposal law) {
        for (KnownItems known : List.of(KnownItems.TRAIN, KnownItems.NONE, KnownItems.UP_TO_TIME)) {
            for (int seed = 0; seed < 20; seed++) {
                assertThat(drawn(law, known, seed, true))
                        .as("known %s, seed %d", known, seed)
                        .isEqualTo(drawn(law, known, seed, false));
            }
        }
    }

    private static List<List<Integer>> drawn(ItemProposal law, KnownItems known, int seed, boolean fused) {
        SamplingPolicy policy = new SamplingPolicy(new NegativeCount.PerPositive(7), Distinct.NONE, known);
        SampleBatch batch = new SampleBatch(TUTORIAL, policy);
        batch.loadUsers(0, TUTORIAL.userCount(), EnumSet.allOf(Fold.class));
        KeyedRandom random = new SeedSequence(seed).newRandom();
        ItemProposal.Draw draw = law.bind(random);
        if (fused) {
            batch.fillAll(law, draw, random);
        }
        List<List<Integer>> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            if (!fused) {
                Row current = batch.row(row);
                random.at(current.userKey(), current.rowKey());
                batch.fill(row, batch.missing(row), law, draw, random, 0);
            }
            List<Integer> negatives = new ArrayList<>(List.of(batch.finishedByEnumeration(row)));
            for (int k = 0; k < batch.count(row); k++) {
                negatives.add(batch.negative(row, k));
            }
            rows.add(negatives);
        }
        return rows;
    }
}
