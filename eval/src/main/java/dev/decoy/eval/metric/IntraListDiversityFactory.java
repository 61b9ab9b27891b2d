package dev.decoy.eval.metric;

import dev.decoy.eval.model.ItemVectors;
import dev.decoy.eval.model.Similarity;
import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Doc;
import dev.decoy.spi.MetricFactory;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds {@link IntraListDiversity}. */
public final class IntraListDiversityFactory implements MetricFactory<IntraListDiversityFactory.Config> {
    /** Options of {@code intra-list-diversity}. */
    public record Config(
            @Doc("ranks that count, from 2; a list of them gives one metric each")
            int k,

            @Doc("vectors of items: a table with a list or a column per dimension, or an .npy file")
            String items,

            @Doc("with items in an .npy file: a table or an .npy file with the ids of its rows, in their order")
            @Nullable
            String itemIds,

            @Doc("the items' column of ids; by default the first there is of item, item_id") @Nullable
            String itemKey,

            @Doc("in tables: the column of lists, or what the names of the dimensions' columns begin with; by default"
                    + " vector, embedding, or d (d0, d1, ...)")
            @Nullable
            String vector) {
        public Config {
            IntraListDiversity.require(k);
            new ItemVectors.Options(items, itemIds, itemKey, vector, null); // checks them
        }

        private ItemVectors.Options file() {
            return new ItemVectors.Options(items, itemIds, itemKey, vector, null);
        }
    }

    @Override
    public String name() {
        return "intra-list-diversity";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "one less the mean cosine of the vectors of all pairs of the first k items";
    }

    @Override
    public List<TableUse> tables(Config config, BuildContext context) throws IOException {
        return config.file().tables(context);
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        ItemVectors vectors = ItemVectors.read(config.file(), Similarity.DOT, context);
        return new IntraListDiversity(config.k(), vectors.values(), vectors.dimension());
    }
}
