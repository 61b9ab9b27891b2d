package dev.decoy.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Interactions;
import dev.decoy.eval.model.RankingsFileFactory.Config;
import dev.decoy.io.DataException;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ScorerFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.ScorerContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RankingsFileTest {
    private static final Config USUAL = config(null, null, null);
    private static final Interactions DATA = new EventLog()
            .add("7", "101", 1)
            .add("7", "102", 2)
            .add("8", "103", 3)
            .interactions();

    private static Config config(@Nullable String score, @Nullable String rank, @Nullable Integer depth) {
        return new Config("top", null, null, null, score, rank, depth);
    }

    @Nested
    class Contract extends ScorerContract<Config> {
        @Override
        protected ScorerFactory<Config> factory() {
            return new RankingsFileFactory();
        }

        @Override
        protected Config config() {
            return USUAL;
        }

        @Override
        protected BuildContext context(Interactions data) {
            return DataContext.of(data)
                    .withTable("top", TextTable.of("user,item", "user0,item12", "user0,item10", "user3,item10"));
        }
    }

    private static Scorer read(Config config, TextTable table) {
        return new RankingsFileFactory().create(config, DataContext.of(DATA).withTable("top", table));
    }

    @Test
    void withoutScoresAndRanksListsStandInTheOrderOfTheFile() {
        Scorer scorer =
                read(USUAL, TextTable.of("user,item", "8,103", "7,102", "8,101").part("7,103"));
        assertThat(Asked.ofUser(scorer, DATA, "7")).containsExactly(Float.NaN, -1, -2);
        assertThat(Asked.ofUser(scorer, DATA, "8")).containsExactly(-2, Float.NaN, -1);
    }

    @Test
    void scoresGoBeforeRanksUnlessRanksAreNamed() {
        TextTable table = TextTable.of("user,item,rank,score", "7,101,1,0.25", "7,102,2,0.5");
        assertThat(Asked.ofUser(read(USUAL, table), DATA, "7")).containsExactly(0.25f, 0.5f, Float.NaN);
        assertThat(Asked.ofUser(read(config(null, "rank", null), table), DATA, "7"))
                .containsExactly(-1, -2, Float.NaN);
        assertThat(Asked.ofUser(read(USUAL, TextTable.of("user,item,rank", "7,101,2", "7,102,1")), DATA, "7"))
                .containsExactly(-2, -1, Float.NaN);
    }

    @Test
    void theDepthIsTheLongestListUnlessItIsSaid() {
        // An item that the data does not know is listed all the same.
        TextTable table = TextTable.of("user,item", "7,102", "8,999", "8,101");
        assertThat(read(USUAL, table).depth()).isEqualTo(2);
        assertThat(read(config(null, null, 100), table).depth()).isEqualTo(100);
        assertThat(read(USUAL, table).remarks())
                .containsExactly(
                        "rankings top: scores for 2 of 2 users, 1 to 2 items each",
                        "rankings top: 1 rows are of no item of this data");
        assertThat(Asked.ofUser(read(USUAL, table), DATA, "8")).containsExactly(-2, Float.NaN, Float.NaN);
    }

    @Test
    void anItemTwiceInAListIsRefused() {
        assertThatThrownBy(() -> read(USUAL, TextTable.of("user,item,score", "7,101,1", "7,101,1", "7,102,0")))
                .isInstanceOf(DataException.class)
                .hasMessage("rankings top: user \"7\" has item \"101\" twice in its list; keep one");
    }

    @Test
    void listsMayBeOfRows() {
        Scorer scorer = read(USUAL, TextTable.of("row_id,item", DATA.rowId(1, 2) + ",101"));
        assertThat(scorer.keying()).isEqualTo(Scorer.Keying.ROW);
        assertThat(Asked.ofRow(scorer, DATA, 2)).containsExactly(-1, Float.NaN, Float.NaN);
        assertThatThrownBy(() ->
                        read(USUAL, TextTable.of("row_id,item", DATA.rowId(1, 2) + ",101", DATA.rowId(1, 2) + ",101")))
                .hasMessage(
                        "rankings top: row_id " + DATA.rowId(1, 2) + " has item \"101\" twice in its list; keep one");
    }

    @Test
    void optionsThatContradictAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config("score", "rank", null))
                .withMessage("rank must be left out where score is given, was rank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(null, null, 0))
                .withMessage("depth must be at least 1, was 0");
    }
}
