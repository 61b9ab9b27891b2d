package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.internal.layout.CandidateLayout;
import dev.decoy.internal.layout.ListwiseLayout;
import dev.decoy.internal.layout.PairwiseLayout;
import dev.decoy.internal.layout.PointwiseLayout;
import dev.decoy.internal.layout.RowLayout;
import dev.decoy.internal.layout.SequenceLayout;
import dev.decoy.internal.shuffle.ShuffleOrder;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Layout;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowLimits;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SamplingPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One pass from positives to written examples: draws the negatives of the rows in some folds and writes each row to the
 * dataset of its fold.
 *
 * <pre>{@code
 * SamplingPipeline.over(interactions)
 *         .sampler(sampler)
 *         .negativesPerPositive(4)
 *         .seeds(new SeedSequence(42))
 *         .writeTo(sink)
 *         .run();
 * }</pre>
 *
 * <p>The output is the same for any number of threads. Thread-confined while it is set up.
 */
public final class SamplingPipeline {
    /** Rows of output per file, roughly: users are never cut in two. */
    public static final long ROWS_PER_FILE = 1L << 22;

    private final Interactions interactions;
    private Set<Fold> folds = EnumSet.of(Fold.TRAIN);
    private Map<Fold, RowLimits> rowLimits = Map.of();
    private @Nullable NegativeSampler sampler;
    private SamplingPolicy policy = SamplingPolicy.perPositive(1, KnownItems.TRAIN);
    private ExampleOptions options = ExampleOptions.of(Layout.POINTWISE);
    private List<FeatureJoiner> features = List.of();
    private @Nullable ItemPresence presence;
    private SeedSequence seeds = new SeedSequence(42);
    private @Nullable ExampleSink sink;
    private Function<Fold, String> datasets = Fold::label;
    private boolean candidates;
    private RowOrdering ordering = RowOrdering.BY_USER;
    private int threads = Runtime.getRuntime().availableProcessors();
    private long rowsPerFile = ROWS_PER_FILE;
    private long bytesPerFile;
    private Progress progress = Progress.NONE;

    private SamplingPipeline(Interactions interactions) {
        this.interactions = interactions;
    }

    /** A pipeline over the rows of TRAIN. */
    public static SamplingPipeline over(Interactions interactions) {
        return new SamplingPipeline(interactions);
    }

    /** The folds whose positives become rows; those of a user are drawn for together. */
    public SamplingPipeline folds(Set<Fold> chosen) {
        folds = EnumSet.copyOf(chosen);
        return this;
    }

    /** Limits to the positives that become rows, by fold; all others still are known items, history and statistics. */
    public SamplingPipeline rowLimits(Map<Fold, RowLimits> limits) {
        rowLimits = Map.copyOf(limits);
        return this;
    }

    /** The strategy; without one, positives are written alone. */
    public SamplingPipeline sampler(NegativeSampler chosen) {
        sampler = chosen;
        return this;
    }

    /** Writes positives alone, as a pipeline does that was given no strategy. */
    public SamplingPipeline withoutSampler() {
        sampler = null;
        return this;
    }

    /** How many negatives, whether distinct, and what is known. */
    public SamplingPipeline policy(SamplingPolicy chosen) {
        policy = chosen;
        return this;
    }

    /** {@code count} negatives for each positive, distinct within it, none known to the user in TRAIN. */
    public SamplingPipeline negativesPerPositive(int count) {
        return policy(SamplingPolicy.perPositive(count, KnownItems.TRAIN));
    }

    /** What the rows look like. */
    public SamplingPipeline options(ExampleOptions chosen) {
        options = chosen;
        return this;
    }

    /** What the report counts negatives against; by default what the interactions tell. */
    public SamplingPipeline presence(ItemPresence chosen) {
        presence = chosen;
        return this;
    }

    /** What is joined onto them, in this order. */
    public SamplingPipeline features(List<FeatureJoiner> joiners) {
        features = List.copyOf(joiners);
        return this;
    }

    /** The seeds of the draws; epochs take {@code seeds.child(epoch)}. */
    public SamplingPipeline seeds(SeedSequence chosen) {
        seeds = chosen;
        return this;
    }

    /** Where the rows go. */
    public SamplingPipeline writeTo(ExampleSink chosen) {
        sink = chosen;
        return this;
    }

    /** The dataset of a fold's rows; the fold's name by default. */
    public SamplingPipeline datasets(Function<Fold, String> names) {
        datasets = names;
        return this;
    }

    /** Writes evaluation candidates instead of examples: {@code row_id, user, item, label}, the positive anywhere among them. */
    public SamplingPipeline asCandidates() {
        candidates = true;
        return this;
    }

    /** The order of the rows; by user unless it is chosen. Candidates always stand by user. */
    public SamplingPipeline ordering(RowOrdering chosen) {
        ordering = chosen;
        return this;
    }

    /** Threads that work; the processors by default. */
    public SamplingPipeline threads(int count) {
        threads = count;
        return this;
    }

    /** Rows of output per file; {@link #ROWS_PER_FILE} by default. */
    public SamplingPipeline rowsPerFile(long rows) {
        rowsPerFile = rows;
        return this;
    }

    /** The size of files, as {@link dev.decoy.io.Schema#bytesPerRow} makes it a number of rows; it replaces that of {@link #rowsPerFile}. */
    public SamplingPipeline bytesPerFile(long bytes) {
        bytesPerFile = bytes;
        return this;
    }

    /** Who is told how far it is. */
    public SamplingPipeline progress(Progress listener) {
        progress = listener;
        return this;
    }

    /**
     * Draws and writes everything.
     *
     * @return one report per fold that has rows, in the order of {@link Fold}
     * @throws IOException when the sink cannot write
     * @throws SamplingException when the strategy or a joiner fails
     */
    public List<DatasetReport> run() throws IOException {
        if (sink == null) {
            throw new IllegalStateException("a pipeline needs a sink; call writeTo");
        }
        SamplingPolicy used = sampler != null
                ? policy
                : new SamplingPolicy(new NegativeCount.PerPositive(0), Distinct.NONE, KnownItems.NONE);
        int most = used.negatives().most();
        RowLayout layout = layout(most);
        RowSelection selection = RowSelection.of(interactions, folds, rowLimits);
        Path spill = ordering.spillFolder();
        if (spill == null || candidates) {
            return runPartitions(used, selection, layout, sink);
        }
        ShuffleOrder order = new ShuffleOrder(
                seeds.child("order").value(), 0, layout.drawColumn(), ordering.unit() == RowOrdering.Unit.POSITIVE);
        try (ShuffledRun shuffled =
                new ShuffledRun(mostRows(selection, layout, most), rowsPerFile(layout), layout, order, spill, sink)) {
            List<DatasetReport> written = new ArrayList<>();
            for (DatasetReport report : runPartitions(used, selection, layout, shuffled)) {
                written.add(shuffled.write(report, new WorkPool(threads)));
            }
            return written;
        }
    }

    private Map<String, Long> mostRows(RowSelection selection, RowLayout layout, int negatives) {
        Map<String, Long> mostRows = new LinkedHashMap<>();
        for (Fold fold : selection.folds()) {
            long rows = 0;
            for (int user = 0; user < interactions.userCount(); user++) {
                rows += layout.mostRows(selection.count(user, fold), negatives);
            }
            mostRows.put(datasets.apply(fold), rows);
        }
        return mostRows;
    }

    private List<DatasetReport> runPartitions(
            SamplingPolicy used, RowSelection selection, RowLayout layout, ExampleSink target) throws IOException {
        int most = used.negatives().most();
        PartitionPlan plan = PartitionPlan.of(
                interactions.userCount(), user -> layout.mostRows(selection.count(user), most), rowsPerFile(layout));
        ItemPresence there = presence != null ? presence : ItemPresence.of(interactions);
        PartitionRun partition =
                new PartitionRun(interactions, selection, sampler, used, seeds, layout, there, datasets, target);
        String first = datasets.apply(selection.folds().iterator().next());
        AtomicInteger done = new AtomicInteger();
        List<Map<Fold, DatasetReport>> reports = new WorkPool(threads).run(plan.size(), part -> {
            Map<Fold, DatasetReport> report = partition.run(part, plan.firstUser(part), plan.endUser(part));
            progress.partitions(first, done.incrementAndGet(), plan.size());
            return report;
        });
        Map<Fold, DatasetReport> sums = new EnumMap<>(Fold.class);
        reports.forEach(byFold -> byFold.forEach((fold, report) -> sums.merge(fold, report, DatasetReport::plus)));
        return List.copyOf(sums.values());
    }

    private long rowsPerFile(RowLayout layout) {
        return bytesPerFile > 0 ? Math.max(1, bytesPerFile / layout.schema().bytesPerRow()) : rowsPerFile;
    }

    private RowLayout layout(int negatives) {
        if (candidates) {
            return new CandidateLayout(interactions, options);
        }
        return switch (options.layout()) {
            case POINTWISE -> new PointwiseLayout(interactions, options, features);
            // Positives alone are lists without negatives.
            case PAIRWISE ->
                negatives == 0
                        ? new ListwiseLayout(interactions, options, 0, features)
                        : new PairwiseLayout(interactions, options, features);
            case LISTWISE -> new ListwiseLayout(interactions, options, negatives, features);
            case SEQUENCE -> new SequenceLayout(interactions, options, negatives, features);
        };
    }
}
