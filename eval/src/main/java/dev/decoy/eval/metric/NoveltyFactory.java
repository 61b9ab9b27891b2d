package dev.decoy.eval.metric;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.MetricFactory;
import java.util.Arrays;

/** Builds {@link Novelty}. */
public final class NoveltyFactory implements MetricFactory<NoveltyFactory.Config> {
    /** Options of {@code novelty}. */
    public record Config(
            @Doc("ranks that count, from 1; a list of them gives one metric each")
            int k,

            @Default("users") @Doc("an item's probability: its share of TRAIN's users, or of TRAIN's interactions")
            Novelty.Share of,

            @Default("0.5") @Doc("the count that stands for an item without any, above 0 and at most 1")
            double unseen) {
        public Config {
            Novelty.require(k, unseen);
        }
    }

    @Override
    public String name() {
        return "novelty";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "mean -log2 of the probabilities of the first k items";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        InteractionStats stats = context.stats();
        boolean users = config.of() == Novelty.Share.USERS;
        int[] counts = users ? usersByItem(context.interactions()) : interactionsByItem(stats);
        long total = users ? stats.userCount() : stats.interactionCount();
        return new Novelty(config.k(), config.of(), config.unseen(), counts, total);
    }

    private static int[] interactionsByItem(InteractionStats stats) {
        int[] counts = new int[stats.itemCount()];
        Arrays.setAll(counts, stats::interactionCount);
        return counts;
    }

    /** Users with the item in TRAIN, each once however often they took it. */
    private static int[] usersByItem(Interactions interactions) {
        int[] counts = new int[interactions.itemCount()];
        int[] lastUser = new int[interactions.itemCount()];
        Arrays.fill(lastUser, -1);
        for (int user = 0; user < interactions.userCount(); user++) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                int item = interactions.item(position);
                if (interactions.isIn(Fold.TRAIN, position) && lastUser[item] != user) {
                    lastUser[item] = user;
                    counts[item]++;
                }
            }
        }
        return counts;
    }
}
