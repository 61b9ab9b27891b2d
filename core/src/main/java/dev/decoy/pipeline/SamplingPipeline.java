package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.internal.layout.CandidateLayout;
import dev.decoy.internal.layout.ListwiseLayout;
import dev.decoy.internal.layout.NegativesLayout;
import dev.decoy.internal.layout.PairwiseLayout;
import dev.decoy.internal.layout.PointwiseLayout;
import dev.decoy.internal.layout.RowLayout;
import dev.decoy.internal.layout.SequenceLayout;
import dev.decoy.internal.layout.SideTableLayout;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Layout;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowLimits;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SamplingPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
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
    private @Nullable IntPredicate leftOut;
    private @Nullable NegativeSampler sampler;
    private String strategy = "strategy";
    private boolean exact;
    private SamplingPolicy policy = SamplingPolicy.perPositive(1, KnownItems.TRAIN);
    private ExampleOptions options = ExampleOptions.of(Layout.POINTWISE);
    private List<FeatureJoiner> features = List.of();
    private @Nullable ItemPresence presence;
    private SeedSequence seeds = new SeedSequence(42);
    private @Nullable ExampleSink sink;
    private Function<Fold, String> datasets = Fold::label;
    private boolean candidates;
    private OnShortfall onShortfall = OnShortfall.KEEP;
    private @Nullable Epochs epochs;
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

    /** Positions of positives that become no rows, within the limits or not. */
    public SamplingPipeline leavingOut(IntPredicate positions) {
        leftOut = positions;
        return this;
    }

    /** The strategy; without one, positives are written alone. */
    public SamplingPipeline sampler(NegativeSampler chosen) {
        sampler = chosen;
        return this;
    }

    /** What the column {@code source} calls a strategy that is one part; "strategy" by default. */
    public SamplingPipeline named(String strategyName) {
        strategy = strategyName;
        return this;
    }

    /** Whether {@code log_q}, {@code log_p} and {@code expected_count} are written even where they cost O(items) for each row; else they are null there. */
    public SamplingPipeline exact(boolean whatever) {
        exact = whatever;
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

    /** What is done with positives that get fewer negatives than they are to; they are kept by default. */
    public SamplingPipeline onShortfall(OnShortfall chosen) {
        onShortfall = chosen;
        return this;
    }

    /**
     * Draws so many times over, for a single fold: its positives are written once and alone, and the negatives of epoch
     * {@code e} to the dataset {@code negatives/epoch=e}, whose files have the rows of those of the positives in their order.
     * Null, the default: positives and negatives are written together, once.
     */
    public SamplingPipeline epochs(@Nullable Epochs chosen) {
        epochs = chosen;
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
     * @return one report per dataset: folds that have rows in the order of {@link Fold}, then epochs
     * @throws IOException when the sink cannot write
     * @throws SamplingException when the strategy or a joiner fails
     * @throws dev.decoy.io.DataException when a positive gets too few negatives and that is to end the run
     */
    public List<DatasetReport> run() throws IOException {
        ExampleSink target = sink;
        if (target == null) {
            throw new IllegalStateException("a pipeline needs a sink; call writeTo");
        }
        RowSelection selection = selection();
        Draws draws =
                sampler == null ? Draws.none(seeds) : new Draws(sampler, policy, seeds, onShortfall, describing());
        DatasetRun run = new DatasetRun(
                interactions,
                selection,
                ActivityDeciles.of(interactions),
                presence != null ? presence : ItemPresence.of(interactions),
                candidates ? RowOrdering.BY_USER : ordering,
                seeds.child("order").value(),
                target,
                threads,
                progress);
        int negatives = mostPerRow(selection, draws.policy().negatives());
        if (epochs != null) {
            return runEpochs(epochs, run, draws, negatives);
        }
        RowLayout layout = layout(negatives);
        return run.write(draws, layout, filing(selection, layout, draws), datasets);
    }

    private RowSelection selection() {
        RowSelection selection = writesObserved()
                ? RowSelection.withObserved(interactions, folds, rowLimits)
                : RowSelection.of(interactions, folds, rowLimits);
        return leftOut == null ? selection : selection.without(leftOut);
    }

    /** Observed negatives have no positive to stand beside, and are no candidates. */
    private boolean writesObserved() {
        return interactions.hasRoles() && options.layout() == Layout.POINTWISE && !candidates;
    }

    private List<DatasetReport> runEpochs(Epochs chosen, DatasetRun run, Draws draws, int negatives)
            throws IOException {
        if (folds.size() != 1 || candidates) {
            throw new IllegalStateException("epochs need examples of a single fold, was " + folds);
        }
        DatasetRun inOneOrder = run.movingPositives();
        Draws none = draws.positivesAlone();
        RowLayout positives = layout(0);
        RowLayout side = new SideTableLayout(negativesLayout(negatives), options.names());
        Filing filing = filing(run.selection(), positives, none);
        Filing ofSide = filing.withRowsPerPlace(side.drawColumn() < 0 ? 1 : negatives);
        List<DatasetReport> reports = new ArrayList<>(inOneOrder.write(none, positives, filing, datasets));
        DatasetRun ofNegatives = inOneOrder.over(RowSelection.of(interactions, folds, rowLimits));
        for (int epoch : chosen.numbers()) {
            Draws own = draws.withSeeds(seeds.child(epoch));
            reports.addAll(ofNegatives.write(own, side, ofSide, fold -> "negatives/epoch=" + epoch));
        }
        return reports;
    }

    /** The length of lists of negatives: the most that any row gets, at least 1 unless none gets any. */
    private int mostPerRow(RowSelection selection, NegativeCount count) {
        int most = count.perUser(Integer.MAX_VALUE) == 0 ? 0 : 1;
        for (int user = 0; user < interactions.userCount(); user++) {
            int rows = selection.count(user);
            most = rows == 0 ? most : Math.max(most, count.mostPerRow(rows));
        }
        return most;
    }

    private Filing filing(RowSelection selection, RowLayout layout, Draws draws) {
        long rows =
                bytesPerFile > 0 ? Math.max(1, bytesPerFile / layout.schema().bytesPerRow()) : rowsPerFile;
        return Filing.of(
                interactions.userCount(), selection, layout, draws.policy().negatives(), rows);
    }

    private Draws.Describing describing() {
        Set<ExtraColumn> columns = options.columns();
        return candidates
                ? Draws.Describing.NOTHING
                : new Draws.Describing(
                        columns.contains(ExtraColumn.LOG_Q) || columns.contains(ExtraColumn.LOG_P),
                        columns.contains(ExtraColumn.EXPECTED_COUNT),
                        exact);
    }

    private List<String> sources() {
        List<String> parts = sampler == null ? List.of() : sampler.sources();
        return parts.isEmpty() ? List.of(strategy) : parts;
    }

    private RowLayout layout(int negatives) {
        if (candidates) {
            return new CandidateLayout(interactions, options);
        }
        ExampleOptions used = negatives == 0 ? options.forPositivesAlone() : options;
        return switch (options.layout()) {
            case POINTWISE -> new PointwiseLayout(interactions, used, sources(), features);
            // Positives alone are lists without negatives.
            case PAIRWISE ->
                negatives == 0
                        ? new ListwiseLayout(interactions, used, 0, sources(), features)
                        : new PairwiseLayout(interactions, used, sources(), features);
            case LISTWISE -> new ListwiseLayout(interactions, used, negatives, sources(), features);
            case SEQUENCE -> new SequenceLayout(interactions, used, negatives, sources(), features);
        };
    }

    /** The layout of negatives that stand apart: without what their positives have beside them, and not yet renamed. */
    private NegativesLayout negativesLayout(int negatives) {
        ExampleOptions used = options.withNames(Map.of());
        List<FeatureJoiner> ofItems = features.stream()
                .filter(joiner -> joiner.scope() == FeatureJoiner.Scope.ITEM)
                .toList();
        return switch (options.layout()) {
            case POINTWISE, PAIRWISE -> new PairwiseLayout(interactions, used, sources(), ofItems);
            case LISTWISE -> new ListwiseLayout(interactions, used, negatives, sources(), ofItems);
            case SEQUENCE -> new SequenceLayout(interactions, used, negatives, sources(), ofItems);
        };
    }
}
