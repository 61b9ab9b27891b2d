package dev.decoy.eval.candidates;

import dev.decoy.data.Interactions;
import dev.decoy.io.DataException;
import dev.decoy.io.InputFiles;
import dev.decoy.io.InteractionSource;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.Role;
import dev.decoy.spi.SelectorFactory;
import dev.decoy.spi.Spec;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds {@link Listed}. */
public final class ListedFactory implements SelectorFactory<ListedFactory.Config> {
    /** Options of {@code file}. */
    public record Config(
            @Doc("a file, a folder or a glob") String path,

            @Doc(
                    "lists: a line of text for each list, (user,positive), (user,) or user before its items, apart by tabs or"
                            + " blanks; table: a row for each candidate, and a column label that is 1 at positives if there is one;"
                            + " when left out: lists where the text begins so, ends in .negative, or in .txt and has no tab")
            @Nullable
            Format format,

            @Doc(
                    "of a table the column of ids: row_id, or else ids of users; when left out the first there is of row_id, user,"
                            + " user_id")
            @Nullable
            String key,

            @Doc("of a table the column of item ids; when left out the first there is of item, item_id") @Nullable
            String item,

            @Default("none")
            @Doc("items of a user that are no candidates even if they are listed, by the folds they are in")
            KnownItems known,

            @Default("per-positive")
            @Doc(
                    "which positives are ranked in one list: each alone, its user's value being the mean over them, or all that a user"
                            + " has in the fold, among what is listed for any of them")
            CandidateSelector.Lists lists) {
        public Config {
            if (path.isBlank()) {
                throw new IllegalArgumentException("path must name a file, was \"" + path + "\"");
            }
            if (format == Format.LISTS && (key != null || item != null)) {
                throw new IllegalArgumentException((key != null ? "key" : "item")
                        + " must be left out where format is lists, which have no columns");
            }
        }
    }

    /** What a file holds. */
    public enum Format {
        /** A list on each line. */
        LISTS,
        /** A row for each candidate. */
        TABLE
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "the candidates that a file names for rows or users: Decoy's own, or those of NCF, elliot and RecBole";
    }

    @Override
    public boolean needsTimes(Config config) {
        return config.known() == KnownItems.UP_TO_TIME;
    }

    @Override
    public List<TableUse> tables(Config config, BuildContext context) throws IOException {
        return List.of(opened(config, context).use());
    }

    @Override
    public CandidateSelector create(Config config, BuildContext context) {
        String name = "candidates " + config.path();
        try {
            Opened file = opened(config, context);
            List<Problem> problems = file.use().problems();
            if (!problems.isEmpty()) {
                throw new ConfigException(problems);
            }
            CandidateReader reader = new CandidateReader(name, file.columns(), context.interactions());
            CandidateLists lists = reader.read(file.use().table());
            return new Listed(
                    new ListedSampler(lists, reader.remarks(lists)),
                    new NegativeCount.PerRow(lists::count, longest(name, context.interactions(), lists)),
                    config.known(),
                    config.lists());
        } catch (IOException e) {
            throw new DataException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static int longest(String name, Interactions interactions, CandidateLists lists) {
        int[] longest = {0};
        new HeldOutRows(interactions).forEach(position -> longest[0] = Math.max(longest[0], lists.count(position)));
        if (longest[0] > NegativeCount.MOST_PER_ROW) {
            throw new DataException(name + ": a list has " + longest[0] + " candidates, and at most "
                    + NegativeCount.MOST_PER_ROW + " are ranked; name fewer, or use type: full");
        }
        return longest[0];
    }

    /**
     * A file that is not read yet.
     *
     * @param use its table, and what is read of it
     * @param columns what its columns are
     */
    private record Opened(TableUse use, CandidateColumns columns) {}

    private static Opened opened(Config config, BuildContext context) throws IOException {
        boolean guessed = config.format() == null && config.key() == null && config.item() == null;
        if (config.format() == Format.LISTS || (guessed && isLists(config, context))) {
            InteractionSource lists = new ListFile(context.resolve(config.path()));
            lists.parts(); // fails where there is no file
            return new Opened(new TableUse(lists, Map.of()), CandidateColumns.OF_LISTS);
        }
        InteractionSource table = table(config, context);
        CandidateColumns columns = CandidateColumns.of(table.schema(), config.key(), config.item());
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        wanted.put("key", List.of(columns.key()));
        wanted.put("item", List.of(columns.item()));
        return new Opened(new TableUse(table, wanted), columns);
    }

    private static boolean isLists(Config config, BuildContext context) throws IOException {
        return ListFile.isOne(context.resolve(config.path()));
    }

    /** Files as RecBole writes them have tabs and an extension of their own. */
    private static InteractionSource table(Config config, BuildContext context) throws IOException {
        Path first = InputFiles.find(context.resolve(config.path())).get(0);
        if (first.toString().toLowerCase(Locale.ROOT).endsWith(".inter")) {
            Map<String, Object> options = Map.of("path", config.path(), "separator", "\t");
            return context.create("table", new Spec<>("delimited", options, Role.SOURCE));
        }
        return context.table(config.path());
    }
}
