package dev.decoy.experiment;

import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.experiment.RunReport.IdCounts;
import dev.decoy.experiment.config.VocabularyConfig;
import dev.decoy.experiment.config.VocabularyConfig.OnNew;
import dev.decoy.pipeline.CodeTable;
import dev.decoy.pipeline.WrittenCodes;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codes that a run writes: new ones, or those of an earlier run with what {@code onNew} makes of further ids. */
final class CodeBook {
    private static final int NAMED_IDS = 3;

    private final Interactions interactions;
    private final Map<String, IdCounts> counts = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private CodeTable users;
    private CodeTable items;

    private CodeBook(Interactions interactions) {
        this.interactions = interactions;
        users = CodeTable.inOrder(interactions.userIds());
        items = CodeTable.inOrder(interactions.itemIds());
    }

    /**
     * The codes for these ids.
     *
     * @throws ConfigException when {@code onNew: fail} meets ids without a code
     * @throws dev.decoy.io.DataException when the earlier vocabulary cannot be understood
     */
    static CodeBook of(Interactions interactions, @Nullable VocabularyConfig config, RunContext context)
            throws IOException {
        CodeBook book = new CodeBook(interactions);
        EarlierVocabulary earlier = EarlierVocabulary.find(config, context);
        if (config != null && earlier == null) {
            book.counts.put("users", new IdCounts(0, interactions.userCount(), 0, 0));
            book.counts.put("items", new IdCounts(0, interactions.itemCount(), 0, 0));
            book.warnings.add("vocabulary.from: there is no folder " + context.resolve(config.from())
                    + "; codes are new ones (onMissing: start)");
        } else if (config != null && earlier != null) {
            book.users = book.extended("users", earlier.users(interactions), interactions.userIds(), config);
            book.items = book.extended("items", earlier.items(interactions), interactions.itemIds(), config);
        }
        if (!book.problems.isEmpty()) {
            throw new ConfigException(book.problems);
        }
        return book;
    }

    private CodeTable extended(String what, CodeTable earlier, Vocabulary ids, VocabularyConfig config) {
        List<String> firstNew = new ArrayList<>();
        int known = ids.size();
        int[] codes = earlier.of(ids);
        for (int id = 0; id < codes.length; id++) {
            if (codes[id] == WrittenCodes.UNKNOWN) {
                known--;
                if (firstNew.size() < NAMED_IDS) {
                    firstNew.add("\"" + ids.id(id) + "\"");
                }
            }
        }
        int further = ids.size() - known;
        boolean append = config.onNew() == OnNew.APPEND;
        counts.put(
                what,
                new IdCounts(
                        known,
                        append ? further : 0,
                        append ? 0 : further,
                        earlier.ids().size() - known));
        if (config.onNew() == OnNew.FAIL && further > 0) {
            problems.add(new Problem(
                    "vocabulary.onNew",
                    "fail, and of " + ids.size() + " " + what + " " + further + " have no code: "
                            + String.join(", ", firstNew) + (further > NAMED_IDS ? ", ..." : "")
                            + "; set append or unknown"));
        } else if (known == 0) {
            warnings.add("vocabulary.from: none of the " + ids.size() + " " + what
                    + " of this data is in it; check that it is the vocabulary of this data");
        }
        return append ? plus(earlier, ids) : earlier;
    }

    private static CodeTable plus(CodeTable earlier, Vocabulary ids) {
        try {
            return earlier.plus(ids);
        } catch (IllegalArgumentException e) {
            ConfigException refused = new ConfigException("vocabulary", String.valueOf(e.getMessage()));
            refused.initCause(e);
            throw refused;
        }
    }

    /** All users that have a code, of this run and of earlier ones. */
    CodeTable users() {
        return users;
    }

    /** All items likewise. */
    CodeTable items() {
        return items;
    }

    /** The codes of this run's users and items. */
    WrittenCodes written() {
        return new WrittenCodes(users.of(interactions.userIds()), items.of(interactions.itemIds()));
    }

    /** What became of users and items; empty where no earlier vocabulary is asked for. */
    Map<String, IdCounts> counts() {
        return counts;
    }

    /** What is allowed but likely unwanted, a line each. */
    List<String> warnings() {
        return warnings;
    }
}
