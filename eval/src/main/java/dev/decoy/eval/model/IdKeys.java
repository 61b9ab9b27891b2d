package dev.decoy.eval.model;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.CodeLookup;

/**
 * Codes of items or users.
 *
 * @param word what one is called
 */
record IdKeys(String word, Vocabulary ids) implements KeyLookup {
    @Override
    public void keys(ColumnVector batch, int rows, int[] into) {
        new CodeLookup(ids).codes(batch, rows, into);
    }

    @Override
    public int count() {
        return ids.size();
    }

    @Override
    public String name(int key) {
        return word + " \"" + ids.id(key) + "\"";
    }
}
