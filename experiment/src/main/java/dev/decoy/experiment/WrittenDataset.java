package dev.decoy.experiment;

import dev.decoy.data.Interactions;
import dev.decoy.eval.audit.WrittenNegatives;
import dev.decoy.io.DataException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The negatives of a dataset as they are read back from its files, row by row. Used once. */
final class WrittenDataset implements WrittenRows.Taker {
    private final Interactions interactions;
    private final RowIds rowIds;
    private final ToIntFunction<String> items;
    private final WrittenForm form;
    private final Map<String, String[]> windows = new HashMap<>();
    private final Map<Integer, Integer> seen = new HashMap<>();
    private final WrittenNegatives.Builder negatives;
    private long rows;
    private long size;
    private long positives;
    private long otherPositives;
    private long miscounted;
    private long disagreeing;

    /**
     * A dataset without rows yet.
     *
     * @param items the code inside of an item as it is written; -1 for what is no item
     */
    WrittenDataset(Interactions interactions, RowIds rowIds, ToIntFunction<String> items, WrittenForm form) {
        this.interactions = interactions;
        this.rowIds = rowIds;
        this.items = items;
        this.form = form;
        negatives = new WrittenNegatives.Builder(interactions.size());
    }

    /** Takes the rows of the windows whose negatives stand apart, before these. */
    void takeWindow(String file, String[] values, String[][] lists) {
        windows.put(values[0], lists[0]);
    }

    @Override
    public void take(String file, String[] values, String[][] lists) {
        rows++;
        int position = position(file, values[0]);
        switch (form) {
            case EXAMPLES, NEGATIVES -> takeExample(file, position, number(file, values[2]), values[1]);
            case CANDIDATES -> takeCandidate(file, position, number(file, values[2]) == 1, values[1]);
            case LISTS -> takeList(file, position, lists[0], number(file, values[1]));
            case WINDOWS -> takeWindows(file, lists[2], lists[0], lists[1]);
            case WINDOWS_APART -> {
                String[] window = windows.get(values[0]);
                if (window == null) {
                    throw new DataException(
                            file + ": no row of train has row_id " + values[0] + "; the file is of another run");
                }
                takeWindows(file, window, lists[0], lists[1]);
            }
        }
    }

    private void takeExample(String file, int position, int draw, String item) {
        if (draw > 0) {
            add(position, draw, item(file, item));
        } else {
            addPositive(position, item(file, item));
        }
    }

    private void takeCandidate(String file, int position, boolean positive, String item) {
        if (positive) {
            addPositive(position, item(file, item));
        } else {
            // They stand in an order of their own.
            add(position, 0, item(file, item));
        }
    }

    /** A list that is padded at its end. */
    private void takeList(String file, int position, String[] list, int count) {
        int draw = 0;
        for (String item : list) {
            if (items.applyAsInt(item) != ItemsAsWritten.PADDING) {
                add(position, ++draw, item(file, item));
            }
        }
        miscounted += draw == count ? 0 : 1;
    }

    /** Lists of the places of a window; a row that is in several windows has the same negatives in each. */
    private void takeWindows(String file, String[] ids, String[] list, String[] counts) {
        int width = ids.length == 0 ? 0 : list.length / ids.length;
        for (int place = 0; place < ids.length; place++) {
            int position = rowIds.position(id(file, ids[place]));
            String[] own = Arrays.copyOfRange(list, place * width, (place + 1) * width);
            if (position < 0 && isPadding(own)) {
                continue;
            }
            position = position(file, ids[place]);
            Integer before = seen.putIfAbsent(position, Arrays.hashCode(own));
            if (before == null) {
                positives++;
                takeList(file, position, own, number(file, counts[place]));
            } else if (before != Arrays.hashCode(own)) {
                disagreeing++;
            }
        }
    }

    private boolean isPadding(String[] list) {
        return Arrays.stream(list).allMatch(item -> items.applyAsInt(item) == ItemsAsWritten.PADDING);
    }

    private void add(int position, int draw, int item) {
        negatives.add(position, draw, item);
        size++;
    }

    private void addPositive(int position, int item) {
        // Rows of observed negatives stand as positives do, with another label.
        positives += interactions.isPositive(position) ? 1 : 0;
        otherPositives += item == interactions.item(position) ? 0 : 1;
    }

    private int position(String file, String rowId) {
        int position = rowIds.position(id(file, rowId));
        if (position < 0) {
            throw new DataException(
                    file + ", column \"row_id\": " + rowId + " is no row of the run; the file is of another run");
        }
        return position;
    }

    private int item(String file, String written) {
        int item = items.applyAsInt(written);
        if (item < 0) {
            throw new DataException(
                    file + ": \"" + written + "\" is no item of the run's data; the file is of another run");
        }
        return item;
    }

    private static int number(String file, String text) {
        return Math.toIntExact(id(file, text));
    }

    private static long id(String file, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DataException(file + ": \"" + text + "\" is no whole number", e);
        }
    }

    /** Rows of all files. */
    long rows() {
        return rows;
    }

    /** Negatives of all files. */
    long size() {
        return size;
    }

    /** The negatives by row. */
    WrittenNegatives negatives() {
        return negatives.build();
    }

    /** What the files say of themselves that does not hold, a line each. */
    List<String> faults(FinishedRun.Dataset reported) {
        boolean counted = form != WrittenForm.NEGATIVES && form != WrittenForm.LISTS;
        String count = counted && positives != reported.positives()
                ? "positives: " + positives + ", the report says " + reported.positives()
                : null;
        return Stream.of(
                        count,
                        fault(otherPositives, "positives: ", " rows have another item than the data"),
                        fault(miscounted, "counts: ", " lists have another number of negatives than they say"),
                        fault(disagreeing, "windows: ", " times a row has other negatives than in another window"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String fault(long count, String what, String finding) {
        return count == 0 ? null : what + count + finding;
    }
}
