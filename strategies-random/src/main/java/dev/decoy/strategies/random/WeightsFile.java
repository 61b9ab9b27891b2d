package dev.decoy.strategies.random;

import dev.decoy.io.DataException;
import dev.decoy.io.KeyedTable;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items in proportion to the weights of a table, one row an item. O(1) per draw, 16 bytes per item. */
public final class WeightsFile implements SamplerFactory<WeightsFile.Config> {
    /** Options of {@code weights-file}. */
    public record Config(
            @Doc("a file, a folder or a glob, read by the source that knows its extension")
            String path,

            @Default("item") @Doc("the table's column of item ids")
            String item,

            @Default("weight") @Doc("the table's column of weights: numbers of at least 0, not all 0")
            String weight,

            @Default("zero") @Doc("what an item without a row weighs: zero (it is never drawn), a number, or fail")
            MissingWeight missing) {
        private String table() {
            return "weights " + path;
        }
    }

    @Override
    public String name() {
        return "weights-file";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "items in proportion to the weights of a table";
    }

    @Override
    public List<TableUse> tables(Config config, BuildContext context) {
        return List.of(use(config, context));
    }

    private static TableUse use(Config config, BuildContext context) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("item", List.of(config.item()));
        columns.put("weight", List.of(config.weight()));
        return new TableUse(context.table(config.path()), columns);
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        KeyedTable table = read(config, context);
        ItemWeights weights = new ItemWeights(config.table(), table, context.itemIds());
        return new RejectionSampler(
                WeightedItems.of(weights.orElse(config.missing())), List.of(weights.remark(config.missing())));
    }

    private static KeyedTable read(Config config, BuildContext context) {
        try {
            TableUse use = use(config, context);
            List<Problem> problems = use.problems();
            if (!problems.isEmpty()) {
                throw new ConfigException(problems);
            }
            return KeyedTable.read(
                    config.table(),
                    use.table(),
                    new KeyedTable.Columns(config.item(), null, List.of(config.weight())),
                    context.itemIds());
        } catch (IOException e) {
            throw new DataException(config.table() + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
