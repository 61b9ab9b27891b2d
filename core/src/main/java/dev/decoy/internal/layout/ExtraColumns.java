package dev.decoy.internal.layout;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.internal.TextVocabulary;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.ExtraColumn;
import dev.decoy.sampling.SampleBatch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The columns that are written on request: their types, and their values for a positive and for each negative. Immutable. */
final class ExtraColumns {
    /** What stands for negatives that were observed rather than drawn. */
    private static final String OBSERVED = "observed";

    private static final Set<ExtraColumn> OF_POSITIVES = EnumSet.of(ExtraColumn.LOG_P);
    private static final Set<ExtraColumn> OF_NEGATIVES =
            EnumSet.of(ExtraColumn.SOURCE, ExtraColumn.LOG_Q, ExtraColumn.LOG_P, ExtraColumn.EXPECTED_COUNT);

    private final List<ExtraColumn> wanted;
    private final Words sources;
    private final TextVocabulary sampleTypes;
    private final int negative;
    private final int positive;
    private final int observed;
    private final int observedSource;

    private ExtraColumns(Set<ExtraColumn> wanted, List<String> sources, List<String> sampleTypes) {
        this.wanted = wanted.stream().sorted().toList();
        this.sources = new Words(sources);
        this.sampleTypes = TextVocabulary.of(sampleTypes);
        negative = this.sampleTypes.code("negative");
        positive = this.sampleTypes.code("positive");
        observed = this.sampleTypes.code(OBSERVED);
        observedSource = sources.size() - 1;
    }

    /**
     * These columns.
     *
     * @param sources the names of a strategy's parts
     */
    static ExtraColumns of(Set<ExtraColumn> wanted, List<String> sources) {
        return new ExtraColumns(wanted, sources, List.of("negative", "positive"));
    }

    /** The same for rows of which some are negatives that were observed. */
    static ExtraColumns withObserved(Set<ExtraColumn> wanted, List<String> sources) {
        List<String> more = new ArrayList<>(sources);
        more.add(OBSERVED);
        return new ExtraColumns(wanted, more, List.of("negative", OBSERVED, "positive"));
    }

    /** The columns of rows that hold a positive or a negative each. */
    List<Schema.Column> ofRows() {
        return columns(EnumSet.allOf(ExtraColumn.class), "");
    }

    /** The columns of positives that stand beside their negatives. */
    List<Schema.Column> ofPositives() {
        return columns(OF_POSITIVES, "");
    }

    /** The columns of negatives that stand beside their positive. */
    List<Schema.Column> ofNegatives(String prefix) {
        return columns(OF_NEGATIVES, prefix);
    }

    private List<Schema.Column> columns(Set<ExtraColumn> which, String prefix) {
        List<Schema.Column> columns = new ArrayList<>();
        for (ExtraColumn column : wanted) {
            if (which.contains(column)) {
                columns.add(column(column, prefix + column.label()));
            }
        }
        return columns;
    }

    private Schema.Column column(ExtraColumn column, String name) {
        return switch (column) {
            case SAMPLE_TYPE -> Schema.Column.ofIds(name, sampleTypes);
            case SOURCE -> Schema.Column.ofIds(name, sources).orNull();
            case LOG_Q, LOG_P, EXPECTED_COUNT ->
                Schema.Column.of(name, ValueType.FLOAT64).orNull();
        };
    }

    /** Writes what a positive has in {@link #ofRows}. */
    void writePositiveRow(SampleBatch batch, int row, List<ColumnVector> into, int at) {
        for (int c = 0; c < wanted.size(); c++) {
            switch (wanted.get(c)) {
                case SAMPLE_TYPE -> into.get(c).ints()[at] = positive;
                case LOG_P -> writeKnown(into.get(c), at, batch.logP(row));
                case SOURCE, LOG_Q, EXPECTED_COUNT -> into.get(c).setNull(at);
            }
        }
    }

    /** Writes what an observed negative has in {@link #ofRows}. */
    void writeObservedRow(SampleBatch batch, int row, List<ColumnVector> into, int at) {
        for (int c = 0; c < wanted.size(); c++) {
            switch (wanted.get(c)) {
                case SAMPLE_TYPE -> into.get(c).ints()[at] = observed;
                case SOURCE -> into.get(c).ints()[at] = observedSource;
                case LOG_P -> writeKnown(into.get(c), at, batch.logP(row));
                case LOG_Q, EXPECTED_COUNT -> into.get(c).setNull(at);
            }
        }
    }

    /** Writes what a negative has in {@link #ofRows}. */
    void writeNegativeRow(SampleBatch batch, int row, int k, List<ColumnVector> into, int at) {
        for (int c = 0; c < wanted.size(); c++) {
            if (wanted.get(c) == ExtraColumn.SAMPLE_TYPE) {
                into.get(c).ints()[at] = negative;
            } else {
                writeNegative(wanted.get(c), batch, row, k, into.get(c), at);
            }
        }
    }

    /** Writes {@link #ofPositives}. */
    void writePositive(SampleBatch batch, int row, List<ColumnVector> into, int at) {
        into.forEach(column -> writeKnown(column, at, batch.logP(row)));
    }

    /** Writes {@link #ofNegatives} of negative {@code k}; nothing but nulls where there is none. */
    void writeNegative(SampleBatch batch, int row, int k, List<ColumnVector> into, int at) {
        int c = 0;
        for (ExtraColumn column : wanted) {
            if (OF_NEGATIVES.contains(column)) {
                ColumnVector vector = into.get(c++);
                if (row < 0 || k >= batch.count(row)) {
                    vector.setNull(at);
                } else {
                    writeNegative(column, batch, row, k, vector, at);
                }
            }
        }
    }

    private static void writeNegative(
            ExtraColumn column, SampleBatch batch, int row, int k, ColumnVector into, int at) {
        switch (column) {
            case SOURCE -> into.ints()[at] = batch.source(row, k);
            case LOG_Q -> writeKnown(into, at, batch.logQ(row, k));
            case LOG_P -> writeKnown(into, at, batch.logP(row, k));
            case EXPECTED_COUNT -> writeKnown(into, at, batch.expectedCount(row, k));
            case SAMPLE_TYPE -> throw new IllegalStateException("a list of negatives has no sample_type");
        }
    }

    private static void writeKnown(ColumnVector into, int at, double value) {
        if (Double.isNaN(value)) {
            into.setNull(at);
        } else {
            into.doubles()[at] = value;
        }
    }
}
