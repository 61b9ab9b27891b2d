package dev.decoy.sampling;

import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The strategy {@code mixture}. */
public final class MixtureFactory implements SamplerFactory<MixtureFactory.Config> {
    /** The options of {@code mixture}. */
    public record Config(
            @Doc("the strategies, all with a share or all with a number of negatives")
            List<Part> parts) {
        public Config {
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("parts must name at least one strategy, was an empty list");
            }
            long counted =
                    parts.stream().filter(part -> part.negatives() != null).count();
            if (counted != 0 && counted != parts.size()) {
                throw new IllegalArgumentException(
                        "parts must all have negatives, or none of them, had " + counted + " of " + parts.size());
            }
            Set<String> names = new HashSet<>();
            for (Part part : parts) {
                if (!names.add(part.label())) {
                    throw new IllegalArgumentException(
                            "parts must have different names, was \"" + part.label() + "\" twice; add name to one");
                }
            }
        }

        /** Whether each part gives a number of negatives, and the last fills what others are short of. */
        public boolean byCount() {
            return parts.get(0).negatives() != null;
        }
    }

    /** One part. */
    public record Part(
            @Doc("its share of the negatives, in proportion to those of the other parts; above 0") @Default("1.0")
            double share,

            @Doc(
                    "instead of shares: how many of a positive's negatives are its own, 1 to 32767; the last part also gives what"
                            + " others are short of")
            @Nullable
            Integer negatives,

            @Doc("what the column source calls it; its type when left out") @Nullable
            String name,

            @Doc("the strategy") Spec<NegativeSampler> strategy) {
        public Part {
            if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("share must be finite and above 0, was " + share);
            }
            if (negatives != null && (negatives < 1 || negatives > Short.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "negatives must be in [1, " + Short.MAX_VALUE + "], was " + negatives);
            }
        }

        private String label() {
            return name != null ? name : strategy.type();
        }
    }

    @Override
    public String name() {
        return "mixture";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "several strategies, by share or so many negatives from each";
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        List<Mixture.Part> parts = new ArrayList<>();
        for (int i = 0; i < config.parts().size(); i++) {
            Part part = config.parts().get(i);
            NegativeSampler sampler = context.create("parts[" + i + "].strategy", part.strategy());
            Integer negatives = part.negatives();
            parts.add(new Mixture.Part(part.label(), sampler, negatives != null ? negatives : part.share()));
        }
        return config.byCount() ? Mixture.byCount(parts) : Mixture.byShare(parts);
    }
}
