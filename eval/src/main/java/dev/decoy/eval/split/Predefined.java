package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;

/** Folds that the data comes with. 1 byte per interaction. */
public final class Predefined implements Splitter {
    private final byte[] foldCodes;

    /**
     * Takes over the folds.
     *
     * @param foldCodes {@link Fold#code()} or {@link Fold#LEFT_OUT} by position in the interactions to be dealt
     */
    public Predefined(byte[] foldCodes) {
        this.foldCodes = foldCodes;
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        for (int i = 0; i < user.size(); i++) {
            folds[i] = foldCodes[user.position(i)];
        }
    }

    @Override
    public boolean dealsEachByItself() {
        return true;
    }
}
