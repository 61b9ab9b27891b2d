package dev.decoy.experiment.config;

import dev.decoy.spi.Doc;
import org.jspecify.annotations.Nullable;

/** How a run uses the machine; changes no result. */
public record RunConfig(
        @Doc("threads that work at once, at least 1; all cores when left out") @Nullable
        Integer threads) {
    public RunConfig {
        if (threads != null && threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
    }

    /** The number of threads to use here. */
    public int threadCount() {
        return threads != null ? threads : Runtime.getRuntime().availableProcessors();
    }
}
