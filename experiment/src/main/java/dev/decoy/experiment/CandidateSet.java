package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.random.SeedSequence;
import dev.decoy.scoring.CandidateSelector;
import java.util.ArrayList;
import java.util.List;

/**
 * Candidates of the rows of a fold, chosen once.
 *
 * @param name the name of the candidates in the config
 * @param selector what chooses them
 * @param fold whose rows they are for
 * @param repeat which of several independent sets, from 1; 0 where there is one
 */
record CandidateSet(String name, CandidateSelector selector, Fold fold, int repeat) {
    /** All sets of a fold. */
    static List<CandidateSet> of(String name, CandidateSelector selector, Fold fold) {
        List<CandidateSet> sets = new ArrayList<>();
        boolean single = selector.repeats() == 1;
        for (int repeat = single ? 0 : 1; repeat <= (single ? 0 : selector.repeats()); repeat++) {
            sets.add(new CandidateSet(name, selector, fold, repeat));
        }
        return sets;
    }

    /** The name of the dataset. */
    String dataset() {
        return "candidates/" + name + "/" + fold.label() + (repeat == 0 ? "" : "/repeat=" + repeat);
    }

    /** The name of a text file beside the dataset. */
    String file(String ending) {
        return "candidates/" + name + "/" + fold.label() + (repeat == 0 ? "" : "-" + repeat) + ending;
    }

    /** What its draws follow from. */
    SeedSequence seeds(EvaluationRun.Seeds seeds) {
        SeedSequence ofFold = seeds.at("candidates", name, fold.label());
        return repeat == 0 ? ofFold : ofFold.child(repeat);
    }
}
