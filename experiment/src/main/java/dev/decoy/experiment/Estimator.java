package dev.decoy.experiment;

import dev.decoy.data.Interactions;
import dev.decoy.experiment.Estimate.Basis;
import dev.decoy.experiment.Estimate.Dataset;
import dev.decoy.experiment.Estimate.Figure;
import dev.decoy.experiment.config.OutputConfig;
import dev.decoy.experiment.config.SamplingBlock;
import dev.decoy.io.InteractionSource;
import dev.decoy.pipeline.SamplingPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Estimates a run: counts and samples the source, runs the sample ({@link Probe}), and scales what that has written and
 * taken. The result folder is not touched. Used once.
 */
public final class Estimator {
    private static final long MOST_SAMPLED = 200_000;
    private static final long LEAST_SAMPLED = 10_000;
    /** Rows that the probe should write at most, about. */
    private static final long MOST_WRITTEN = 2_000_000;

    private final Experiment experiment;
    private final InteractionSource source;
    private final UserSample sample;
    private final Probe probe;
    private final Figure interactions;
    private final Figure users;
    private final Figure items;

    private Estimator(Experiment experiment, InteractionSource source, UserSample sample, Probe probe) {
        this.experiment = experiment;
        this.source = source;
        this.sample = sample;
        this.probe = probe;
        interactions = interactions();
        users = users();
        items = items();
    }

    /**
     * Estimates the run of an experiment. Reads the source once, up to 2^26 of its rows.
     *
     * @throws dev.decoy.spi.ConfigException as a run of this data would
     * @throws dev.decoy.io.DataException likewise, or when the source does not tell how many rows it has
     * @throws OutputException when the temporary folder cannot be written
     */
    public static Estimate of(Experiment experiment) throws IOException {
        return of(experiment, target(experiment), UserSample.MOST_READ);
    }

    static Estimate of(Experiment experiment, long target, long mostRead) throws IOException {
        Experiment.Checked checked = experiment.check();
        InteractionSource source = experiment.source();
        UserSample sample =
                UserSample.of(source, checked.columns(), experiment.config().rules(), target, mostRead);
        Probe probe = Probe.of(experiment, checked.columns(), sample.held(), !sample.isAll());
        return new Estimator(experiment, source, sample, probe).estimate();
    }

    /** Fewer interactions where each is written many times over. */
    private static long target(Experiment experiment) {
        double written = 1;
        for (SamplingBlock block : experiment.config().draws().blocks().values()) {
            Integer epochs = block.epochs();
            int draws = epochs == null
                    ? 1
                    : block.onlyEpochs().isEmpty() ? epochs : block.onlyEpochs().size();
            written = Math.max(written, 1 + draws * block.negatives().toCount().perUser(100) / 100.0);
        }
        return Math.max(LEAST_SAMPLED, Math.min(MOST_SAMPLED, (long) (MOST_WRITTEN / written)));
    }

    private Estimate estimate() throws IOException {
        List<Dataset> datasets = datasets();
        return new Estimate(List.of(interactions, users, items), datasets, memory(), seconds(datasets), probeInWords());
    }

    private Interactions sampled() {
        return probe.sampled();
    }

    /** Whether every row of the sample is an interaction, so that none is lost of the others either. */
    private boolean keepsAll() {
        return sampled().size() == sample.held().rows() && !sample.dropsRows();
    }

    private Figure interactions() {
        if (sample.isAll()) {
            return new Figure(
                    "interactions", sampled().size(), Basis.EXACT, "counted by the probe, which read them all");
        }
        if (keepsAll()) {
            return sample.rowsExact()
                    ? new Figure("interactions", sample.rows(), Basis.EXACT, "rows of the source")
                    : new Figure("interactions", sample.rows(), Basis.INFERRED, "size of files and mean size of rows");
        }
        double scaled = Math.rint(sampled().size() * sample.scale());
        return new Figure("interactions", scaled, Basis.MEASURED, "the sample's share of rows that are left");
    }

    private Figure users() {
        if (sample.isAll()) {
            return new Figure("users", sampled().userCount(), Basis.EXACT, "counted by the probe");
        }
        double most = sample.users();
        return keepsAll()
                ? new Figure("users", most, Basis.MEASURED, idsRead())
                : new Figure(
                        "users",
                        Math.min(most, Math.rint(sampled().userCount() / sample.share())),
                        Basis.MEASURED,
                        "the sample's share of users that are left");
    }

    private Figure items() {
        return sample.isAll()
                ? new Figure("items", sampled().itemCount(), Basis.EXACT, "counted by the probe")
                : new Figure(
                        "items",
                        Math.max(sample.items(), sampled().itemCount()),
                        Basis.MEASURED,
                        idsRead() + (keepsAll() ? "" : "; fewer where some are dropped"));
    }

    private String idsRead() {
        return (sample.whole() ? "all rows" : String.format(Locale.ROOT, "%,d rows", sample.rowsRead()))
                + ", counted within 2 %";
    }

    private List<Dataset> datasets() {
        List<Dataset> datasets = new ArrayList<>();
        Basis basis = sample.isAll() ? Basis.EXACT : Basis.MEASURED;
        for (Map.Entry<String, Probe.Written> dataset : probe.datasets().entrySet()) {
            Probe.Written written = dataset.getValue();
            double scale = switch (dataset.getKey()) {
                case "items", CatalogueDatasets.VOCABULARY + "/items" ->
                    items.value() / sampled().itemCount();
                case CatalogueDatasets.VOCABULARY + "/users" ->
                    users.value() / sampled().userCount();
                default -> scale();
            };
            long rows = rows(dataset.getKey(), written, scale);
            datasets.add(new Dataset(
                    dataset.getKey(), rows, files(written, rows, scale), Math.round(written.bytes() * scale), basis));
        }
        return datasets;
    }

    private long rows(String name, Probe.Written written, double scale) {
        if (written.rows() > 0) {
            return Math.round(written.rows() * scale);
        }
        if (name.startsWith("candidates/")) {
            return 0; // text of another program, whose lines nobody counts
        }
        return Math.round(name.endsWith("/users") ? users.value() : items.value());
    }

    private double scale() {
        return interactions.value() / sampled().size();
    }

    private long files(Probe.Written written, long rows, double scale) {
        OutputConfig output = experiment.config().output();
        double files = output.fileMegabytes() == null
                ? Math.ceil((double) rows / SamplingPipeline.ROWS_PER_FILE)
                : written.files() == 1
                        ? Math.ceil(scale * written.bytes() / (output.fileMegabytes() * 1e6))
                        : written.files() * scale;
        return Math.max(written.files(), Math.round(files));
    }

    private List<Figure> memory() throws IOException {
        HeapBudget budget =
                HeapBudget.of(sampled(), experiment.config().source().tieBreaker() != null);
        int threads = experiment.settings().threads();
        double heap = budget.heap(interactions.value(), users.value(), items.value(), tableRows(), threads);
        String from = String.format(
                Locale.ROOT,
                "%.0f bytes an interaction, %.0f a user, %.0f an item; %d threads",
                budget.bytesPerInteraction(),
                budget.bytesPerUser(),
                budget.bytesPerItem(),
                threads);
        return List.of(
                new Figure("heap", heap, Basis.INFERRED, from),
                new Figure("process", HeapBudget.process(heap), Basis.INFERRED, "with a heap no larger than that"));
    }

    /** Rows of tables beside the source; those that cannot be known count nothing. */
    private double tableRows() throws IOException {
        double rows = 0;
        List<InteractionSource> inputs = experiment.inputs(source);
        for (InteractionSource table : inputs.subList(1, inputs.size())) {
            for (InteractionSource.Part part : table.parts()) {
                rows += part.rowCount().map(InteractionSource.RowCount::rows).orElse(0L);
            }
        }
        return rows;
    }

    private List<Figure> seconds(List<Dataset> datasets) throws IOException {
        double more = scale() - 1;
        Probe.Times cold = probe.cold();
        Probe.Times warm = probe.warm();
        double read = sample.secondsOfAll() + cold.read() + warm.read() * more;
        double write = cold.write() + warm.write() * more / speedup(datasets);
        double digest = cold.digest() + warm.digest() * more + inputBytes() * digestSecondsPerByte();
        Basis basis = Basis.MEASURED;
        return List.of(
                new Figure("read", read, basis, "the pass over the source, and the probe"),
                new Figure("sample and write", write, basis, "the probe, by as many threads as files let work"),
                new Figure("digest", digest, basis, "the probe"),
                new Figure("total", read + write + digest, basis, "without the start of the process"));
    }

    /** Files are written side by side, each by one thread. */
    private double speedup(List<Dataset> datasets) {
        int threads =
                Math.min(experiment.settings().threads(), Runtime.getRuntime().availableProcessors());
        double one = 0;
        double many = 0;
        for (Dataset dataset : datasets) {
            double turns = Math.ceil((double) dataset.files() / threads);
            one += dataset.rows();
            many += dataset.rows() * turns / dataset.files();
        }
        return many == 0 ? 1 : one / many;
    }

    private double inputBytes() throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (InteractionSource input : experiment.inputs(source)) {
            input.parts().forEach(part -> part.file().ifPresent(files::add));
        }
        double bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private double digestSecondsPerByte() {
        long bytes = probe.datasets().values().stream()
                .mapToLong(Probe.Written::bytes)
                .sum();
        return probe.warm().digest() / Math.max(1, bytes);
    }

    private String probeInWords() {
        String rows = String.format(
                Locale.ROOT,
                "%,d rows of %,d users",
                sample.held().rows(),
                sampled().userCount());
        if (sample.isAll()) {
            return rows + ", which is all";
        }
        return rows
                + (sample.whole()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " among the %,d rows that were read; where rows of a user are spread over all, folds may differ",
                                sample.rowsRead()));
    }
}
