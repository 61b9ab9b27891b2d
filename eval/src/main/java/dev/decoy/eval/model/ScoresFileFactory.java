package dev.decoy.eval.model;

import dev.decoy.io.InteractionSource;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.ScorerFactory;
import dev.decoy.spi.Spec;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds {@code scores-file}: scores that a model trained elsewhere has written, of candidates or of all items. */
public final class ScoresFileFactory implements ScorerFactory<ScoresFileFactory.Config> {
    /** Options of {@code scores-file}. */
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

            @Default("score") @Doc("the column of scores: numbers, the higher the better; NaN and nothing rank last")
            String score) {
        public Config {
            new PairFile(path, source, key, item); // checks them
        }

        private PairFile file() {
            return new PairFile(path, source, key, item);
        }

        private PairFile.Values values() {
            return schema -> new PairFile.Order("score", score, PairReader.Meaning.SCORE);
        }
    }

    @Override
    public String name() {
        return "scores-file";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "scores of a model trained elsewhere, by user or row and item; what has none ranks last";
    }

    @Override
    public List<TableUse> tables(Config config, BuildContext context) throws IOException {
        return List.of(config.file().use(context, config.values()));
    }

    @Override
    public Scorer create(Config config, BuildContext context) {
        return new ListedScores(config.file().read("scores", context, config.values()), Integer.MAX_VALUE);
    }
}
