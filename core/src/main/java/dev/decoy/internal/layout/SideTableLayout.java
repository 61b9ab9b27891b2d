package dev.decoy.internal.layout;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.Schema;
import dev.decoy.sampling.SampleBatch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The negatives of another layout without their positives, which stand elsewhere in the same order: {@code row_id,
 * negative_item, draw}, or {@code row_id} and lists. All rows are shaped as that layout does, and the columns copied.
 */
public final class SideTableLayout implements RowLayout {
    private static final String OF_NEGATIVES = "negative";

    private final NegativesLayout whole;
    private final int[] columns;
    private final int drawColumn;
    private final Schema schema;

    /**
     * The side table of a layout.
     *
     * @param whole the layout, its columns not yet renamed
     * @param names other names for columns of the output, of which those of the positives are left aside
     */
    public SideTableLayout(NegativesLayout whole, Map<String, String> names) {
        this.whole = whole;
        columns = whole.sideColumns();
        drawColumn = whole.drawColumn() < 0 ? -1 : Arrays.binarySearch(columns, whole.drawColumn());
        List<Schema.Column> chosen = Arrays.stream(columns)
                .mapToObj(column -> whole.schema().columns().get(column))
                .toList();
        Map<String, String> own = new HashMap<>(names);
        own.keySet()
                .removeIf(name -> !name.startsWith(OF_NEGATIVES)
                        && chosen.stream().noneMatch(column -> column.name().equals(name)));
        schema = Renaming.apply(chosen, own);
    }

    /** Some columns of a schema and its last ones, which are the features of negatives. */
    static int[] columns(Schema schema, int features, int... first) {
        int[] columns = Arrays.copyOf(first, first.length + features);
        for (int i = 0; i < features; i++) {
            columns[first.length + i] = schema.columns().size() - features + i;
        }
        return columns;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int drawColumn() {
        return drawColumn;
    }

    @Override
    public long mostRows(int positives, long negatives) {
        return whole.mostRows(positives, negatives);
    }

    @Override
    public Shaper newShaper() {
        return new SideTableShaper();
    }

    private final class SideTableShaper implements Shaper {
        private final Shaper shaper = whole.newShaper();
        private final ExampleBatch shaped = new ExampleBatch(whole.schema());

        @Override
        public int outputRows(SampleBatch batch, int row) {
            return shaper.outputRows(batch, row);
        }

        @Override
        public int endOfChunk(SampleBatch batch, int[] rows, int from, int size) {
            return shaper.endOfChunk(batch, rows, from, size);
        }

        @Override
        public void shape(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into) {
            shaper.shape(batch, rows, from, to, shaped);
            into.reset(shaped.rows());
            for (int i = 0; i < columns.length; i++) {
                int values = shaped.rows() * schema.columns().get(i).width();
                into.column(i).copyRange(0, shaped.column(columns[i]), 0, values);
            }
        }
    }
}
