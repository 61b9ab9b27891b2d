package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.testkit.ChiSquare;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where a well-known sampler draws by the law that it states, Decoy draws by the same law. The laws are written down from their
 * definitions; a million draws are counted in ten cells, where a shift of half of them by one percent is found.
 */
class PeerLawsTest {
    private static final int DRAWS = 31 * 32_767;
    private static final PeerCatalogue CATALOGUE = new PeerCatalogue();

    /**
     * A law: the weight of an item by its count in the data and its rank by that count, 0 the highest.
     *
     * @param peer who draws so
     * @param spec how Decoy is told to
     * @param known what is left out beside the row's own positive
     * @param law before exclusion; what is left out loses its weight and the others keep their proportions
     */
    record Peer(String peer, Map<String, Object> spec, KnownItems known, Law law) {
        @Override
        public String toString() {
            return peer;
        }
    }

    interface Law {
        double weight(int count, int rank);
    }

    static Stream<Peer> peers() {
        Map<String, Object> uniform = Map.of("type", "uniform");
        Law alike = (count, rank) -> 1;
        Law zipf = (count, rank) -> Math.log((rank + 2.0) / (rank + 1.0));
        return Stream.of(
                new Peer("RecBole uniform; NCF training and its 99 candidates", uniform, KnownItems.TRAIN, alike),
                new Peer("PyG structured, DGL global uniform: what is no edge", uniform, KnownItems.TRAIN, alike),
                new Peer(
                        "DGL per-source uniform, MF of Rendle et al.: nothing is known",
                        uniform,
                        KnownItems.NONE,
                        alike),
                new Peer("RecBole popularity, alpha 1", popularity(1), KnownItems.TRAIN, (count, rank) -> count),
                new Peer(
                        "RecBole popularity, alpha 0.5",
                        popularity(0.5),
                        KnownItems.TRAIN,
                        (count, rank) -> Math.sqrt(count)),
                new Peer(
                        "implicit and LightFM BPR with redraws: the item of any interaction",
                        popularity(1),
                        KnownItems.TRAIN,
                        (count, rank) -> count),
                new Peer(
                        "word2vec, recpack: unigram to the 3/4",
                        popularity(0.75),
                        KnownItems.NONE,
                        (count, rank) -> Math.pow(count, 0.75)),
                new Peer(
                        "TensorFlow fixed_unigram, distortion 2",
                        popularity(2),
                        KnownItems.NONE,
                        (count, rank) -> (double) count * count),
                new Peer(
                        "LibKGE frequency, smoothing 1",
                        Map.of("type", "popularity", "exponent", 1.0, "smoothing", 1.0),
                        KnownItems.NONE,
                        (count, rank) -> count + 1),
                new Peer(
                        "apple inverse popularity",
                        Map.of("type", "inverse-popularity", "smoothing", 0.0),
                        KnownItems.NONE,
                        (count, rank) -> 1.0 / count),
                new Peer("TensorFlow and Merlin log_uniform", Map.of("type", "log-uniform"), KnownItems.NONE, zipf),
                new Peer("log_uniform with avoided values", Map.of("type", "log-uniform"), KnownItems.TRAIN, zipf),
                new Peer(
                        "EasyRec: weights of an item table",
                        Map.of("type", "weights-file", "path", "items"),
                        KnownItems.TRAIN,
                        (count, rank) -> PeerCatalogue.weightOfRank(rank)));
    }

    private static Map<String, Object> popularity(double exponent) {
        return Map.of("type", "popularity", "exponent", exponent);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void drawsFollowTheLawOfThePeer(Peer peer) {
        double[] law = CATALOGUE.cells(CATALOGUE.eligible(peer.known(), peer.law()));
        assertThat(ChiSquare.of(CATALOGUE.cells(drawn(peer.spec(), peer.known())), law))
                .as("chi-square of %s draws, which a correct sampler exceeds once in a million", DRAWS)
                .isLessThan(ChiSquare.bound(law));
    }

    /** Half of the draws alike, half by count: parts lose different shares by exclusion, and each keeps its half. */
    @Test
    void aMixtureFollowsTheLawOfBigGraph() {
        Map<String, Object> half = Map.of("strategy", Map.of("type", "uniform"));
        Map<String, Object> other = Map.of("strategy", popularity(1));
        double[] alike = CATALOGUE.eligible(KnownItems.TRAIN, (count, rank) -> 1);
        double[] byCount = CATALOGUE.eligible(KnownItems.TRAIN, (count, rank) -> count);
        double[] mixed = new double[alike.length];
        for (int item = 0; item < mixed.length; item++) {
            mixed[item] = alike[item] / sum(alike) + byCount[item] / sum(byCount);
        }
        double[] law = CATALOGUE.cells(mixed);
        int[] drawn = drawn(Map.of("type", "mixture", "parts", List.of(half, other)), KnownItems.TRAIN);
        assertThat(ChiSquare.of(CATALOGUE.cells(drawn), law)).isLessThan(ChiSquare.bound(law));
    }

    /** TensorFlow's {@code unique} and MS recommenders' draws without replacement: each item once, what is left in proportion. */
    @ParameterizedTest
    @MethodSource("peers")
    void orderedPairsWithoutReplacementAreThoseOfSuccessiveDraws(Peer peer) {
        double[] cells = CATALOGUE.cellsOfPairs(CATALOGUE.eligible(peer.known(), peer.law()));
        SampleBatch batch = CATALOGUE.batch(
                new SamplingPolicy(new NegativeCount.PerPositive(2), Distinct.PER_POSITIVE, peer.known()));
        int[] pairs = new int[cells.length];
        for (int seed = 0; seed < 200_000; seed++) {
            CATALOGUE.draw(batch, peer.spec(), seed, 1);
            pairs[CATALOGUE.cellOfPair(batch.negative(0, 0), batch.negative(0, 1))]++;
        }
        assertThat(ChiSquare.of(pairs, cells))
                .as("chi-square of 200,000 pairs, which a correct sampler exceeds once in a million")
                .isLessThan(ChiSquare.bound(cells));
    }

    @Test
    void aLawThatIsOffByOnePercentInHalfOfTheCellsIsFound() {
        double[] law = CATALOGUE.cells(CATALOGUE.eligible(KnownItems.TRAIN, (count, rank) -> 1));
        for (int cell = 0; cell < law.length; cell++) {
            law[cell] *= cell % 2 == 0 ? 1.01 : 0.99;
        }
        assertThat(ChiSquare.of(CATALOGUE.cells(drawn(Map.of("type", "uniform"), KnownItems.TRAIN)), law))
                .isGreaterThan(ChiSquare.bound(law));
    }

    @Test
    void theNeighbourOfAKnownItemInItsPlaceWouldBeFound() {
        double[] law = CATALOGUE.eligible(KnownItems.TRAIN, (count, rank) -> 1);
        double[] shifted = law.clone();
        for (int item = 0; item < law.length; item++) {
            // What falls on a known item goes to the next one that is not.
            int next = item;
            while (law[next] == 0) {
                next = (next + 1) % law.length;
            }
            shifted[next] += law[item] == 0 ? 1 : 0;
        }
        assertThat(ChiSquare.of(
                        CATALOGUE.cells(drawn(Map.of("type", "uniform"), KnownItems.TRAIN)), CATALOGUE.cells(shifted)))
                .isGreaterThan(ChiSquare.bound(CATALOGUE.cells(shifted)));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** How often each item came. */
    private static int[] drawn(Map<String, Object> spec, KnownItems known) {
        SampleBatch batch =
                CATALOGUE.batch(new SamplingPolicy(new NegativeCount.PerPositive(32_767), Distinct.NONE, known));
        int[] counts = new int[PeerCatalogue.ITEMS];
        for (int seed = 0; seed < 31; seed++) {
            CATALOGUE.draw(batch, spec, seed, 1);
            for (int k = 0; k < batch.count(0); k++) {
                counts[batch.negative(0, k)]++;
            }
        }
        return counts;
    }
}
