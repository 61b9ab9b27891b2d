package dev.decoy.experiment;

import java.nio.file.Path;

/**
 * Where and how an experiment runs.
 *
 * @param name the experiment's name
 * @param configFolder what input paths are relative to
 * @param resultFolder where the result will stand
 * @param overwrite whether an earlier result may be replaced
 * @param threads threads that work at once
 */
public record RunSettings(String name, Path configFolder, Path resultFolder, boolean overwrite, int threads) {}
