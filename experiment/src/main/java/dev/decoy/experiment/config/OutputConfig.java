package dev.decoy.experiment.config;

import dev.decoy.data.ExternalId;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Layout;
import dev.decoy.pipeline.LabelValues;
import dev.decoy.pipeline.OnShortfall;
import dev.decoy.pipeline.Sequences;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.Inline;
import dev.decoy.spi.Spec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sink, and how examples are laid out in it. */
public record OutputConfig(
        @Doc("the format; its own options stand beside these") @Inline @Default("parquet")
        Spec<ExampleSink> spec,

        @Doc("the result folder, relative to the working directory")
        String path,

        @Doc(
                "pointwise: a row per example; pairwise: a row per negative beside its positive; listwise: a row per positive with a list of negatives; sequence: a row per window of a user's positives")
        @Default("pointwise")
        Layout layout,

        @Doc("places of a sequence; layout sequence needs it") @Nullable
        Integer length,

        @Doc("how far apart the windows of a user end, at most length; length when left out") @Nullable
        Integer stride,

        @Doc("the side on which a short sequence is padded; left when left out") @Nullable
        Side pad,

        @Doc(
                "a numeric column of the source that positives keep as their label; when left out, theirs is 1; negatives get 0")
        @Nullable
        String label,

        @Doc(
                "the labels of positives (where no column is named by label) and negatives: whole numbers from -128 to 127")
        @Default("{}")
        Labels labels,

        @Doc("new names of output columns, by the name they would have") @Default("{}")
        Map<String, String> names,

        @Doc("the id that fills short lists of negatives in layout listwise; -1, or the empty text, when left out")
        @Nullable
        ExternalId padId,

        @Doc(
                "how users and items are written: external, as they came, or codes, int32 for embedding tables (0 padding, 1"
                        + " unknown, ids from 2) with their vocabulary")
        @Default("external")
        Ids ids,

        @Doc("by-user, or shuffled over all files by a key of the seed") @Default("by-user")
        Order order,

        @Doc("what shuffled moves as a whole: a positive with its negatives, or each row") @Default("positive")
        Unit unit,

        @Doc("plain size of a file in megabytes, before compression; by default files have about 4 million rows")
        @Nullable
        Integer fileMegabytes,

        @Doc(
                "what to do with positives that get fewer negatives than they are to, which under a mixture by number is when its"
                        + " last part cannot fill what others are short of: keep them with what they have (lists are padded),"
                        + " drop-row, fill-with-replacement (items they have got come again, drawn by the same law), fail, or"
                        + " fill-from-last-part: keep, for a mixture by number alone; candidates are always kept")
        @Default("keep")
        OnShortfall onShortfall,

        @Doc("what to do with an earlier result: fail, keep it if it is of the same config and inputs, or overwrite it")
        @Default("fail")
        IfExists ifExists) {
    /** A side of a list. */
    public enum Side {
        /** Before the values. */
        LEFT,
        /** After the values. */
        RIGHT
    }

    /** Labels that are numbers. */
    public record Labels(
            @Doc("the label of positives; 1 when left out") @Nullable
            Integer positive,

            @Doc("the label of negatives") @Default("0") int negative) {
        public Labels {
            new LabelValues(null, positive == null ? 1 : positive, negative); // checks them
        }
    }

    /** How users and items are written. */
    public enum Ids {
        /** As they came. */
        EXTERNAL,
        /** As codes for embedding tables. */
        CODES
    }

    /** The order of rows. */
    public enum Order {
        /** Users in the order of their ids. */
        BY_USER,
        /** A keyed random order over all files. */
        SHUFFLED
    }

    /** What a shuffled order moves as a whole. */
    public enum Unit {
        /** A positive with its negatives. */
        POSITIVE,
        /** Each row for itself. */
        ROW
    }

    /** What to do with an earlier result. */
    public enum IfExists {
        /** Refuse to run. */
        FAIL,
        /** Leave it and succeed, if it is what the run would make. */
        KEEP,
        /** Replace it once the new one is whole. */
        OVERWRITE
    }

    public OutputConfig {
        if (path.isBlank()) {
            throw new IllegalArgumentException("path must name a folder, was \"" + path + "\"");
        }
        if (layout == Layout.SEQUENCE && length == null) {
            throw new IllegalArgumentException("length must be given for layout sequence");
        }
        if (layout != Layout.SEQUENCE && (length != null || stride != null || pad != null)) {
            throw new IllegalArgumentException((length != null ? "length" : stride != null ? "stride" : "pad")
                    + " must be left out unless layout is sequence");
        }
        if (length != null) {
            new Sequences(length, stride == null ? length : stride, true); // checks them
        }
        if (label != null && labels.positive() != null) {
            throw new IllegalArgumentException("labels.positive must not stand beside label; take one out");
        }
        if (ids == Ids.CODES && padId != null) {
            throw new IllegalArgumentException(
                    "padId must be left out where ids is codes, which pad with 0, was " + padId.text());
        }
        if (fileMegabytes != null && fileMegabytes < 1) {
            throw new IllegalArgumentException("fileMegabytes must be at least 1, was " + fileMegabytes);
        }
    }

    /** What labels positives and negatives. */
    public LabelValues labelValues() {
        Integer positive = labels.positive();
        return new LabelValues(label, positive == null ? 1 : positive, labels.negative());
    }

    /** How rows are cut into sequences; null unless they are. */
    public @Nullable Sequences sequences() {
        Integer places = length;
        return places == null ? null : new Sequences(places, stride == null ? places : stride, pad != Side.RIGHT);
    }

    /** The pad as text, null for the usual one. */
    public @Nullable String padIdText() {
        return padId == null ? null : padId.text();
    }
}
