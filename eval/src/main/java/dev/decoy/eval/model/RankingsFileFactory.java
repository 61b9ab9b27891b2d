package dev.decoy.eval.model;

import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Doc;
import dev.decoy.spi.ScorerFactory;
import dev.decoy.spi.Spec;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds {@code rankings-file}: the best items of a model trained elsewhere, by user or row. */
public final class RankingsFileFactory implements ScorerFactory<RankingsFileFactory.Config> {
    /** Options of {@code rankings-file}. */
    public record Config(
            @Doc("a file, a folder or a glob, read by the source that knows its extension") @Nullable
            String path,

            @Doc("instead of path: a source with its options") @Nullable
            Spec<InteractionSource> source,

            @Doc(
                    "the column of ids: row_id, or else ids of users; by default the first there is of row_id, user, user_id")
            @Nullable
            String key,

            @Doc("the column of item ids; by default the first there is of item, item_id") @Nullable
            String item,

            @Doc("the column of scores that orders a list, the highest first; by default score, where there is one")
            @Nullable
            String score,

            @Doc(
                    "instead of score: the column of ranks, 1 the best; by default rank, where there is one and no score; without"
                            + " either, lists stand in the order of the file")
            @Nullable
            String rank,

            @Doc(
                    "how many items the model was asked for: a metric that reads deeper is refused; by default the length of the"
                            + " longest list")
            @Nullable
            Integer depth) {
        public Config {
            new PairFile(path, source, key, item); // checks them
            if (score != null && rank != null) {
                throw new IllegalArgumentException("rank must be left out where score is given, was " + rank);
            }
            if (depth != null && depth < 1) {
                throw new IllegalArgumentException("depth must be at least 1, was " + depth);
            }
        }

        private PairFile file() {
            return new PairFile(path, source, key, item);
        }

        private PairFile.Order order(Schema schema) {
            if (score != null || (rank == null && schema.indexOf("score") >= 0)) {
                return new PairFile.Order("score", score != null ? score : "score", PairReader.Meaning.LIST_SCORE);
            }
            if (rank != null || schema.indexOf("rank") >= 0) {
                return new PairFile.Order("rank", rank != null ? rank : "rank", PairReader.Meaning.RANK);
            }
            return new PairFile.Order("", null, PairReader.Meaning.FILE_ORDER);
        }
    }

    @Override
    public String name() {
        return "rankings-file";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "the best items of a model trained elsewhere, by user or row; what is not listed ranks below";
    }

    @Override
    public List<TableUse> tables(Config config, BuildContext context) throws IOException {
        return List.of(config.file().use(context, config::order));
    }

    @Override
    public Scorer create(Config config, BuildContext context) {
        PairFile.Listed listed = config.file().read("rankings", context, config::order);
        Integer depth = config.depth();
        return new ListedScores(listed, depth != null ? depth : listed.scores().longest());
    }
}
