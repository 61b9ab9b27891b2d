package dev.decoy.feature;

import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Doc;
import dev.decoy.spi.JoinerFactory;
import java.util.List;

/** {@code type: outcomes}. */
public final class OutcomesJoinerFactory implements JoinerFactory<OutcomesJoinerFactory.Config> {
    /** Options of {@code outcomes}. */
    public record Config(
            @Doc("columns of the source to copy") List<String> columns) {
        public Config {
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("columns must name at least one column, was []");
            }
        }
    }

    @Override
    public String name() {
        return "outcomes";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "copies columns of the source that negatives cannot have; theirs are null";
    }

    @Override
    public List<String> sourceColumns(Config config) {
        return config.columns();
    }

    @Override
    public FeatureJoiner create(Config config, BuildContext context) {
        return new OutcomesJoiner(context.interactions(), config.columns());
    }
}
