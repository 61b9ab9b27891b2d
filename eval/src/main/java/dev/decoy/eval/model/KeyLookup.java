package dev.decoy.eval.model;

import dev.decoy.data.ColumnVector;

/** Finds what the ids of a file stand for, as whole numbers from 0: codes of items or users, or positions of rows. */
interface KeyLookup {
    /** Writes the keys of a batch of ids; -1 for what is unknown. */
    void keys(ColumnVector ids, int rows, int[] into);

    /** Keys are 0 to count - 1. */
    int count();

    /** What a key is called: item, user, row. */
    String word();

    /** What a key is called in messages, with its id: {@code user "7"}. */
    String name(int key);
}
