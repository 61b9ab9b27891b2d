package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.eval.audit.ExpectedNegatives;
import dev.decoy.eval.audit.ItemShares;
import dev.decoy.eval.split.RandomPerUser;
import dev.decoy.eval.split.Shares;
import dev.decoy.io.ArraySource;
import dev.decoy.io.InteractionColumns;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.strategies.popularity.Popularity;
import dev.decoy.strategies.random.Uniform;
import dev.decoy.testkit.DataContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Expected negatives on MovieLens 100K, a fifth of each user in TEST by hash, against numbers that were computed elsewhere. */
class PopularityTableTest {
    @Test
    void expectedNegativesOfMovieLensAreThoseOfTheReference() throws IOException {
        Interactions interactions = movieLens().split(new RandomPerUser(new Shares(0, 0.2)));
        InteractionStats train = interactions.stats(Set.of(Fold.TRAIN));
        ItemShares positives = ItemShares.of(train);
        ExpectedNegatives alike = negatives(interactions, law(new Uniform(), new Uniform.Config(), interactions));
        double uniform = alike.falseNegativeRate();
        assertThat(List.of(
                        "uniform " + line(alike, positives, train, uniform),
                        "pop^.25 " + line(popularity(interactions, 0.25, null), positives, train, uniform),
                        "pop^.5 " + line(popularity(interactions, 0.5, null), positives, train, uniform),
                        "pop^.75 " + line(popularity(interactions, 0.75, null), positives, train, uniform),
                        "pop^1 " + line(popularity(interactions, 1, null), positives, train, uniform),
                        "min(c,50) " + line(popularity(interactions, 1, 50), positives, train, uniform),
                        "min(c,100) " + line(popularity(interactions, 1, 100), positives, train, uniform)))
                .containsExactly(
                        "uniform 0.0282 1.0 0.302 0.065 39.6 1654",
                        "pop^.25 0.0422 1.5 0.177 0.162 58.2 1549",
                        "pop^.5 0.0575 2.0 0.090 0.328 77.6 1267",
                        "pop^.75 0.0736 2.6 0.036 0.463 96.9 987",
                        "pop^1 0.0898 3.2 0.009 0.567 115.7 764",
                        "min(c,50) 0.0546 1.9 0.098 0.424 74.5 1083",
                        // The reference rounds its Gini twice: 0.50249 to 0.5025 to 0.503.
                        "min(c,100) 0.0683 2.4 0.049 0.502 91.2 928");
        assertThat(positives.divergence(popularity(interactions, 1, null).items()))
                .isBetween(0.00865, 0.00875);
        assertThat(positives.gini()).isBetween(0.6295, 0.6305);
        assertThat(positives.meanCount(train)).isBetween(134.55, 134.65);
        double[] withoutEvent = train.itemWeights(count -> count == 0 ? 1 : 0);
        assertThat(Arrays.stream(withoutEvent).sum())
                .as("items that TRAIN lacks")
                .isEqualTo(29);
    }

    /** False-negative rate, lift over uniform, divergence in bits, Gini, mean count, effective items. */
    private static String line(
            ExpectedNegatives expected, ItemShares positives, InteractionStats train, double uniform) {
        return String.format(
                Locale.ROOT,
                "%.4f %.1f %.3f %.3f %.1f %.0f",
                expected.falseNegativeRate(),
                expected.falseNegativeRate() / uniform,
                expected.items().divergence(positives),
                expected.items().gini(),
                expected.items().meanCount(train),
                expected.items().effectiveItems());
    }

    private static ExpectedNegatives popularity(Interactions interactions, double exponent, @Nullable Integer cap) {
        return negatives(
                interactions, law(new Popularity(), new Popularity.Config(exponent, 0, cap, null), interactions));
    }

    private static <C extends Record> ItemProposal law(SamplerFactory<C> factory, C config, Interactions interactions) {
        return ((RejectionSampler) factory.create(config, DataContext.of(interactions))).law();
    }

    private static ExpectedNegatives negatives(Interactions interactions, ItemProposal law) {
        return ExpectedNegatives.of(interactions, law, KnownItems.TRAIN);
    }

    private static Interactions movieLens() throws IOException {
        List<String> lines =
                Files.readAllLines(RealData.folder("ml-100k/u.data").resolve("ml-100k/u.data"));
        long[] users = new long[lines.size()];
        long[] items = new long[lines.size()];
        for (int i = 0; i < users.length; i++) {
            String[] cells = lines.get(i).split("\t", -1);
            users[i] = Long.parseLong(cells[0]);
            items[i] = Long.parseLong(cells[1]);
        }
        return Interactions.read(ArraySource.of(users, items, null), InteractionColumns.of("user", "item", null));
    }
}
