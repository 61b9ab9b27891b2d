package dev.decoy.experiment;

import dev.decoy.data.Interactions;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionSource;
import dev.decoy.spi.ConfigException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the interactions, folds and row ids of a run come from: its own config, or an earlier result. Immutable.
 *
 * @param results the folder of the earlier result, then of the one that this took them from, and so on; empty: its own config
 * @param dataFolder what paths of source and split are relative to
 * @param itemsFolder what paths of items are relative to
 * @param seed what the split follows from; null: the seed of the run
 * @param blocks the blocks of the config that were taken over
 */
record DataOrigin(
        List<Path> results,
        Path dataFolder,
        Path itemsFolder,
        @Nullable Long seed,
        Set<String> blocks) {
    DataOrigin {
        results = List.copyOf(results);
        blocks = Set.copyOf(blocks);
    }

    /** That of a run that reads its own data. */
    static DataOrigin own(Path configFolder) {
        return new DataOrigin(List.of(), configFolder, configFolder, null, Set.of());
    }

    /** Whether there is an earlier result. */
    boolean isEarlier() {
        return !results.isEmpty();
    }

    private FinishedRun earlier() throws IOException {
        return FinishedRun.read(results.get(0));
    }

    /**
     * Adds what stands against an earlier result: what is taken over must be what it was made from, and it must not be replaced by
     * what is made from it. Reads the files that are taken over.
     *
     * @param taken sources that are read again
     * @param target where the run will write
     */
    void check(List<InteractionSource> taken, Path target, List<Problem> problems) throws IOException {
        if (!isEarlier()) {
            return;
        }
        try {
            earlier().requireRead(taken);
        } catch (DataException e) {
            problems.add(new Problem(CompletedConfig.RUN, String.valueOf(e.getMessage())));
        }
        Path result = target.toAbsolutePath().normalize();
        if (results.contains(result)) {
            problems.add(new Problem(
                    "output.path", result + " is the result that source.run takes its data from; name another folder"));
        }
    }

    /**
     * Makes sure that what was read again is dealt to folds as in the earlier result.
     *
     * @throws DataException when a fold has another size
     */
    void requireSameFolds(Interactions interactions) throws IOException {
        if (isEarlier()) {
            earlier().requireSameFolds(interactions);
        }
    }

    /** Whether the earlier result has codes that it took over itself, which its data alone do not give again. */
    boolean hasCodesOfOthers() throws IOException {
        return isEarlier() && earlier().configured("vocabulary.from") != null;
    }

    /** The reports of the earlier results. */
    List<Path> reports() {
        return results.stream()
                .map(result -> result.resolve(RunReportFile.NAME))
                .toList();
    }
}
