package dev.decoy.eval.split;

import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;

/** Builds {@link LeaveRandomOut}. */
public final class LeaveRandomOutFactory implements SplitterFactory<LeaveRandomOutFactory.Config> {
    /** Options of {@code leave-random-out}. */
    public record Config(
            @Default("1")
            @Doc("how many interactions of each user are for test; users without more than are held out stay in train")
            int k,

            @Default("false") @Doc("whether k more go to validation")
            boolean validation) {
        public Config {
            new LeaveRandomOut(k, validation); // checks them
        }
    }

    @Override
    public String name() {
        return "leave-random-out";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "of each user k interactions at random, by hash, are for test, k more for validation if asked for";
    }

    @Override
    public Splitter create(Config config, BuildContext context) {
        return new LeaveRandomOut(config.k(), config.validation());
    }
}
