package dev.decoy.benchmarks;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.parquet.ParquetSource;
import dev.decoy.io.synthetic.SyntheticConfig;
import dev.decoy.io.synthetic.SyntheticSource;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Interactions and what draws for them, shared by all threads: those of a file, or generated ones of the shape of M. */
@State(Scope.Benchmark)
public class Rows {
    private static final int USERS = 138_000;
    private static final int ITEMS = 27_000;
    // As the engine cuts them.
    private static final int ROWS_PER_BATCH = 16_384;

    /** A Parquet file with columns user_id and item_id; none: generated. */
    @Param("")
    public String data = "";

    /** How many are generated; M has 20,000,000. */
    @Param("2000000")
    public int interactions = 2_000_000;

    /** What negatives are drawn by. */
    @Param
    public Law law = Law.UNIFORM;

    /** Negatives per positive. */
    @Param("4")
    public int perPositive = 4;

    private Interactions rows;
    private RowSelection selection;
    private NegativeSampler sampler;

    /** Reads or generates. */
    @Setup
    public void read() throws IOException {
        rows = data.isEmpty()
                ? generated(interactions)
                : Interactions.read(
                        new ParquetSource(Path.of(data)), InteractionColumns.of("user_id", "item_id", null));
        selection = RowSelection.of(rows, EnumSet.of(Fold.TRAIN));
        sampler = law.over(rows);
    }

    static Interactions generated(int count) throws IOException {
        var source = new SyntheticSource(SyntheticConfig.of(USERS, ITEMS, count, 7));
        return Interactions.read(source, InteractionColumns.of("user", "item", "timestamp"));
    }

    Interactions interactions() {
        return rows;
    }

    NegativeSampler.Worker newWorker() {
        return sampler.newWorker(new SeedSequence(7));
    }

    SampleBatch newBatch() {
        return new SampleBatch(
                rows, new SamplingPolicy(new NegativeCount.PerPositive(perPositive), Distinct.NONE, KnownItems.TRAIN));
    }

    void load(SampleBatch batch, int firstUser, int endUser) {
        batch.loadUsers(firstUser, endUser, selection);
    }

    /** Where a batch ends that begins with a user. */
    int endOfBatch(int firstUser) {
        int end = firstUser + 1;
        while (end < rows.userCount() && rows.rowStart(end + 1) - rows.rowStart(firstUser) <= ROWS_PER_BATCH) {
            end++;
        }
        return end;
    }
}
