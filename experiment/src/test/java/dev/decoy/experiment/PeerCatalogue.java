package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.ArraySource;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.Role;
import dev.decoy.spi.Spec;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * 100 items of very different counts, ids in another order than counts, and a user who knows 30 of them; ten cells: five bands of
 * counts, in each the items right after a known one apart from the others. Thread-confined.
 */
final class PeerCatalogue {
    static final int ITEMS = 100;
    private static final int BANDS = 5;

    private final Interactions interactions = log();
    private final int user = interactions.userIds().code("user");
    private final int[] ranks = new int[ITEMS];
    private final boolean[] known = new boolean[ITEMS];
    private final Map<Map<String, Object>, NegativeSampler> built = new HashMap<>();

    PeerCatalogue() {
        for (int item = 0; item < ITEMS; item++) {
            for (int other = 0; other < ITEMS; other++) {
                int more = count(other) - count(item);
                ranks[item] += more > 0 || (more == 0 && other < item) ? 1 : 0;
            }
        }
        for (int at = interactions.rowStart(user); at < interactions.rowEnd(user); at++) {
            known[interactions.item(at)] = true;
        }
    }

    /** Item i is taken 1 + 60 / (1 + its place in a shuffle) times; every third of them, roughly, by "user" too. */
    private static Interactions log() {
        EventLog log = new EventLog();
        int others = 1000;
        for (int item = 0; item < ITEMS; item++) {
            int place = item * 37 % ITEMS;
            for (int i = 0; i < 1 + 60 / (1 + place); i++) {
                log.add("other" + others++, id(item), 1000);
            }
            if (item * item % 10 == 1 || item % 10 == 4) {
                log.add("user", id(item), 1000L * (item + 1));
            }
        }
        return log.interactions();
    }

    private static String id(int item) {
        return "item" + (1000 + item);
    }

    private int count(int item) {
        return DataContext.of(interactions).stats().interactionCount(item);
    }

    static double weightOfRank(int rank) {
        return rank % 7;
    }

    /** A law by item code, 0 where the first row of the user may not be given it. */
    double[] eligible(KnownItems scope, PeerLawsTest.Law law) {
        double[] weights = new double[ITEMS];
        int positive = interactions.item(interactions.rowStart(user));
        for (int item = 0; item < ITEMS; item++) {
            boolean out = item == positive || (scope == KnownItems.TRAIN && known[item]);
            weights[item] = out ? 0 : law.weight(count(item), ranks[item]);
        }
        return weights;
    }

    private int cell(int item) {
        boolean besideKnown = item > 0 && known[item - 1];
        return 2 * (ranks[item] * BANDS / ITEMS) + (besideKnown ? 1 : 0);
    }

    double[] cells(double[] weights) {
        double[] cells = new double[2 * BANDS];
        for (int item = 0; item < ITEMS; item++) {
            cells[cell(item)] += weights[item];
        }
        return cells;
    }

    int[] cells(int[] counts) {
        int[] cells = new int[2 * BANDS];
        for (int item = 0; item < ITEMS; item++) {
            cells[cell(item)] += counts[item];
        }
        return cells;
    }

    /** The band of the first and that of the second. */
    int cellOfPair(int first, int second) {
        return cell(first) / 2 * BANDS + cell(second) / 2;
    }

    /** The law of two successive draws, what was drawn first being left out of the second. */
    double[] cellsOfPairs(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double[] cells = new double[BANDS * BANDS];
        for (int first = 0; first < ITEMS; first++) {
            for (int second = 0; second < ITEMS; second++) {
                cells[cellOfPair(first, second)] +=
                        first == second ? 0 : weights[first] / sum * weights[second] / (sum - weights[first]);
            }
        }
        return cells;
    }

    SampleBatch batch(SamplingPolicy policy) {
        return new SampleBatch(interactions, policy);
    }

    /** Draws for the first rows of the user. */
    void draw(SampleBatch batch, Map<String, Object> strategy, long seed, int rows) {
        int[] positions = new int[rows];
        for (int row = 0; row < rows; row++) {
            positions[row] = interactions.rowStart(user) + row;
        }
        batch.load(positions, 0, rows);
        built.computeIfAbsent(strategy, this::build)
                .newWorker(new SeedSequence(seed))
                .sample(batch);
    }

    private NegativeSampler build(Map<String, Object> strategy) {
        Map<String, Object> options = new HashMap<>(strategy);
        String type = Objects.requireNonNull(options.remove("type")).toString();
        return DataContext.of(interactions)
                .withTable("items", weights())
                .create("strategy", new Spec<>(type, options, Role.STRATEGY));
    }

    private ArraySource weights() {
        List<String> ids = new ArrayList<>();
        ColumnVector weights = new ColumnVector(ValueType.FLOAT64);
        weights.ensureCapacity(ITEMS);
        for (int item = 0; item < ITEMS; item++) {
            ids.add(interactions.itemIds().id(item));
            weights.doubles()[item] = weightOfRank(ranks[item]);
        }
        return ArraySource.of(ids, ids, null).column("weight", weights);
    }
}
