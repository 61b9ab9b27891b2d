package dev.decoy.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Interactions;
import dev.decoy.eval.model.ScoresFileFactory.Config;
import dev.decoy.io.DataException;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ScorerFactory;
import dev.decoy.spi.TableUse;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.ScorerContract;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScoresFileTest {
    private static final Config USUAL = new Config("scores", null, null, null, "score");
    private static final Interactions DATA = new EventLog()
            .add("7", "101", 1)
            .add("7", "102", 2)
            .add("8", "103", 3)
            .interactions();

    @Nested
    class Contract extends ScorerContract<Config> {
        @Override
        protected ScorerFactory<Config> factory() {
            return new ScoresFileFactory();
        }

        @Override
        protected Config config() {
            return USUAL;
        }

        @Override
        protected BuildContext context(Interactions data) {
            return DataContext.of(data)
                    .withTable(
                            "scores",
                            TextTable.of(
                                    "user,item,score",
                                    "user0,item12,0.5",
                                    "user0,item10,1.5",
                                    "user3,item10,-2",
                                    "user5,item29,4"));
        }
    }

    /** Each row has scores of two items. */
    @Nested
    class ContractByRow extends Contract {
        @Override
        protected BuildContext context(Interactions data) {
            String[] rows = new String[2 * data.size()];
            for (int position = 0; position < data.size(); position++) {
                long rowId = data.rowId(data.userOf(position), position);
                rows[2 * position] = rowId + ",item10," + position;
                rows[2 * position + 1] = rowId + ",item11,0.5";
            }
            return DataContext.of(data).withTable("scores", TextTable.of("row_id,item,score", rows));
        }
    }

    private static Scorer read(TextTable table) {
        return new ScoresFileFactory().create(USUAL, DataContext.of(DATA).withTable("scores", table));
    }

    @Test
    void pairsHaveTheirScoresInAnyOrderAndOthersNone() {
        Scorer scorer =
                read(TextTable.of("user,item,score", "8,102,0.5", "7,103,-1").part("8,101,1e3"));
        assertThat(Asked.ofUser(scorer, DATA, "7")).containsExactly(Float.NaN, Float.NaN, -1);
        assertThat(Asked.ofUser(scorer, DATA, "8")).containsExactly(1000, 0.5f, Float.NaN);
        assertThat(scorer.depth()).isEqualTo(Integer.MAX_VALUE);
        assertThat(scorer.remarks()).containsExactly("scores scores: scores for 2 of 2 users, 1 to 2 items each");
    }

    @Test
    void candidatesWithTheirRowsHaveScoresByRow() {
        Scorer scorer = read(TextTable.of(
                "row_id,user,item,label,score",
                DATA.rowId(0, 0) + ",7,101,1,0.25",
                DATA.rowId(0, 1) + ",7,101,0,0.75"));
        assertThat(scorer.keying()).isEqualTo(Scorer.Keying.ROW);
        assertThat(Asked.ofRow(scorer, DATA, 0)).containsExactly(0.25f, Float.NaN, Float.NaN);
        assertThat(Asked.ofRow(scorer, DATA, 1)).containsExactly(0.75f, Float.NaN, Float.NaN);
        assertThat(Asked.ofRow(scorer, DATA, 2)).containsOnly(Float.NaN);
    }

    @Test
    void theKeyColumnMayBeNamed() {
        Config byUser = new Config("scores", null, "user", "movie", "rating");
        DataContext context =
                DataContext.of(DATA).withTable("scores", TextTable.of("row_id,user,movie,rating", "1,7,101,3"));
        Scorer scorer = new ScoresFileFactory().create(byUser, context);
        assertThat(scorer.keying()).isEqualTo(Scorer.Keying.USER);
        assertThat(Asked.ofUser(scorer, DATA, "7")).containsExactly(3, Float.NaN, Float.NaN);
    }

    @Test
    void unknownIdsAndOddScoresAreCounted() {
        Scorer scorer = read(TextTable.of(
                "user,item,score", "7,101,nan", "7,102,", "7,103,-inf", "9,101,1", "9,102,1", "8,999,1", "8,101,1e39"));
        assertThat(Asked.ofUser(scorer, DATA, "7")).containsExactly(Float.NaN, Float.NaN, Float.NEGATIVE_INFINITY);
        assertThat(scorer.remarks())
                .containsExactly(
                        "scores scores: scores for 2 of 2 users, 2 to 3 items each",
                        "scores scores: 2 rows are of no user of this data",
                        "scores scores: 1 rows are of no item of this data",
                        "scores scores: 2 scores are missing or NaN; their items rank last",
                        "scores scores: 2 scores are infinite, or too large for a float");
    }

    @Test
    void theSameScoreTwiceIsFineAndTwoScoresAreNot() {
        assertThat(Asked.ofUser(read(TextTable.of("user,item,score", "7,101,0", "7,101,-0")), DATA, "7"))
                .containsExactly(0, Float.NaN, Float.NaN);
        assertThatThrownBy(() ->
                        read(TextTable.of("user,item,score", "7,101,1", "7,101,2", "8,103,5", "8,103,6", "8,103,7")))
                .isInstanceOf(DataException.class)
                .hasMessage("scores scores: user \"7\" has item \"101\" with the scores 1.0 and 2.0, and 2 more such"
                        + " faults; keep one");
    }

    @Test
    void whatIsNoNumberIsNamedWithItsRow() {
        assertThatThrownBy(() -> read(TextTable.of("user,item,score", "7,101,1").part("7,102,1", "7,103,high")))
                .isInstanceOf(DataException.class)
                .hasMessage("scores scores: part-1, row 2, column \"score\": \"high\" is no number; write numbers, or"
                        + " nothing for what has none");
    }

    @Test
    void aFileOfAnotherDataIsRefused() {
        assertThatThrownBy(() -> read(TextTable.of("user,item,score", "70,101,1", "80,101,1")))
                .isInstanceOf(DataException.class)
                .hasMessage("scores scores, column \"user\": none of the 2 keys is one of the users of this data; check"
                        + " key, and that ids are written alike");
        assertThatThrownBy(() -> read(TextTable.of("row_id,item,score", "abc,101,1")))
                .hasMessageContaining("none of the 1 keys is one of the rows of this data");
        assertThatThrownBy(() -> read(TextTable.of("user,item,score", "7,x,1")))
                .hasMessage("scores scores, column \"item\": none of the 1 items is one of this data; check item, and"
                        + " that ids are written alike");
        assertThatThrownBy(() -> read(TextTable.of("user,item,score")))
                .hasMessage("scores scores: there is no row in it; check the path");
    }

    @Test
    void columnsThatAreNotThereAreFoundBeforeAnyRowIsRead() throws IOException {
        DataContext context = DataContext.of(DATA).withTable("scores", TextTable.of("uid,iid,value", "7,101,x"));
        List<TableUse> uses = new ScoresFileFactory().tables(USUAL, context);
        assertThat(uses)
                .singleElement()
                .satisfies(use -> assertThat(use.problems())
                        .extracting(ConfigException.Problem::path)
                        .containsExactly("key", "item", "score"));
        assertThatThrownBy(() -> new ScoresFileFactory().create(USUAL, context))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("key: no column of the table is named \"user_id\"; found uid, iid, value");
    }

    @Test
    void aPathOrASourceMustBeGiven() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Config(null, null, null, null, "score"))
                .withMessage("path or source must be given, and one of them only, was neither");
    }
}
