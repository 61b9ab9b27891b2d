package dev.decoy.strategies.random;

import dev.decoy.data.InteractionStats;
import dev.decoy.io.KeyedTable;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.TableUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Items by strata: a stratum is drawn in proportion to its quota, then an item of it uniformly; with {@code match} always the
 * stratum of the row's positive. p(i) = quota of its stratum / (sum of the quotas * items of the stratum), before exclusion:
 * what a user knows takes from the share of its stratum.
 *
 * <p>Strata are of a table's column, a stratum for each value, or of popularity: of n items, that of rank r (0 has the highest
 * count in TRAIN; equal counts in the order of ids) is in stratum floor(r * strata / n) + 1. O(1) per draw; 16 bytes per item,
 * with match 12.
 */
public final class Stratified implements SamplerFactory<Stratified.Config> {
    private static final int DECILES = 10;
    private static final int MOST_NAMED = 10;

    /** Options of {@code stratified}. */
    public record Config(
            @Doc(
                    "a table of items, read by the source that knows its extension; strata are of popularity when left out")
            @Nullable
            String path,

            @Default("item") @Doc("with path: the table's column of item ids")
            String item,

            @Doc("with path: the table's column whose values are the strata; items without a value are never drawn")
            @Nullable
            String column,

            @Doc("without path: how many strata of popularity, of equally many items; 10 when left out") @Nullable
            Integer strata,

            @Default("{}")
            @Doc("numbers of at least 0 by stratum, a value of the column or 1 (most popular) to strata; a stratum"
                    + " left out has 0, and when all are left out they are equal")
            Map<String, Double> quotas,

            @Default("false") @Doc("instead of quotas: negatives are of the stratum of their positive")
            boolean match) {
        public Config {
            if ((path == null) != (column == null)) {
                throw new IllegalArgumentException("column must be given with path, and only with it, was " + column);
            }
            if (strata != null && (path != null || strata < 1)) {
                throw new IllegalArgumentException(
                        "strata must be " + (path != null ? "left out with path" : "at least 1") + ", was " + strata);
            }
            if (match && !quotas.isEmpty()) {
                throw new IllegalArgumentException("quotas must be left out with match, was " + quotas);
            }
            double sum = 0;
            for (double quota : quotas.values()) {
                sum += quota >= 0 ? quota : Double.NaN;
            }
            if (!quotas.isEmpty() && !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("quotas must be finite, at least 0 and not all 0, was " + quotas);
            }
        }

        private @Nullable ItemTable table() {
            return path == null || column == null
                    ? null
                    : new ItemTable("strata " + path, path, item, "column", List.of(column));
        }
    }

    @Override
    public String name() {
        return "stratified";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "items by quotas of an attribute or of popularity, or of their positive's stratum";
    }

    @Override
    public List<TableUse> tables(Config config, BuildContext context) {
        ItemTable table = config.table();
        return table == null ? List.of() : List.of(table.use(context));
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        InteractionStats stats = context.stats();
        List<String> remarks = new ArrayList<>();
        ItemTable table = config.table();
        ItemLabels strata;
        if (table == null) {
            strata = byPopularity(stats, config.strata() == null ? DECILES : config.strata());
        } else {
            KeyedTable rows = table.read(context, context.itemIds());
            strata = ItemLabels.read(table.name(), rows, 0, stats.itemCount(), null);
            remarks.add(strata.remark(table.name(), rows, 0, stats));
        }
        if (config.match()) {
            String source = config.column() == null ? "popularity" : config.column();
            return new BackOff(List.of(new BackOff.Level(source, new SharedLabels(strata))), null, remarks);
        }
        return new RejectionSampler(WeightedItems.of(weights(strata, config.quotas())), remarks);
    }

    private static ItemLabels byPopularity(InteractionStats stats, int strata) {
        int[] order = PopularityOrder.of(stats);
        int[] stratum = new int[order.length];
        List<String> names = new ArrayList<>();
        for (int rank = 0; rank < order.length; rank++) {
            String name = Long.toString((long) rank * strata / order.length + 1);
            if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
                names.add(name);
            }
            stratum[order[rank]] = names.size() - 1;
        }
        return ItemLabels.of(stratum, names);
    }

    private static double[] weights(ItemLabels strata, Map<String, Double> quotas) {
        List<String> names = strata.names();
        for (String named : quotas.keySet()) {
            if (!names.contains(named)) {
                throw new ConfigException(
                        "quotas." + named,
                        "is of no stratum of this data; there are "
                                + String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                                + (names.size() > MOST_NAMED ? ", ..." : ""));
            }
        }
        double[] weights = new double[strata.itemCount()];
        double sum = 0;
        for (int item = 0; item < weights.length; item++) {
            if (strata.has(item)) {
                int stratum = strata.label(strata.labelStart(item));
                double quota = quotas.isEmpty() ? 1 : quotas.getOrDefault(names.get(stratum), 0.0);
                weights[item] = quota / strata.size(stratum);
                sum += weights[item];
            }
        }
        if (sum == 0) {
            throw new ConfigException("column", "gives a value to no item of this data");
        }
        return weights;
    }
}
