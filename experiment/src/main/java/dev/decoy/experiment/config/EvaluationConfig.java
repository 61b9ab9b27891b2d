package dev.decoy.experiment.config;

import dev.decoy.data.Fold;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.Spec;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is ranked in evaluation. */
public record EvaluationConfig(
        @Doc("folds whose positives get candidates") @Default("test")
        List<Fold> folds,

        @Doc("how candidates are chosen, by a name of your own, which becomes a folder below candidates/")
        Map<String, Spec<CandidateSelector>> candidates) {
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    public EvaluationConfig {
        for (String name : candidates.keySet()) {
            if (!FOLDER.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "candidates must have names of letters, digits, - and _, was \"" + name + "\"");
            }
        }
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("folds must name at least one fold, was an empty list");
        }
    }
}
