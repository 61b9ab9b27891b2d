package dev.decoy.eval.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.eval.candidates.ListedFactory.Config;
import dev.decoy.eval.candidates.ListedFactory.Format;
import dev.decoy.io.DataException;
import dev.decoy.io.Schema;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.CandidateSelector.Lists;
import dev.decoy.spi.SelectorFactory;
import dev.decoy.testkit.CandidateSelectorContract;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users ann (train a, test b and c) and bob (train b, test a); items a to f, of which d, e and f are nobody's. */
class ListedTest {
    private static final Interactions DATA = new EventLog()
            .add("ann", "a", 1)
            .add("ann", "b", 2)
            .add("ann", "c", 3)
            .add("bob", "b", 1)
            .add("bob", "a", 2)
            .add("zed", "d", 1)
            .add("zed", "e", 2)
            .add("zed", "f", 3)
            .interactions()
            .split((user, folds) -> {
                for (int i = 0; i < user.size(); i++) {
                    boolean train = i == 0 || user.item(0) == 3; // zed's first is d, the fourth item
                    folds[i] = (train ? Fold.TRAIN : Fold.TEST).code();
                }
            });

    @TempDir
    private Path folder;

    @Nested
    class Contract extends CandidateSelectorContract<Config> {
        private Path lists = Path.of("");

        @BeforeEach
        void writeLists() throws IOException {
            StringBuilder text = new StringBuilder();
            for (int user = 0; user < 6; user++) {
                text.append("(user").append(user).append(",)\titem10\titem11\titem12\titem13\titem14\titem15\n");
            }
            lists = Files.writeString(folder.resolve("contract.tsv"), text);
        }

        @Override
        protected SelectorFactory<Config> factory() {
            return new ListedFactory();
        }

        @Override
        protected Config config() {
            return new Config(lists.toString(), null, null, null, KnownItems.NONE, Lists.PER_POSITIVE);
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static CandidateSelector selector(String path) {
        return selector(new Config(path, null, null, null, KnownItems.NONE, Lists.PER_POSITIVE));
    }

    private static CandidateSelector selector(Config config) {
        return new ListedFactory().create(config, DataContext.of(DATA));
    }

    /** The candidates of the test rows that have some, as {@code ann b: d e}. */
    private static List<String> lists(CandidateSelector selector) {
        SampleBatch batch = new SampleBatch(DATA, selector.policy(Fold.TEST));
        batch.loadUsers(0, DATA.userCount(), EnumSet.of(Fold.TEST));
        sampler(selector).newWorker(new SeedSequence(1)).sample(batch);
        List<String> lists = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            assertThat(batch.missing(row)).isZero();
            if (selector.hasCandidates(batch.row(row).position())) {
                StringBuilder line = new StringBuilder(
                                DATA.userIds().id(batch.row(row).user()))
                        .append(' ')
                        .append(DATA.itemIds().id(batch.row(row).positive()))
                        .append(':');
                for (int k = 0; k < batch.count(row); k++) {
                    line.append(' ').append(DATA.itemIds().id(batch.negative(row, k)));
                }
                lists.add(line.toString());
            }
        }
        return lists;
    }

    private static NegativeSampler sampler(CandidateSelector selector) {
        return Objects.requireNonNull(selector.sampler());
    }

    private static List<String> remarks(CandidateSelector selector) {
        return sampler(selector).remarks().stream()
                .map(line -> line.replaceAll("^candidates \\S+: ", ""))
                .toList();
    }

    @Test
    void ncfListsAreOfUserAndPositive() throws IOException {
        CandidateSelector selector = selector(write("x.test.negative", "(ann,b)\te\td\n\n(bob,a)\tc\td\tf\n"));
        assertThat(lists(selector)).containsExactly("ann b: d e", "bob a: c d f");
        assertThat(selector.label()).isEqualTo("file-3");
        assertThat(remarks(selector)).isEmpty();
    }

    @Test
    void elliotListsAreOfAllRowsOfTheUser() throws IOException {
        CandidateSelector selector = selector(write("neg.tsv", "('ann',)\td\tb\tc\n"));
        assertThat(lists(selector)).containsExactly("ann b: c d", "ann c: b d");
        assertThat(remarks(selector))
                .containsExactly(
                        "2 rows have their own positive among their candidates, and are ranked without that one");
    }

    @Test
    void linesOfAUserAndItemsApartByBlanksAreLists() throws IOException {
        assertThat(lists(selector(write("sample.txt", "bob f c\nann d\n"))))
                .containsExactly("ann b: d", "ann c: d", "bob a: c f");
    }

    @Test
    void textMayBeCompressed() throws IOException {
        Path file = folder.resolve("x.negative.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("(bob,a)\td\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(lists(selector(file.toString()))).containsExactly("bob a: d");
    }

    @Test
    void whatDoesNotFitTheDataIsCounted() throws IOException {
        CandidateSelector selector =
                selector(write("x.negative", "(ann,b)\tb\td\td\tnew\n(ann,a)\td\n(cat,a)\td\te\n(bob,gone)\td\n"));
        assertThat(lists(selector)).containsExactly("ann b: d");
        assertThat(remarks(selector))
                .containsExactly(
                        "2 candidates are of no user of this data",
                        "1 candidates are no item of this data, and left out",
                        "2 candidates are of positives that their users have neither in validation nor in test",
                        "1 candidates stand twice in their lists, and count once",
                        "1 rows have their own positive among their candidates, and are ranked without that one");
    }

    @Test
    void rowsWithoutCandidatesHaveNone() throws IOException {
        CandidateSelector selector = selector(write("x.negative", "(ann,b)\td\n(ann,c)\tc\n"));
        assertThat(lists(selector)).containsExactly("ann b: d");
    }

    @Test
    void linesThatAreNoListsAreNamed() throws IOException {
        refuses(
                "(ann,b\td\n",
                "x.negative, line 1: begins with \"(\" and has no \")\"; write (user,positive), (user,)");
        refuses("(ann,b)\td\n(a,b,c)\td\n", "line 2: \"(a,b,c)\" is no user and positive; write");
        refuses("(ann,b)d\n", "line 1: \"d\" follows \"(ann,b)\"; separate candidates by tabs");
        refuses("(ann,b)\td\t\te\n", "line 1: has an empty field between two tabs; write an item there");
        refuses("(ann,b)\td\n\n(bob,)\td\n", "line 3: \"(bob,)\" stands where other lines begin as \"(ann,b)\"");
    }

    private void refuses(String text, String because) throws IOException {
        String path = write("x.negative", text);
        assertThatThrownBy(() -> selector(path))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(because);
    }

    @Test
    void aFileOfOtherDataIsRefused() throws IOException {
        refuses("", "there is no candidate in it; check the path");
        refuses("(1,2)\t3\n", "none of its users is one of this data; check that ids are written alike");
        refuses("(ann,b)\t3\n", "none of its items is one of this data; check that ids are written alike");
        refuses(
                "(ann,a)\td\n",
                "none of its lists is of a positive of validation or test; check that it is of the same split");
    }

    @Test
    void columnsAreFoundByTheirUsualNames() {
        assertThat(columns("row_id", "user", "item", "label"))
                .isEqualTo(new CandidateColumns("row_id", true, "item", "label", null));
        assertThat(columns("user_id:token", "item_id:token", "label:float"))
                .isEqualTo(new CandidateColumns("user_id:token", false, "item_id:token", "label:float", null));
        assertThat(columns("user", "item")).isEqualTo(new CandidateColumns("user", false, "item", null, null));
    }

    private static CandidateColumns columns(String... names) {
        List<Schema.Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(Schema.Column.of(name, ValueType.UNTYPED));
        }
        return CandidateColumns.of(new Schema(columns), null, null);
    }

    @Test
    void listsHaveNoColumns() {
        assertThatThrownBy(() -> new Config("x", Format.LISTS, "user", null, KnownItems.NONE, Lists.PER_POSITIVE))
                .hasMessage("key must be left out where format is lists, which have no columns");
    }

    @Test
    void whatIsKnownIsLeftOutWhereThatIsAskedFor() throws IOException {
        Config config = new Config(
                write("x.negative", "(ann,b)\ta\tc\td\n"), null, null, null, KnownItems.ALL_FOLDS, Lists.PER_POSITIVE);
        CandidateSelector selector = selector(config);
        SampleBatch batch = new SampleBatch(DATA, selector.policy(Fold.TEST));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TEST));
        sampler(selector).newWorker(new SeedSequence(1)).sample(batch);
        assertThat(batch.count(0)).isEqualTo(1);
        assertThat(batch.missing(0)).isEqualTo(2);
    }
}
