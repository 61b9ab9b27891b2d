package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.CodeTable;
import dev.decoy.pipeline.WrittenCodes;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Reads a written vocabulary into a {@link CodeTable}. */
public final class CodeTableReader {
    private static final int NONE = 0;

    private final String name;
    private final IdType data;
    private final IdInterner interner = new IdInterner(CodeTable.ID);
    private final IntArrayList provisional = new IntArrayList();

    /** A reader of one table, which messages call by this name, for ids of this type. */
    public CodeTableReader(String name, IdType data) {
        this.name = name;
        this.data = data;
    }

    /** Reads all parts. */
    public CodeTable read(InteractionSource source) throws IOException {
        ValueType stored = type(source.schema(), CodeTable.ID);
        FurtherColumn codes = new FurtherColumn(CodeTable.CODE, type(source.schema(), CodeTable.CODE));
        // Text files leave the type open; the others say what they hold.
        IdType asked = stored == ValueType.UNTYPED ? data : null;
        InteractionColumns wanted =
                new InteractionColumns(CodeTable.ID, CodeTable.ID, null, null, asked, List.of(CodeTable.CODE));
        for (InteractionSource.Part part : source.parts()) {
            read(part, wanted, codes);
        }
        Vocabulary ids = interner.finish();
        requireType(ids.type());
        return new CodeTable(ids, byRank(ids, codes(codes)));
    }

    private void read(InteractionSource.Part part, InteractionColumns wanted, FurtherColumn codes) throws IOException {
        try (InteractionSource.Reader reader = part.open(wanted)) {
            while (reader.next()) {
                append(reader, codes);
            }
        } catch (DataException e) {
            // A source names its file, but not what the file was read for.
            throw new DataException(name + ": " + e.getMessage(), e);
        }
    }

    private ValueType type(Schema schema, String column) {
        int index = schema.indexOf(column);
        if (index < 0) {
            throw new DataException(name + ": no column is named \"" + column + "\"; found "
                    + String.join(", ", schema.names()) + "; a vocabulary has columns id and code");
        }
        return schema.columns().get(index).type();
    }

    private void append(InteractionSource.Reader reader, FurtherColumn codes) {
        int[] batch = new int[reader.rows()];
        interner.addAll(reader.users(), reader.rows(), batch, 0);
        provisional.addElements(provisional.size(), batch);
        codes.addAll(reader.column(0), reader.rows());
    }

    private void requireType(IdType stored) {
        if (stored.isInteger() != data.isInteger()) {
            throw new DataException(name + ", column \"id\": the ids are " + words(stored) + ", those of this data "
                    + words(data) + "; set source.idType, or name the vocabulary of this data");
        }
    }

    private static String words(IdType type) {
        return type.isInteger() ? "whole numbers" : "text";
    }

    /** The codes by row; {@link #NONE} stands for whatever is no code at all. */
    private int[] codes(FurtherColumn column) {
        column.settle();
        int[] rows = new int[provisional.size()];
        Arrays.setAll(rows, row -> row);
        ColumnVector values = column.finish(rows).values();
        boolean whole = values.dictionary() == null && values.storage() != ValueType.Storage.DOUBLE;
        for (int row = 0; row < rows.length; row++) {
            if (!whole || values.isNull(row)) {
                throw new DataException(name + ", column \"code\": "
                        + (whole ? "row " + (row + 1) + " has none" : "holds other values than whole numbers")
                        + "; a vocabulary has a code for each id");
            }
            long code = values.storage() == ValueType.Storage.INT ? values.ints()[row] : values.longs()[row];
            rows[row] = code == (int) code ? (int) code : NONE;
        }
        return rows;
    }

    private int[] byRank(Vocabulary ids, int[] codeOfRow) {
        int[] codes = new int[ids.size()];
        for (int row = 0; row < codeOfRow.length; row++) {
            int rank = interner.code(provisional.getInt(row));
            if (codeOfRow[row] < WrittenCodes.FIRST) {
                throw new DataException(place(ids, rank) + " has no code from " + WrittenCodes.FIRST
                        + " to 2^31 - 1; 0 is padding, 1 an unknown id");
            }
            if (codes[rank] != NONE) {
                throw new DataException(place(ids, rank) + " stands in more than one row; keep one row per id");
            }
            codes[rank] = codeOfRow[row];
        }
        requireDistinct(ids, codes);
        return codes;
    }

    private String place(Vocabulary ids, int rank) {
        return name + ": id \"" + ids.id(rank) + "\"";
    }

    private void requireDistinct(Vocabulary ids, int[] codes) {
        int[] order = new int[codes.length];
        Arrays.setAll(order, rank -> rank);
        IntArrays.mergeSort(order, (left, right) -> Integer.compare(codes[left], codes[right]));
        for (int i = 1; i < order.length; i++) {
            if (codes[order[i - 1]] == codes[order[i]]) {
                throw new DataException(place(ids, order[i]) + " has the code " + codes[order[i]] + ", as \""
                        + ids.id(order[i - 1]) + "\" has; give each id a code of its own");
            }
        }
    }
}
