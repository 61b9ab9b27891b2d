package dev.decoy.benchmarks;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.WeightedItems;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Draws by weight, without a gate; an operation is an item. With a million items the table is larger than most caches. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AliasBenchmark {
    private static final int DRAWS = 4096;

    // A law that is the same for all rows asks none.
    private record AnyRow(int user, int positive, int position, long timeMillis, long userKey, long rowKey)
            implements Row {}

    /** Items in the catalogue. */
    @Param({"27000", "1000000"})
    public int items;

    private final KeyedRandom random = new SeedSequence(7).newRandom();
    private final Row row = new AnyRow(0, 0, 0, 0, 0, 0);
    private ItemProposal.Draw draw;
    private long[] table;

    /** Builds the tables; item {@code i} weighs as the rank {@code i + 40} of a Zipf law, to the power of 0.75. */
    @Setup
    public void build() {
        double[] weights = new double[items];
        for (int item = 0; item < items; item++) {
            weights[item] = StrictMath.pow(item + 40, -0.75);
        }
        draw = WeightedItems.of(weights).bind(random);
        table = new long[items];
    }

    /** From the alias table. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long alias() {
        long sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += draw.next(row);
        }
        return sum;
    }

    /** One random read from a table of that size. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long reference() {
        long sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += table[random.nextInt(table.length)];
        }
        return sum;
    }
}
