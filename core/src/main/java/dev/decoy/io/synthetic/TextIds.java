package dev.decoy.io.synthetic;

import dev.decoy.data.ColumnVector;

/** Ids such as {@code u0042}: a letter and a number from 1, of equal width so that texts sort as numbers do. Thread-confined. */
final class TextIds {
    private final byte[] text;

    /** Ids for the numbers 1 to {@code count}. */
    TextIds(char letter, int count) {
        text = new byte[1 + Integer.toString(count).length()];
        text[0] = (byte) letter;
    }

    void write(int number, ColumnVector into, int index) {
        int rest = number;
        for (int i = text.length - 1; i > 0; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        into.setText(index, text, 0, text.length);
    }
}
