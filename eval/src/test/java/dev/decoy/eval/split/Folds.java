package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.split.Splitter;
import java.util.ArrayList;
import java.util.List;

/** Folds in the order of users and, within a user, in canonical order. */
final class Folds {
    private Folds() {}

    static List<Fold> of(Interactions interactions, Splitter splitter) {
        Interactions split = interactions.split(splitter);
        List<Fold> folds = new ArrayList<>();
        for (int position = 0; position < split.size(); position++) {
            folds.add(Fold.ofCode(split.foldCode(position)));
        }
        return folds;
    }

    /** How many interactions are in TRAIN, VALIDATION and TEST. */
    static List<Integer> sizes(Interactions interactions, Splitter splitter) {
        Interactions split = interactions.split(splitter);
        return List.of(split.size(Fold.TRAIN), split.size(Fold.VALIDATION), split.size(Fold.TEST));
    }
}
