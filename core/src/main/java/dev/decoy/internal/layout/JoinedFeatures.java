package dev.decoy.internal.layout;

import dev.decoy.data.ColumnVector;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.io.Schema;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The joiners of items, or those of rows and positives: their columns in a row, and the vectors one thread joins into. */
final class JoinedFeatures {
    private final List<FeatureJoiner> joiners;
    private final List<Schema.Column> columns;
    private final boolean[] ofPositiveOnly;

    JoinedFeatures(List<FeatureJoiner> all, FeatureJoiner.Scope scope) {
        joiners = all.stream().filter(joiner -> isOf(joiner, scope)).toList();
        columns = joiners.stream().flatMap(joiner -> joiner.columns().stream()).toList();
        ofPositiveOnly = new boolean[columns.size()];
        int column = 0;
        for (FeatureJoiner joiner : joiners) {
            int end = column + joiner.columns().size();
            Arrays.fill(ofPositiveOnly, column, end, joiner.scope() == FeatureJoiner.Scope.POSITIVE);
            column = end;
        }
    }

    /** What only the positive has stands among what its row has. */
    private static boolean isOf(FeatureJoiner joiner, FeatureJoiner.Scope scope) {
        return joiner.scope() == scope
                || (joiner.scope() == FeatureJoiner.Scope.POSITIVE && scope == FeatureJoiner.Scope.ROW);
    }

    List<Schema.Column> columns() {
        return columns;
    }

    Joining newJoining() {
        return new Joining();
    }

    /** One thread's workers and vectors. */
    final class Joining {
        private final List<FeatureJoiner.Worker> workers = new ArrayList<>();
        private final List<ColumnVector> vectors = new ArrayList<>();

        private Joining() {
            joiners.forEach(joiner -> workers.add(joiner.newWorker()));
            columns.forEach(column -> vectors.add(column.newVector()));
        }

        /** Joins all rows; the vectors hold their values until the next call. */
        void join(FeatureJoiner.Rows rows) {
            int first = 0;
            for (int j = 0; j < workers.size(); j++) {
                int end = first + joiners.get(j).columns().size();
                for (int c = first; c < end; c++) {
                    vectors.get(c).clear();
                    vectors.get(c)
                            .ensureCapacity(Math.multiplyExact(
                                    rows.size(), columns.get(c).width()));
                }
                workers.get(j).join(rows, vectors.subList(first, end));
                first = end;
            }
        }

        /** Copies the values of joined row {@code row} of every column to output row {@code at}. */
        void copy(int row, List<ColumnVector> into, int at) {
            for (int c = 0; c < vectors.size(); c++) {
                int width = columns.get(c).width();
                into.get(c).copyRange(at * width, vectors.get(c), row * width, width);
            }
        }

        /**
         * Writes the values of joined row {@code i} to {@code times[i]} output rows: its positive first, then its negatives,
         * which have none where only the positive has a value.
         */
        void expand(int[] times, int rows, List<ColumnVector> into) {
            for (int c = 0; c < vectors.size(); c++) {
                if (columns.get(c).width() == 1 && !ofPositiveOnly[c]) {
                    into.get(c).repeat(vectors.get(c), times, rows);
                } else {
                    expandOneByOne(c, times, rows, into.get(c));
                }
            }
        }

        private void expandOneByOne(int c, int[] times, int rows, ColumnVector into) {
            int width = columns.get(c).width();
            int at = 0;
            for (int row = 0; row < rows; row++) {
                for (int draw = 0; draw < times[row]; draw++, at++) {
                    if (draw > 0 && ofPositiveOnly[c]) {
                        for (int i = at * width; i < (at + 1) * width; i++) {
                            into.setNull(i);
                        }
                    } else {
                        into.copyRange(at * width, vectors.get(c), row * width, width);
                    }
                }
            }
        }
    }

    /** The positives of some rows of a batch. */
    static FeatureJoiner.Rows positives(SampleBatch batch, int[] rows, int from, int to) {
        return new FeatureJoiner.Rows() {
            @Override
            public int size() {
                return to - from;
            }

            @Override
            public Row row(int index) {
                return batch.row(rows[from + index]);
            }

            @Override
            public int item(int index) {
                return batch.row(rows[from + index]).positive();
            }
        };
    }
}
