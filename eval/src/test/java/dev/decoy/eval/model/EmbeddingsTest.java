package dev.decoy.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Interactions;
import dev.decoy.eval.model.EmbeddingsFactory.Config;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionSource;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ScorerFactory;
import dev.decoy.spi.TableUse;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.ScorerContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
    private static final Interactions DATA = new EventLog()
            .add("7", "101", 1)
            .add("7", "102", 2)
            .add("8", "103", 3)
            .interactions();
    private static final TextTable QUERIES = TextTable.of("user,vector", "7,[1 2]", "8,[0 -1]");
    private static final TextTable ITEMS = TextTable.of("item,vector", "101,[3 4]", "102,[0.5 0]", "103,[0 0]");

    private static Config config(Similarity similarity, @Nullable String vector, @Nullable String bias) {
        return new Config("queries", null, null, "items", null, null, vector, similarity, bias);
    }

    private static Scorer read(Config config, TextTable queries, TextTable items) {
        return new EmbeddingsFactory().create(config, context(DATA, queries, items));
    }

    private static Scorer read(TextTable queries, TextTable items) {
        return read(config(Similarity.DOT, null, null), queries, items);
    }

    private static DataContext context(Interactions data, InteractionSource queries, InteractionSource items) {
        return DataContext.of(data).withTable("queries", queries).withTable("items", items);
    }

    /** Users in columns with a bias; one user and one item have no vector. */
    @Nested
    class Contract extends ScorerContract<Config> {
        @Override
        protected ScorerFactory<Config> factory() {
            return new EmbeddingsFactory();
        }

        @Override
        protected Config config() {
            return EmbeddingsTest.config(Similarity.DOT, null, "bias");
        }

        @Override
        protected BuildContext context(Interactions data) {
            List<String> items = new ArrayList<>();
            for (int item = 10; item < 29; item++) {
                items.add("item" + item + "," + 0.1 * item + "," + (item - 20) / 3.0 + ",0.3," + item % 3);
            }
            TextTable users = TextTable.of(
                    "user,d0,d1,d2", "user0,1,2,3", "user1,0.1,0.2,0.3", "user2,-1,0,1", "user3,5,6,7", "user4,0,0,0");
            return EmbeddingsTest.context(
                    data, users, TextTable.of("item,d0,d1,d2,bias", items.toArray(String[]::new)));
        }
    }

    @Nested
    class ContractByRow extends Contract {
        @Override
        protected Config config() {
            return EmbeddingsTest.config(Similarity.COSINE, null, null);
        }

        @Override
        protected BuildContext context(Interactions data) {
            String[] rows = new String[data.size()];
            for (int position = 0; position < rows.length; position++) {
                rows[position] = data.rowId(data.userOf(position), position) + ",[1 " + position + "]";
            }
            TextTable items = TextTable.of("item,vector", "item10,[1 0]", "item11,[0 0]", "item20,[0.1 -0.7]");
            return EmbeddingsTest.context(data, TextTable.of("row_id,vector", rows), items);
        }
    }

    @Test
    void scoresAreDotProducts() {
        Scorer scorer = read(QUERIES, ITEMS);
        assertThat(Asked.ofUser(scorer, DATA, "7")).containsExactly(11, 0.5f, 0);
        assertThat(Asked.ofUser(scorer, DATA, "8")).containsExactly(-4, 0, 0);
        assertThat(scorer.remarks())
                .containsExactly(
                        "vectors queries: 2 of 2 users have a vector of 2 components",
                        "vectors items: 3 of 3 items have a vector of 2 components");
    }

    @Test
    void cosinesAreOfVectorsOfLengthOneAndZerosHaveNone() {
        Scorer scorer = read(config(Similarity.COSINE, null, null), QUERIES, ITEMS);
        assertThat(Asked.ofUser(scorer, DATA, "8")).containsExactly(-0.8f, 0, 0);
        assertThat(scorer.remarks()).contains("vectors items: 1 vectors are all zeros; their cosine is 0");
    }

    @Test
    void biasesAreAdded() {
        TextTable items = TextTable.of("item,vector,b", "101,[3 4],0.5", "103,[0 0],-2");
        assertThat(Asked.ofUser(read(config(Similarity.DOT, null, "b"), QUERIES, items), DATA, "7"))
                .containsExactly(11.5f, Float.NaN, -2);
    }

    @Test
    void aColumnPerDimensionIsTheSame() {
        TextTable queries = TextTable.of("user,d1,d0,dx", "7,2,1,no", "8,-1,0,no");
        TextTable items = TextTable.of("item_id,d0,d1", "101,3,4", "102,0.5,0", "103,0,0");
        assertThat(Asked.ofUser(read(queries, items), DATA, "7"))
                .containsExactly(Asked.ofUser(read(QUERIES, ITEMS), DATA, "7"));
        TextTable numbered = TextTable.of("item,0,1", "101,3,4");
        assertThat(ItemVectors.read(
                                new ItemVectors.Options("items", null, null, "", null),
                                Similarity.DOT,
                                context(DATA, QUERIES, numbered))
                        .values())
                .containsExactly(3, 4, Float.NaN, Float.NaN, Float.NaN, Float.NaN);
    }

    @Test
    void whatHasNoVectorHasNoScoreAndUnknownKeysAreCounted() {
        Scorer scorer = read(
                TextTable.of("user,vector", "7,[1 2]", "9,[1 2]"),
                TextTable.of("item,vector", "101,[3 4]", "998,[1 1]").part("999,[1 1]"));
        assertThat(Asked.ofUser(scorer, DATA, "7")).containsExactly(11, Float.NaN, Float.NaN);
        assertThat(Asked.ofUser(scorer, DATA, "8")).containsOnly(Float.NaN);
        assertThat(scorer.remarks())
                .containsExactly(
                        "vectors queries: 1 of 2 users have a vector of 2 components; 1 are of no user of this data",
                        "vectors items: 1 of 3 items have a vector of 2 components; 2 are of no item of this data");
    }

    @Test
    void aKeyOfTwoVectorsIsNamedWithBothPlaces() {
        assertThatThrownBy(() -> read(
                        TextTable.of("user,vector", "7,[1 2]", "9,[1 1]").part("8,[1 1]", "7,[1 2]", "8,[1 1]"), ITEMS))
                .isInstanceOf(DataException.class)
                .hasMessage("vectors queries: user \"7\" has a vector in part-0, row 1 and in part-1, row 2, and 1 more"
                        + " such fault; keep one");
    }

    @Test
    void allKindsOfFaultyVectorsAreToldAtOnce() {
        assertThatThrownBy(() -> read(
                        QUERIES,
                        TextTable.of("item,vector", "101,[3 4]", "102,[1]", "103,[NaN 1]", "104,[1e39 0]", "105,[]")))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "vectors items: part-0, row 2, column \"vector\": a vector of length 1, the first has 2, and"
                                + " 1 more such fault; export all vectors from one model\n"
                                + "vectors items: part-0, row 3, column \"vector\": a component is missing or NaN, and 1 more such"
                                + " fault; a component is a finite number of type float; leave out rows without a vector");
        assertThatThrownBy(() -> read(QUERIES, TextTable.of("item,d0,d1", "101,3,", "102,x,1")))
                .hasMessageContaining("part-0, row 1, column \"d1\": a component is missing or NaN; ")
                .hasMessageContaining("part-0, row 2, column \"d0\": \"x\" is no number; write numbers");
    }

    @Test
    void vectorsOfTwoLengthsDoNotMeet() {
        assertThatThrownBy(() -> read(QUERIES, TextTable.of("item,vector", "101,[1 2 3]")))
                .isInstanceOf(DataException.class)
                .hasMessage("vectors queries: has vectors of 2 components, and vectors items of 3; export both from one"
                        + " model");
    }

    @Test
    void filesOfAnotherDataOrWithoutRowsAreRefused() {
        assertThatThrownBy(() -> read(QUERIES, TextTable.of("item,vector", "1,[1 2]", "2,[1 2]")))
                .isInstanceOf(DataException.class)
                .hasMessage("vectors items, column \"item\": none of the 2 keys is one of the items of this data; check"
                        + " the column, and that ids are written alike");
        assertThatThrownBy(() -> read(QUERIES, TextTable.of("item,d0,d1")))
                .hasMessage("vectors items: there is no vector in it; check the path");
    }

    @Test
    void columnsThatAreNotThereAreFoundBeforeAnyRowIsRead() throws IOException {
        DataContext context = context(DATA, TextTable.of("uid,x", "7,1"), TextTable.of("item,d0,d2", "101,1,2"));
        List<String> problems = new ArrayList<>();
        for (TableUse use : new EmbeddingsFactory().tables(config(Similarity.DOT, null, "b"), context)) {
            use.problems().forEach(problem -> problems.add(problem.toString()));
        }
        assertThat(problems)
                .containsExactly(
                        "key: no column of the table is named \"user_id\"; found uid, x",
                        "vector: no column of the table is named \"vector\"; found uid, x",
                        "vector: no column of the table is named \"d1\"; found item, d0, d2 (did you mean d0?)",
                        "bias: no column of the table is named \"b\"; found item, d0, d2");
        assertThatThrownBy(() -> read(TextTable.of("user,x", "7,1"), ITEMS)).isInstanceOf(ConfigException.class);
    }

    @Test
    void idsStandBesideNpyFilesAndNowhereElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Config("q.npy", null, null, "items", null, null, null, Similarity.DOT, null))
                .withMessage("queryIds must name a file with the ids of the rows of q.npy, in their order, was null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Config("q", null, null, "items", "ids", null, null, Similarity.DOT, null))
                .withMessage("itemIds must be left out where items is no .npy file, was ids");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Config("q", null, null, "i.npy", "ids.npy", null, null, Similarity.DOT, "b"))
                .withMessage("bias must be left out with ids in an .npy file, was b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Config("q.npy", "a", null, "i.npy", "b", null, "v", Similarity.DOT, null))
                .withMessage("vector must be left out with .npy files, was v");
    }
}
