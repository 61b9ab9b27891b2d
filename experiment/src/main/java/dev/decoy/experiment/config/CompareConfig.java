package dev.decoy.experiment.config;

import dev.decoy.spi.Doc;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The evaluation, repeated under several seeds, as one table. */
public record CompareConfig(
        @Doc("seeds that the evaluation is repeated under: candidates are drawn, and models trained, anew for each")
        List<Long> seeds,

        @Doc("the model that the others are tested against; evaluation.baseline when left out") @Nullable
        String baseline) {
    public CompareConfig {
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("seeds must name at least one seed, was an empty list");
        }
        if (new HashSet<>(seeds).size() < seeds.size()) {
            throw new IllegalArgumentException("seeds must be different, was " + seeds);
        }
    }
}
