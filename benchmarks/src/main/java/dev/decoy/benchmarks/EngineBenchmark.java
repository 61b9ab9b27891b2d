package dev.decoy.benchmarks;

import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Negatives in memory, {@code distinct: none}. An operation is a batch of whole users; {@code negatives} counts what matters.
 */
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EngineBenchmark {
    /** What is counted. */
    @State(Scope.Thread)
    @AuxCounters
    public static class Drawn {
        /** Negatives that were drawn. */
        public long negatives;
    }

    /** A thread's batch and worker. */
    @State(Scope.Thread)
    public static class Engine {
        private Rows rows;
        private Turn turn;
        private SampleBatch batch;
        private NegativeSampler.Worker worker;

        /** Begins at the thread's place. */
        @Setup
        public void begin(Rows shared, ThreadParams thread) {
            rows = shared;
            turn = new Turn(shared, thread);
            batch = shared.newBatch();
            worker = shared.newWorker();
        }

        void load() {
            turn.next();
            rows.load(batch, turn.firstUser(), turn.endUser());
        }

        SampleBatch draw() {
            worker.sample(batch);
            return batch;
        }

        long drawn() {
            return (long) batch.rows() * rows.perPositive;
        }
    }

    /** The same, given its rows outside of what is measured. */
    public static class LoadedEngine extends Engine {
        /** Loads a batch. */
        @Setup(Level.Invocation)
        public void next() {
            load();
        }
    }

    /** A thread's plain loop. */
    @State(Scope.Thread)
    public static class Plain {
        private Turn turn;
        private ReferenceLoop loop;

        /** Begins at the thread's place. */
        @Setup
        public void begin(Rows rows, ThreadParams thread) {
            turn = new Turn(rows, thread);
            loop = new ReferenceLoop(rows.interactions(), rows.perPositive);
        }
    }

    /** Draws for rows that are loaded. */
    @Benchmark
    public SampleBatch draw(LoadedEngine engine, Drawn drawn) {
        drawn.negatives += engine.drawn();
        return engine.draw();
    }

    /** Loads rows and draws for them, as a run does. */
    @Benchmark
    public SampleBatch loadAndDraw(Engine engine, Drawn drawn) {
        engine.load();
        drawn.negatives += engine.drawn();
        return engine.draw();
    }

    /** The plain loop, always uniform. */
    @Benchmark
    public int[] reference(Plain plain, Drawn drawn) {
        plain.turn.next();
        drawn.negatives += plain.loop.draw(plain.turn.firstUser(), plain.turn.endUser());
        return plain.loop.negatives();
    }
}
