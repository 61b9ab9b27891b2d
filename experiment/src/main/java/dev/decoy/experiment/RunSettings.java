package dev.decoy.experiment;

import dev.decoy.experiment.config.OutputConfig.IfExists;
import java.nio.file.Path;

/**
 * Where and how an experiment runs.
 *
 * @param name the experiment's name
 * @param configFolder what input paths are relative to
 * @param resultFolder where the result will stand
 * @param ifExists what to do with an earlier result
 * @param threads threads that work at once
 */
public record RunSettings(String name, Path configFolder, Path resultFolder, IfExists ifExists, int threads) {
    /** Whether an earlier result may be replaced. */
    public boolean overwrite() {
        return ifExists == IfExists.OVERWRITE;
    }
}
