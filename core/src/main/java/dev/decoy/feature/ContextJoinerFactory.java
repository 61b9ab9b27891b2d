package dev.decoy.feature;

import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Doc;
import dev.decoy.spi.JoinerFactory;
import java.util.List;

/** {@code type: context}. */
public final class ContextJoinerFactory implements JoinerFactory<ContextJoinerFactory.Config> {
    /** Options of {@code context}. */
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
        return "context";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "copies columns of the source; negatives carry their positive's values, or those of the event that showed them";
    }

    @Override
    public List<String> sourceColumns(Config config) {
        return config.columns();
    }

    @Override
    public FeatureJoiner create(Config config, BuildContext context) {
        return new ContextJoiner(context.interactions(), config.columns());
    }
}
