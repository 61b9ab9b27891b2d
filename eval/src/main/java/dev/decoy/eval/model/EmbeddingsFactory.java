package dev.decoy.eval.model;

import dev.decoy.scoring.Scorer;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.ScorerFactory;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds {@code embeddings}: vectors that a model trained elsewhere has written. */
public final class EmbeddingsFactory implements ScorerFactory<EmbeddingsFactory.Config> {
    /** Options of {@code embeddings}. */
    public record Config(
            @Doc("vectors of users or rows: a table with a list or a column per dimension, or an .npy file")
            String queries,

            @Doc("with queries in an .npy file: a table or an .npy file with the ids of its rows, in their order")
            @Nullable
            String queryIds,

            @Doc("the queries' column of ids: row_id, or else ids of users; by default the first there is of row_id,"
                    + " user, user_id")
            @Nullable
            String key,

            @Doc("vectors of items, in a file of the same forms")
            String items,

            @Doc("with items in an .npy file: a table or an .npy file with the ids of its rows, in their order")
            @Nullable
            String itemIds,

            @Doc("the items' column of ids; by default the first there is of item, item_id") @Nullable
            String itemKey,

            @Doc("in tables: the column of lists, or what the names of the dimensions' columns begin with; by default"
                    + " vector, embedding, or d (d0, d1, ...)")
            @Nullable
            String vector,

            @Default("dot") @Doc("dot, or cosine: 0 where a vector is all zeros")
            Similarity similarity,

            @Doc("a column of the items' table, or of the table of their ids, that is added to the score") @Nullable
            String bias) {
        public Config {
            new VectorFile(queries, queryIds, key, null, null, VectorFile.Options.OF_QUERIES); // checks them
            VectorFile.ofItems(items, itemIds, itemKey, null, bias);
            if (vector != null && queryIds != null && itemIds != null) {
                throw new IllegalArgumentException("vector must be left out with .npy files, was " + vector);
            }
        }

        private VectorFile queryFile() {
            String list = queryIds == null ? vector : null;
            return new VectorFile(queries, queryIds, key, list, null, VectorFile.Options.OF_QUERIES);
        }

        private ItemVectors.Options itemFile() {
            return new ItemVectors.Options(items, itemIds, itemKey, itemIds == null ? vector : null, bias);
        }
    }

    @Override
    public String name() {
        return "embeddings";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "vectors of users or rows against vectors of items, from files of a model trained elsewhere";
    }

    @Override
    public List<TableUse> tables(Config config, BuildContext context) throws IOException {
        List<TableUse> uses = new ArrayList<>(config.queryFile().tables(context));
        uses.addAll(config.itemFile().tables(context));
        return uses;
    }

    @Override
    public Scorer create(Config config, BuildContext context) {
        QueryKey key = new QueryKey(config.queryFile().keyColumn(context));
        VectorTable queries = config.queryFile().read(context, key.lookup(context), config.similarity());
        ItemVectors items = ItemVectors.read(config.itemFile(), config.similarity(), context);
        return new Embeddings(key.keying(), queries, items);
    }
}
