package dev.decoy.testkit;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What a strategy draws on fixed data, as lines that can be checked in: a change of the draws then shows in a test. */
public final class DrawnRows {
    private static final int USERS = 10;
    private static final int ROWS_PER_USER = 5;
    private static final int ITEMS = 30;

    private DrawnRows() {}

    /** Ten users of five interactions with 30 items, low items more often; some at equal times. */
    public static Interactions interactions() {
        EventLog log = new EventLog();
        for (int user = 0; user < USERS; user++) {
            for (int i = 0; i < ROWS_PER_USER; i++) {
                int item = (user * user + 7 * i + i * i * user) % ITEMS;
                log.add("u" + user, "i" + (10 + Math.min(item, (item * 13) % ITEMS)), 1000L * (i / 2));
            }
        }
        return log.interactions();
    }

    /** {@code user positive: negatives}, three negatives for each of the 50 rows, drawn with seed 42. */
    public static List<String> of(NegativeSampler sampler, Interactions interactions) {
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(3, KnownItems.TRAIN));
        batch.loadUsers(0, interactions.userCount(), EnumSet.of(Fold.TRAIN));
        sampler.newWorker(new SeedSequence(42)).sample(batch);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            StringBuilder line =
                    new StringBuilder(interactions.userIds().id(batch.row(row).user()));
            line.append(' ')
                    .append(interactions.itemIds().id(batch.row(row).positive()))
                    .append(':');
            for (int k = 0; k < batch.count(row); k++) {
                line.append(' ').append(interactions.itemIds().id(batch.negative(row, k)));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
