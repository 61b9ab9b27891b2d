package dev.decoy.data;

import java.util.Locale;

/** The part of the data an interaction belongs to after the split. */
public enum Fold {
    /** What a model learns from. */
    TRAIN((byte) 0),
    /** What its settings are chosen on. */
    VALIDATION((byte) 1),
    /** What it is judged on, once. */
    TEST((byte) 2);

    /** The byte that stands for "in no fold" where a fold is stored as a byte. */
    public static final byte LEFT_OUT = -1;

    private static final Fold[] FOLDS = values();

    private final byte code;

    Fold(byte code) {
        this.code = code;
    }

    /** The byte a fold is stored as. */
    public byte code() {
        return code;
    }

    /** The fold of a byte other than {@link #LEFT_OUT}. */
    public static Fold ofCode(byte code) {
        return FOLDS[code];
    }

    /** The name in configs, columns and folders: {@code train}, {@code validation}, {@code test}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
