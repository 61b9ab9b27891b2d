package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.OnNull;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ItemCatalogue;
import dev.decoy.io.Schema;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a source into an {@link ItemCatalogue}: once for ids and values, once more for each column of times. */
public final class ItemCatalogueReader {
    private final String name;
    private final ItemCatalogue.Columns columns;
    private final IdType data;
    private final IdInterner interner;
    private final IntArrayList provisional = new IntArrayList();
    private final List<FurtherColumn> values = new ArrayList<>();

    /** A reader of one catalogue, which messages call by this name, for ids of this type. */
    public ItemCatalogueReader(String name, ItemCatalogue.Columns columns, IdType data) {
        this.name = name;
        this.columns = columns;
        this.data = data;
        interner = new IdInterner(columns.item());
    }

    /** Reads all parts. */
    public ItemCatalogue read(InteractionSource source) throws IOException {
        readItems(source);
        long[] from = times(source, columns.from(), Long.MIN_VALUE);
        long[] until = times(source, columns.until(), Long.MAX_VALUE);
        values.forEach(FurtherColumn::settle);
        Vocabulary ids = interner.finish();
        if (ids.type().isInteger() != data.isInteger()) {
            throw new DataException(name + ", column \"" + columns.item() + "\": the ids are of type " + ids.type()
                    + ", those of the interactions " + data
                    + "; set source.idType, or name the catalogue of this data");
        }
        int[] rows = rowOfItem(ids, from, until);
        List<FurtherColumn.Finished> finished =
                values.stream().map(column -> column.finish(rows)).toList();
        return new ItemCatalogue(
                ids,
                pick(from, rows),
                pick(until, rows),
                finished.stream().map(FurtherColumn.Finished::values).toList());
    }

    private void readItems(InteractionSource source) throws IOException {
        Schema schema = source.schema();
        for (String column : columns.values()) {
            values.add(new FurtherColumn(
                    column, schema.columns().get(schema.indexOf(column)).type()));
        }
        InteractionColumns wanted = wanted(null).withFurther(columns.values());
        for (InteractionSource.Part part : source.parts()) {
            try (InteractionSource.Reader reader = part.open(wanted)) {
                while (reader.next()) {
                    appendItems(reader);
                }
            } catch (DataException e) {
                throw placed(e);
            }
        }
    }

    /** Ids come as those of the interactions are, but for the width of whole numbers. */
    private InteractionColumns wanted(@Nullable String time) {
        IdType asked = data == IdType.TEXT ? IdType.TEXT : IdType.INT64;
        return new InteractionColumns(columns.item(), columns.item(), time, null, asked, List.of());
    }

    /** A source names its file, but not what the file was read for. */
    private DataException placed(DataException fault) {
        return new DataException(name + ": " + fault.getMessage(), fault);
    }

    private void appendItems(InteractionSource.Reader reader) {
        int rows = reader.rows();
        int[] batch = new int[rows];
        ColumnVector ids = data == IdType.INT32 ? narrowed(reader.items(), rows) : reader.items();
        interner.addAll(ids, rows, batch, 0);
        provisional.addElements(provisional.size(), batch);
        for (int i = 0; i < values.size(); i++) {
            values.get(i).addAll(reader.column(i), rows);
        }
    }

    /** The same in 32 bits, so that a catalogue does not change the type that ids are written in; wider ones stay. */
    private static ColumnVector narrowed(ColumnVector ids, int rows) {
        ColumnVector narrow = new ColumnVector(ValueType.INT32);
        narrow.ensureCapacity(rows);
        for (int i = 0; i < rows; i++) {
            if (ids.longs()[i] != (int) ids.longs()[i]) {
                return ids;
            }
            narrow.ints()[i] = (int) ids.longs()[i];
        }
        return narrow;
    }

    /** A column of times in milliseconds by row; {@code unbounded} where there is none. */
    private long[] times(InteractionSource source, @Nullable String column, long unbounded) throws IOException {
        long[] byRow = new long[provisional.size()];
        Arrays.fill(byRow, unbounded);
        if (column == null) {
            return byRow;
        }
        TimeCells cells = new TimeCells(column);
        InteractionColumns wanted = wanted(column).withOnNull(OnNull.DROP);
        for (InteractionSource.Part part : source.parts()) {
            try (InteractionSource.Reader reader = part.open(wanted)) {
                while (reader.next()) {
                    cells.append(part, reader);
                }
            } catch (DataException e) {
                throw placed(e);
            }
        }
        cells.spread(name + ", column \"" + column + "\"", byRow);
        return byRow;
    }

    /** The times of a column that are there, and their rows. */
    private static final class TimeCells {
        private final LongArrayList times = new LongArrayList();
        private final IntArrayList rows = new IntArrayList();
        private final String column;
        private @Nullable TimeUnit unit;
        private int next;

        TimeCells(String column) {
            this.column = column;
        }

        void append(InteractionSource.Part part, InteractionSource.Reader reader) {
            long[] batch = reader.timestamps();
            boolean[] incomplete = reader.incomplete();
            for (int i = 0; i < reader.rows(); i++) {
                if (batch != null && (incomplete == null || !incomplete[i])) {
                    noteUnit(part, reader.timeUnit());
                    times.add(batch[i]);
                    rows.add(next);
                }
                next++;
            }
        }

        private void noteUnit(InteractionSource.Part part, @Nullable TimeUnit counted) {
            if (!times.isEmpty() && counted != unit) {
                throw new DataException(part.name() + ", column \"" + column
                        + "\": times of another kind than in an earlier part; make the parts alike");
            }
            unit = counted;
        }

        void spread(String place, long[] byRow) {
            long[] millis = times.toLongArray();
            TimeUnit counted = unit != null ? unit : TimeUnits.infer(millis, millis.length);
            TimeUnits.toMillis(place, millis, millis.length, counted);
            for (int i = 0; i < millis.length; i++) {
                byRow[rows.getInt(i)] = millis[i];
            }
        }
    }

    /** One row of each item; rows that agree in all are one. */
    private int[] rowOfItem(Vocabulary ids, long[] from, long[] until) {
        int[] rows = new int[ids.size()];
        Arrays.fill(rows, -1);
        for (int row = 0; row < provisional.size(); row++) {
            int item = interner.code(provisional.getInt(row));
            if (rows[item] < 0) {
                rows[item] = row;
            } else if (!agree(rows[item], row, from, until)) {
                throw new DataException(name + ", column \"" + columns.item() + "\": \"" + ids.id(item)
                        + "\" stands in rows that differ; keep one row per item, with the first time that it is there and"
                        + " the last");
            }
        }
        return rows;
    }

    private boolean agree(int left, int right, long[] from, long[] until) {
        return from[left] == from[right]
                && until[left] == until[right]
                && values.stream().allMatch(column -> column.compare(left, right) == 0);
    }

    private static long[] pick(long[] byRow, int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> byRow[row]).toArray();
    }
}
