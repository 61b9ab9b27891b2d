package dev.decoy.eval.split;

import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;

/** Builds {@link LeaveLastOut}. */
public final class LeaveLastOutFactory implements SplitterFactory<LeaveLastOutFactory.Config> {
    /** Options of {@code leave-last-out}. */
    public record Config(
            @Default("1")
            @Doc("how many interactions of each user are for test; users without more than are held out stay in train")
            int k,

            @Default("false") @Doc("whether the k before them go to validation")
            boolean validation) {
        public Config {
            new LeaveLastOut(k, validation); // checks them
        }
    }

    @Override
    public String name() {
        return "leave-last-out";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "the last k interactions of each user are for test, the k before them for validation if asked for";
    }

    @Override
    public boolean needsTimes(Config config) {
        return true;
    }

    @Override
    public Splitter create(Config config, BuildContext context) {
        if (!context.interactions().hasTime()) {
            throw new ConfigException(
                    "",
                    "leave-last-out needs timestamps; none are read from the source; "
                            + "set source.timestamp (or choose leave-random-out)");
        }
        return new LeaveLastOut(config.k(), config.validation());
    }
}
