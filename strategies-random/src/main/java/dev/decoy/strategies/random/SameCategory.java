package dev.decoy.strategies.random;

import dev.decoy.data.InteractionStats;
import dev.decoy.io.KeyedTable;
import dev.decoy.sampling.Mixture;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.Spec;
import dev.decoy.spi.TableUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items that share a label with the row's positive: with probability {@code share} a label of the positive is drawn uniformly,
 * then an item of that label; else {@code base} draws. Where nothing of a column is eligible, as the positive has no label in it,
 * or the user knows all such items, or they are taken, the next column is gone by, and after the last the base.
 *
 * <p>O(labels of the positive) per draw, 12 bytes per item and label; a label of which nothing is left costs its items.
 */
public final class SameCategory implements SamplerFactory<SameCategory.Config> {
    /** Options of {@code same-category}. */
    public record Config(
            @Doc("a table of items: a file, a folder or a glob, read by the source that knows its extension")
            String path,

            @Default("item") @Doc("the table's column of item ids")
            String item,

            @Doc(
                    "the table's columns of labels, the most specific first; each is gone by where nothing of those before it is"
                            + " eligible")
            List<String> columns,

            @Doc("what stands between the labels of a value, as \"|\"; a value is one label when left out") @Nullable
            String separator,

            @Default("0.5")
            @Doc("the share of negatives that have a label of the positive, in (0, 1]; the others are of base")
            double share,

            @Default("uniform") @Doc("draws the others, and what no column can give")
            Spec<NegativeSampler> base) {
        public Config {
            if (columns.isEmpty() || new HashSet<>(columns).size() < columns.size()) {
                throw new IllegalArgumentException("columns must be distinct names, at least one, was " + columns);
            }
            if (separator != null && separator.isEmpty()) {
                throw new IllegalArgumentException("separator must not be empty, was \"\"; leave it out for one label");
            }
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be in (0, 1], was " + share);
            }
        }

        private ItemTable table() {
            return new ItemTable("categories " + path, path, item, "columns", columns);
        }
    }

    @Override
    public String name() {
        return "same-category";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "items that share a category with the positive, mixed with others";
    }

    @Override
    public List<TableUse> tables(Config config, BuildContext context) {
        return List.of(config.table().use(context));
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        InteractionStats stats = context.stats();
        ItemTable table = config.table();
        KeyedTable rows = table.read(context, context.itemIds());
        List<BackOff.Level> levels = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < config.columns().size(); i++) {
            ItemLabels labels = ItemLabels.read(table.name(), rows, i, stats.itemCount(), config.separator());
            levels.add(new BackOff.Level(config.columns().get(i), new SharedLabels(labels)));
            remarks.add(labels.remark(table.name(), rows, i, stats));
        }
        NegativeSampler base = context.create("base", config.base());
        if (config.share() == 1) {
            remarks.addAll(base.remarks());
            return new BackOff(levels, base, remarks);
        }
        return Mixture.byShare(List.of(
                new Mixture.Part("category", new BackOff(levels, base, remarks), config.share()),
                new Mixture.Part("base", base, 1 - config.share())));
    }
}
