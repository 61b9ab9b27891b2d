package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.eval.ranking.Evaluation;
import dev.decoy.scoring.CandidateSelector;

/**
 * What a model was measured at.
 *
 * @param model its name in the config
 * @param candidates the name of the candidates
 * @param selector what chose them
 * @param fold whose positives were ranked
 * @param evaluation the values
 */
record ModelEvaluation(String model, String candidates, CandidateSelector selector, Fold fold, Evaluation evaluation) {
    /** A metric with all that its value hangs on: {@code ndcg@10[uniform-100]}. */
    String label(Evaluation.Measured measured) {
        boolean perUser = selector.lists() == CandidateSelector.Lists.PER_USER;
        return measured.metric().label() + "[" + selector.label() + (perUser ? ",per-user" : "") + "]";
    }
}
