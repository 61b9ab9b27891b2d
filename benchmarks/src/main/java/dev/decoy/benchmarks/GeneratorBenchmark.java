package dev.decoy.benchmarks;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Random numbers; an operation is one of 64 bits. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.SECONDS)
public class GeneratorBenchmark {
    private static final int ROWS = 1024;
    private static final int PER_ROW = 4;

    private final KeyedRandom keyed = new SeedSequence(7).newRandom();
    private final SplittableRandom splittable = new SplittableRandom(7);

    /** A jump to each row, and four numbers there. */
    @Benchmark
    @OperationsPerInvocation(ROWS * PER_ROW)
    public long keyed() {
        long sum = 0;
        for (int row = 0; row < ROWS; row++) {
            keyed.at(row >> 6, row);
            for (int i = 0; i < PER_ROW; i++) {
                sum += keyed.nextLong();
            }
        }
        return sum;
    }

    /** One stream of the JDK's fastest generator. */
    @Benchmark
    @OperationsPerInvocation(ROWS * PER_ROW)
    public long reference() {
        long sum = 0;
        for (int i = 0; i < ROWS * PER_ROW; i++) {
            sum += splittable.nextLong();
        }
        return sum;
    }
}
