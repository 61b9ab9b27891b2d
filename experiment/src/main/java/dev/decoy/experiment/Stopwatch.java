package dev.decoy.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wall time by step. Thread-confined. */
final class Stopwatch {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final long start = System.nanoTime();
    private long last = start;

    /** Ends a step that began when the former one ended. */
    void lap(String step) {
        long now = System.nanoTime();
        seconds.merge(step, rounded(now - last), Double::sum);
        last = now;
    }

    /** Seconds since the start. */
    double total() {
        return rounded(System.nanoTime() - start);
    }

    /** Seconds by step, in their order. */
    Map<String, Double> seconds() {
        return Collections.unmodifiableMap(seconds);
    }

    private static double rounded(long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }
}
