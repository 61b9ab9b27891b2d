package dev.decoy.io;

import dev.decoy.data.Interactions;
import dev.decoy.data.RowOrder;
import dev.decoy.internal.InteractionsReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a source are interactions, and what orders them.
 *
 * @param order CANONICAL, or FILE: rows stand in time order, files by name, and the time of an interaction is its row
 *     number, from 1, over all parts
 * @param tieBreaker name of the column that decides among equal times before the hash, numbers by value, text by bytes,
 *     missing values first; null for none
 * @param range the times that count; rows outside are no interactions at all
 * @param ties what decides among equal times, after the tie-breaker if there is one
 */
public record ReadRules(Order order, @Nullable String tieBreaker, TimeRange range, Ties ties) {
    /** Everything, in canonical order. */
    public static final ReadRules USUAL = new ReadRules(Order.CANONICAL, null, TimeRange.ALL);

    /** The same with ties by hash. */
    public ReadRules(Order order, @Nullable String tieBreaker, TimeRange range) {
        this(order, tieBreaker, range, Ties.HASH);
    }

    public ReadRules {
        if (order == Order.FILE && tieBreaker != null) {
            throw new IllegalArgumentException(
                    "tieBreaker must be left out where order is file, as no two rows tie, was " + tieBreaker);
        }
        if (order == Order.FILE && !range.isAll()) {
            throw new IllegalArgumentException(
                    "from, until and last must be left out where order is file, as row numbers are no clock");
        }
        if (order == Order.FILE && ties != Ties.HASH) {
            throw new IllegalArgumentException(
                    "ties must be left out where order is file, as no two rows tie, was item");
        }
    }

    /** What the order of a source's rows means. */
    public enum Order {
        /** Nothing. */
        CANONICAL,
        /** The time. */
        FILE
    }

    /** What decides among interactions of a user at one time. */
    public enum Ties {
        /** The unsigned hash of (user id, item id). */
        HASH,
        /** The item's id: integers by value, text by its UTF-8 bytes. */
        ITEM
    }

    /** The same rules with ties decided so. */
    public ReadRules withTies(Ties decided) {
        return new ReadRules(order, tieBreaker, range, decided);
    }

    /** What orders the interactions that are read so. */
    public RowOrder rowOrder() {
        if (order == Order.FILE) {
            return RowOrder.FILE;
        }
        return tieBreaker == null ? RowOrder.CANONICAL : RowOrder.TIE_BREAKER;
    }

    /**
     * Reads a source. Where the range needs the latest time or the unit of bare numbers, and parts do not know their
     * bounds, times are read once before.
     *
     * @throws DataException when the data cannot be understood or holds no such interaction
     * @throws IllegalArgumentException when {@code columns} names a time beside FILE, or none beside a range
     */
    public Result read(InteractionSource source, InteractionColumns columns) throws IOException {
        return read(source, columns, Runtime.getRuntime().availableProcessors());
    }

    /** The same in so many threads. */
    public Result read(InteractionSource source, InteractionColumns columns, int threads) throws IOException {
        if (order == Order.FILE && columns.timestamp() != null) {
            throw new IllegalArgumentException(
                    "timestamp must be left out where order is file, was " + columns.timestamp());
        }
        if (!range.isAll() && columns.timestamp() == null) {
            throw new IllegalArgumentException("from, until and last need a column of times, was null");
        }
        InteractionsReader reader = new InteractionsReader(columns, this, threads);
        Interactions interactions = reader.read(source);
        return new Result(interactions, reader.losses());
    }

    /**
     * What was read.
     *
     * @param interactions all of them, in TRAIN
     * @param losses rows that are no interactions
     */
    public record Result(Interactions interactions, Losses losses) {}

    /**
     * Rows that are no interactions.
     *
     * @param droppedNulls without a user, an item or a time, where such rows are dropped
     * @param outsideTimeRange outside the range; those of folders that were not opened are not counted
     */
    public record Losses(long droppedNulls, long outsideTimeRange) {}
}
