package dev.decoy.feature;

import dev.decoy.data.ExternalId;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.JoinerFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code type: history}. */
public final class HistoryJoinerFactory implements JoinerFactory<HistoryJoinerFactory.Config> {
    /** Where padding stands. */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** Options of {@code history}. */
    public record Config(
            @Default("50") @Doc("items in the list, at least 1")
            int length,

            @Default("left") @Doc("the side that padding stands on")
            Side pad,

            @Doc("the id that pads; -1, or the empty text, when left out") @Nullable
            ExternalId padId,

            @Default("PT0S") @Doc("how long before the row's time the history ends")
            TimeSpan lag,

            @Default("item")
            @Doc("lists to write: item (as history) and columns of the source (as history_x, padded with null)")
            List<String> columns) {
        public Config {
            if (length < 1) {
                throw new IllegalArgumentException("length must be at least 1, was " + length);
            }
            TableOptions.requireNames(columns);
        }

        private @Nullable String padIdText() {
            return padId == null ? null : padId.text();
        }
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "the user's last items strictly before the row's time, from the folds the row may know";
    }

    @Override
    public List<String> sourceColumns(Config config) {
        return config.columns().stream()
                .filter(name -> !name.equals(HistoryJoiner.ITEM))
                .toList();
    }

    @Override
    public FeatureJoiner create(Config config, BuildContext context) {
        if (!context.interactions().hasTime()) {
            throw new ConfigException("", "history needs times, and this data has none; set source.timestamp");
        }
        return new HistoryJoiner(
                context.interactions(),
                config.length(),
                config.pad() == Side.LEFT,
                config.padIdText(),
                config.lag(),
                config.columns());
    }
}
