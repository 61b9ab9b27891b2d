package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.experiment.config.KnownPairsConfig;
import dev.decoy.experiment.config.SamplingBlock;
import dev.decoy.io.PairTable;
import dev.decoy.sampling.KnownPairs;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run asks of every strategy: what a block or a selector says, within the run's universe, and beside its known pairs. */
final class Policies {
    private final ExperimentConfig config;
    private final RunContext context;
    private final DrawableItems items;
    private final KnownPairs belowThreshold;
    private final List<String> remarks = new ArrayList<>();

    /**
     * The policies of a run.
     *
     * @param context with folds
     * @param belowThreshold what preparation dropped and still is known
     */
    Policies(ExperimentConfig config, RunContext context, DrawableItems items, KnownPairs belowThreshold) {
        this.config = config;
        this.context = context;
        this.items = items;
        this.belowThreshold = belowThreshold;
        remarks.addAll(items.remarks());
        if (config.prepare().knowsWhatItDrops()) {
            remarks.add(String.format(
                    Locale.ROOT, "prepare.threshold: %,d pairs below it are known", belowThreshold.size()));
        }
    }

    /** The policy of the block of a fold; reads its tables of pairs. */
    SamplingPolicy ofBlock(Fold fold, SamplingBlock block, NegativeSampler sampler) throws IOException {
        KnownPairs known = belowThreshold;
        for (int i = 0; i < block.alsoKnown().size(); i++) {
            String path = config.draws().path(fold) + ".alsoKnown[" + i + "]";
            known = known.plus(read(path, block.alsoKnown().get(i)));
        }
        return policy(fold, block, sampler).within(items.forSampling()).alsoKnowing(known);
    }

    private SamplingPolicy policy(Fold fold, SamplingBlock block, NegativeSampler sampler) {
        try {
            return block.policy(fold, sampler.perPositive());
        } catch (IllegalArgumentException e) {
            Problem problem = Problem.of(String.valueOf(e.getMessage()), List.of("perPositive"));
            throw new ConfigException(List.of(problem.under(config.draws().path(fold) + ".negatives")));
        }
    }

    private KnownPairs read(String path, KnownPairsConfig file) throws IOException {
        Interactions interactions = context.interactions();
        PairTable pairs = PairTable.read(
                path,
                SideTables.pairs(file, context).table(),
                file.user(),
                file.item(),
                interactions.userIds(),
                interactions.itemIds());
        remarks.add(String.format(
                Locale.ROOT,
                "known pairs %s: %,d pairs; %,d rows are of users or items that this data has not",
                file.path(),
                pairs.users().length,
                pairs.unknownRows()));
        return KnownPairs.of(interactions.userCount(), pairs.users(), pairs.items());
    }

    /** The policy of a selector, which knows nothing of the run. */
    SamplingPolicy ofCandidates(SamplingPolicy chosen) {
        return chosen.within(items.forCandidates())
                .alsoKnowing(chosen.alsoKnown().plus(belowThreshold));
    }

    /** How the catalogue and the tables of pairs fit the data, a line each. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
