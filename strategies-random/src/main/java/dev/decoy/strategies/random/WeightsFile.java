package dev.decoy.strategies.random;

import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.TableUse;
import java.util.List;

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
        private ItemTable table() {
            return new ItemTable("weights " + path, path, item, "weight", List.of(weight));
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
        return List.of(config.table().use(context));
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        ItemTable table = config.table();
        ItemWeights weights = new ItemWeights(table.name(), table.read(context, context.itemIds()), context.itemIds());
        return new RejectionSampler(
                WeightedItems.of(weights.orElse(config.missing())), List.of(weights.remark(config.missing())));
    }
}
