package dev.decoy.experiment;

import dev.decoy.eval.audit.HeldOutHits;
import dev.decoy.eval.audit.Novelty;
import dev.decoy.eval.audit.PartLaw;
import dev.decoy.eval.audit.PopularityDistance;
import dev.decoy.eval.audit.RuleCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an audit found in one dataset.
 *
 * @param name the dataset
 * @param rows its rows
 * @param negatives its negatives
 * @param rules negatives that should not be there, and those that are not
 * @param heldOut negatives that are false
 * @param novelty negatives that are new
 * @param popularity how popular they are; null when there is none
 * @param laws how draws fit the declared law, or those of the parts; empty where the order of draws is not written
 * @param breaches what is not as it must be, a line each
 */
public record DatasetAudit(
        String name,
        long rows,
        long negatives,
        RuleCounts rules,
        HeldOutHits heldOut,
        Novelty novelty,
        @Nullable PopularityDistance popularity,
        List<PartLaw> laws,
        List<String> breaches) {
    public DatasetAudit {
        laws = List.copyOf(laws);
        breaches = List.copyOf(breaches);
    }
}
