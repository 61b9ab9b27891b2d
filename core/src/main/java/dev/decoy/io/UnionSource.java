package dev.decoy.io;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Several sources of the same columns as one: their parts, one source after the other, with a further text column that
 * says which source a row is from. Ids, times and types are decided over all of them, as over the parts of one source.
 * Immutable and thread-safe where they are.
 */
public final class UnionSource implements InteractionSource {
    private final String column;
    private final Map<String, InteractionSource> members;

    /**
     * A union.
     *
     * @param column name of the further column
     * @param members the sources by the value that their rows get there, in order; at least one
     */
    public UnionSource(String column, Map<String, InteractionSource> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members must name a source, was {}");
        }
        this.column = column;
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public Schema schema() throws IOException {
        List<Schema.Column> columns = new ArrayList<>();
        String first = members.keySet().iterator().next();
        for (Map.Entry<String, InteractionSource> member : members.entrySet()) {
            List<Schema.Column> own = schemaOf(member).columns();
            if (member.getKey().equals(first)) {
                columns.addAll(own);
            } else {
                requireAlike(first, columns, member.getKey(), own);
            }
        }
        columns.add(Schema.Column.of(column, ValueType.TEXT));
        return new Schema(columns);
    }

    private Schema schemaOf(Map.Entry<String, InteractionSource> member) throws IOException {
        try {
            Schema schema = member.getValue().schema();
            if (schema.indexOf(column) >= 0) {
                throw new DataException("a column is named \"" + column
                        + "\" already, which is to say what files a row is from; rename it in the files");
            }
            return schema;
        } catch (DataException e) {
            throw of(member.getKey(), e);
        }
    }

    /** Order and nullability may differ: columns are found by name. */
    private static void requireAlike(
            String first, List<Schema.Column> columns, String other, List<Schema.Column> otherColumns) {
        List<String> expected = words(columns);
        List<String> found = words(otherColumns);
        if (!expected.equals(found)) {
            throw new DataException(other + ": its columns are " + String.join(", ", found) + ", and those of " + first
                    + " are " + String.join(", ", expected) + "; make the files alike");
        }
    }

    private static List<String> words(List<Schema.Column> columns) {
        return columns.stream()
                .map(known ->
                        known.type() == ValueType.UNTYPED ? known.name() : known.name() + " (" + known.type() + ")")
                .sorted()
                .toList();
    }

    private static DataException of(String member, DataException fault) {
        return new DataException(member + ": " + fault.getMessage(), fault);
    }

    @Override
    public List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, InteractionSource> member : members.entrySet()) {
            try {
                for (Part part : member.getValue().parts()) {
                    parts.add(new MemberPart(column, member.getKey(), part));
                }
            } catch (DataException e) {
                throw of(member.getKey(), e);
            }
        }
        return parts;
    }

    @Override
    public InteractionSource choosing(UnaryOperator<List<Path>> choice) {
        Map<String, InteractionSource> chosen = new LinkedHashMap<>();
        boolean any = false;
        for (Map.Entry<String, InteractionSource> member : members.entrySet()) {
            InteractionSource narrowed = member.getValue().choosing(choice);
            any |= narrowed != member.getValue();
            chosen.put(member.getKey(), narrowed);
        }
        return any ? new UnionSource(column, chosen) : this;
    }

    /** A part of a member. */
    private record MemberPart(String column, String member, Part part) implements Part {
        @Override
        public String name() {
            return member + ": " + part.name();
        }

        @Override
        public Optional<Path> file() {
            return part.file();
        }

        @Override
        public Optional<TimeBounds> timeBounds(InteractionColumns columns) throws IOException {
            return part.timeBounds(without(columns));
        }

        @Override
        public OptionalLong knownRows() {
            return part.knownRows();
        }

        @Override
        public Optional<RowCount> rowCount() throws IOException {
            return part.rowCount();
        }

        private InteractionColumns without(InteractionColumns columns) {
            return columns.withFurther(columns.further().stream()
                    .filter(name -> !name.equals(column))
                    .toList());
        }

        @Override
        public Reader open(InteractionColumns columns) throws IOException {
            int[] places = new int[columns.further().size()];
            int next = 0;
            for (int i = 0; i < places.length; i++) {
                places[i] = columns.further().get(i).equals(column) ? -1 : next++;
            }
            try {
                return new MemberReader(member, part.open(without(columns)), places);
            } catch (DataException e) {
                throw of(member, e);
            }
        }
    }

    /** The reader of a part, with the member's name as one of the further columns. */
    private static final class MemberReader implements Reader {
        private final String member;
        private final Reader rows;
        private final int[] places;
        private final ColumnVector names = new ColumnVector(ValueType.TEXT);
        private int named;

        /**
         * Takes over a reader.
         *
         * @param places for each further column its number in {@code rows}, -1 for the member's name
         */
        MemberReader(String member, Reader rows, int[] places) {
            this.member = member;
            this.rows = rows;
            this.places = places;
        }

        @Override
        public boolean next() throws IOException {
            try {
                return rows.next();
            } catch (DataException e) {
                throw of(member, e);
            }
        }

        @Override
        public ColumnVector column(int index) {
            return places[index] >= 0 ? rows.column(places[index]) : names();
        }

        /** As many names as rows; those of a longer batch stay. */
        private ColumnVector names() {
            names.ensureCapacity(rows.rows());
            for (; named < rows.rows(); named++) {
                names.setText(named, member);
            }
            return names;
        }

        @Override
        public int rows() {
            return rows.rows();
        }

        @Override
        public boolean @Nullable [] incomplete() {
            return rows.incomplete();
        }

        @Override
        public ColumnVector users() {
            return rows.users();
        }

        @Override
        public ColumnVector items() {
            return rows.items();
        }

        @Override
        public long @Nullable [] timestamps() {
            return rows.timestamps();
        }

        @Override
        public InteractionColumns.@Nullable TimeUnit timeUnit() {
            return rows.timeUnit();
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
