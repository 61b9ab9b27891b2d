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
            @Default("false") @Doc("whether the second last interaction goes to validation")
            boolean validation) {}

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
        return "the last interaction of each user is for test, the second last for validation if asked for";
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
                            + "set source.timestamp (or choose ratio with by: random)");
        }
        return new LeaveLastOut(config.validation());
    }
}
