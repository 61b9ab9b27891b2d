package dev.decoy.data;

import dev.decoy.spi.ConfigException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** A further column of text, whole numbers or truth values, whose rows are told apart by their value. Immutable. */
public final class ValueColumn {
    /** The place of a value that is in no list. */
    public static final byte NOWHERE = -1;

    private static final int MOST_SHOWN = 8;

    private final String name;
    private final int size;
    private final ColumnVector values;

    private ValueColumn(String name, int size, ColumnVector values) {
        this.name = name;
        this.size = size;
        this.values = values;
    }

    /**
     * The column of a name.
     *
     * @throws ConfigException when it was not read, or holds fractions or times
     */
    public static ValueColumn of(Interactions interactions, String name) {
        ColumnVector values = interactions.column(name);
        if (values == null) {
            throw new ConfigException("column", "must name a column of the source, was \"" + name + "\"");
        }
        boolean isWhole = switch (values.type()) {
            case BOOLEAN, INT8, INT16, INT32, INT64 -> true;
            default -> false;
        };
        if (values.dictionary() == null && !isWhole) {
            throw new ConfigException(
                    "column",
                    "must hold text, whole numbers or truth values, but \"" + name + "\" is " + values.type());
        }
        return new ValueColumn(name, interactions.size(), values);
    }

    /** Whether the value at a position is missing. */
    public boolean isNull(int position) {
        return values.isNull(position);
    }

    /** A number that equal values share and others do not; of a missing value, any. */
    public long key(int position) {
        return values.dictionary() != null ? values.ints()[position] : number(position);
    }

    /** For each position the number of the first list that holds its value, or {@link #NOWHERE}; so for missing ones. */
    public byte[] places(List<List<ColumnValue>> lists) {
        Dictionary texts = values.dictionary();
        byte[] ofCode = texts == null ? new byte[0] : placesOfTexts(texts, lists);
        long[][] numbers = lists.stream().map(this::numbers).toArray(long[][]::new);
        byte[] places = new byte[size];
        for (int position = 0; position < size; position++) {
            if (values.isNull(position)) {
                places[position] = NOWHERE;
            } else {
                places[position] = texts != null ? ofCode[values.ints()[position]] : placeOf(number(position), numbers);
            }
        }
        return places;
    }

    private static byte[] placesOfTexts(Dictionary texts, List<List<ColumnValue>> lists) {
        byte[] places = new byte[texts.size()];
        for (int code = 0; code < places.length; code++) {
            ColumnValue value = ColumnValue.of(texts.id(code));
            places[code] = NOWHERE;
            for (int list = lists.size() - 1; list >= 0; list--) {
                places[code] = lists.get(list).contains(value) ? (byte) list : places[code];
            }
        }
        return places;
    }

    private static byte placeOf(long number, long[][] lists) {
        for (int list = 0; list < lists.length; list++) {
            for (long listed : lists[list]) {
                if (listed == number) {
                    return (byte) list;
                }
            }
        }
        return NOWHERE;
    }

    /** The whole numbers that the values mean; a text that is none equals no row. */
    private long[] numbers(List<ColumnValue> list) {
        List<Long> numbers = new ArrayList<>();
        for (ColumnValue value : list) {
            String text = value.toString();
            if (values.type() != ValueType.BOOLEAN) {
                addIfWhole(numbers, text);
            } else if (text.equals("true") || text.equals("false")) {
                numbers.add(text.equals("true") ? 1L : 0L);
            }
        }
        return numbers.stream().mapToLong(number -> number).toArray();
    }

    private static void addIfWhole(List<Long> numbers, String text) {
        try {
            numbers.add(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return; // no whole number
        }
    }

    private long number(int position) {
        return values.storage() == ValueType.Storage.LONG ? values.longs()[position] : values.ints()[position];
    }

    /** The values at some positions with how often they come, sorted: {@code "a" (2), null (1)}. */
    public String shown(IntPredicate chosen) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int position = 0; position < size; position++) {
            if (chosen.test(position)) {
                counts.merge(shown(position), 1, Integer::sum);
            }
        }
        List<String> words = counts.entrySet().stream()
                .limit(MOST_SHOWN)
                .map(count -> count.getKey() + " (" + count.getValue() + ")")
                .toList();
        int more = counts.size() - words.size();
        return String.join(", ", words) + (more == 0 ? "" : " and " + more + " more");
    }

    private String shown(int position) {
        if (values.isNull(position)) {
            return "null";
        }
        if (values.dictionary() != null) {
            return "\"" + values.text(position) + "\"";
        }
        long number = number(position);
        return values.type() == ValueType.BOOLEAN ? Boolean.toString(number != 0) : Long.toString(number);
    }

    /** What messages call it. */
    @Override
    public String toString() {
        return "column \"" + name + "\"";
    }
}
