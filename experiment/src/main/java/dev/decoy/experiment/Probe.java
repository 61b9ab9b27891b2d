package dev.decoy.experiment;

import dev.decoy.data.Interactions;
import dev.decoy.io.InteractionColumns;
import dev.decoy.pipeline.DatasetReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An experiment run on a sample, from reading to the digests of what was written, by one thread, into a temporary folder
 * that is removed. First from cold, as a run begins; then again and again, as a run goes on once its code is compiled.
 *
 * @param cold seconds of the first time
 * @param warm seconds of the fastest time after it; of the first where the sample is all there is
 * @param sampled the interactions of the sample, split
 * @param datasets what was written, by name
 */
record Probe(Times cold, Times warm, Interactions sampled, Map<String, Written> datasets) {
    private static final int MOST_ROUNDS = 5;
    private static final double ENOUGH_SECONDS = 3;

    /**
     * Seconds by step.
     *
     * @param read from rows in memory to interactions that are split
     * @param write from these to files
     * @param digest of the files
     */
    record Times(double read, double write, double digest) {
        double total() {
            return read + write + digest;
        }
    }

    /**
     * A dataset.
     *
     * @param rows its rows; 0 for those that the pipeline does not report
     * @param files how many files it has
     * @param bytes their size
     */
    record Written(long rows, int files, long bytes) {}

    /**
     * Runs it.
     *
     * @param again whether to time it warm, too
     * @throws OutputException when the temporary folder cannot be written
     */
    static Probe of(Experiment experiment, InteractionColumns columns, HeldRows rows, boolean again)
            throws IOException {
        Path folder = Files.createTempDirectory("decoy-estimate");
        try {
            Probe first = once(experiment, columns, rows, folder.resolve("probe"));
            Times warm = first.cold();
            double spent = 0;
            for (int round = 0; again && round < MOST_ROUNDS && (round < 2 || spent < ENOUGH_SECONDS); round++) {
                Times times =
                        once(experiment, columns, rows, folder.resolve("probe")).cold();
                spent += times.total();
                warm = times.total() < warm.total() ? times : warm;
            }
            return new Probe(first.cold(), warm, first.sampled(), first.datasets());
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private static Probe once(Experiment experiment, InteractionColumns columns, HeldRows rows, Path target)
            throws IOException {
        try (ResultFolder folder = ResultFolder.open(target, false)) {
            ExperimentRun run = experiment.newProbe();
            Clock clock = new Clock();
            Interactions interactions = run.read(rows, columns);
            double read = clock.lap();
            List<DatasetReport> reports = write(run, interactions, columns, folder);
            double write = clock.lap();
            List<Path> files = files(folder.work());
            for (Path file : files) {
                Digests.sha256(file);
            }
            Times times = new Times(read, write, clock.lap());
            return new Probe(times, times, interactions, datasets(folder.work(), files, reports));
        }
    }

    private static List<DatasetReport> write(
            ExperimentRun run, Interactions interactions, InteractionColumns columns, ResultFolder folder) {
        try {
            return run.write(interactions, columns, folder);
        } catch (IOException e) {
            throw new OutputException(
                    "cannot write the probe to " + folder.work() + ": " + e.getMessage()
                            + "; nothing was left behind, let java.io.tmpdir name a folder with room for it",
                    e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Those that are reported in their order, then the others. */
    private static Map<String, Written> datasets(Path folder, List<Path> files, List<DatasetReport> reports)
            throws IOException {
        Map<String, List<Path>> byName = new LinkedHashMap<>();
        reports.forEach(report -> byName.put(report.name(), new ArrayList<>()));
        for (Path file : files) {
            String name = String.join("/", names(folder.relativize(file.getParent())));
            byName.computeIfAbsent(name, any -> new ArrayList<>()).add(file);
        }
        Map<String, Written> datasets = new LinkedHashMap<>();
        for (Map.Entry<String, List<Path>> dataset : byName.entrySet()) {
            long bytes = 0;
            for (Path file : dataset.getValue()) {
                bytes += Files.size(file);
            }
            long rows = reports.stream()
                    .filter(report -> report.name().equals(dataset.getKey()))
                    .mapToLong(DatasetReport::rows)
                    .sum();
            datasets.put(dataset.getKey(), new Written(rows, dataset.getValue().size(), bytes));
        }
        return datasets;
    }

    private static List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.toString()));
        return names;
    }

    /** Wall time, as it is not rounded. */
    private static final class Clock {
        private long last = System.nanoTime();

        double lap() {
            long now = System.nanoTime();
            double seconds = (now - last) / 1e9;
            last = now;
            return seconds;
        }
    }
}
