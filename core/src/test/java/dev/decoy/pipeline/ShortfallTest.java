package dev.decoy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.TestData;
import dev.decoy.data.Interactions;
import dev.decoy.io.DataException;
import dev.decoy.io.Layout;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.UniformItems;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortfallTest {
    // Items 1 to 5. User 1 has one of them, user 2 three, user 3 all: of three negatives they get 3, 2 and 0 a row.
    private final Interactions interactions = TestData.interactions(new long[][] {
        {1, 1, 1}, {2, 1, 2}, {2, 2, 3}, {2, 3, 4}, {3, 1, 5}, {3, 2, 6}, {3, 3, 7}, {3, 4, 8}, {3, 5, 9}
    });
    private final MemorySink sink = new MemorySink();

    private SamplingPipeline pipeline(OnShortfall policy) {
        return SamplingPipeline.over(interactions)
                .sampler(new RejectionSampler(new UniformItems(5)))
                .negativesPerPositive(3)
                .options(ExampleOptions.of(Layout.LISTWISE))
                .onShortfall(policy)
                .writeTo(sink);
    }

    /** The user, the list of negatives and their count of each row. */
    private List<String> rows() {
        return sink.rows("train").stream()
                .map(row -> row.split(","))
                .map(cells -> cells[1] + " " + cells[4] + " " + cells[5])
                .toList();
    }

    @Test
    void shortRowsAreKeptAndCounted() throws IOException {
        DatasetReport report = pipeline(OnShortfall.KEEP).run().get(0);
        assertThat(rows()).hasSize(9).filteredOn(row -> row.endsWith(" 3")).hasSize(1);
        assertThat(report.shortfall().rows()).isEqualTo(8);
        assertThat(report.shortfall().missing()).isEqualTo(3 * 1 + 5 * 3);
        assertThat(report.negatives()).isEqualTo(3 + 3 * 2);
        assertThat(report.shortfall().droppedRows() + report.shortfall().repeated())
                .isZero();
    }

    @Test
    void shortRowsAreDroppedAndCounted() throws IOException {
        DatasetReport report = pipeline(OnShortfall.DROP_ROW).run().get(0);
        assertThat(rows()).singleElement().asString().startsWith("1 [").endsWith(" 3");
        assertThat(report.positives()).isEqualTo(1);
        assertThat(report.shortfall().droppedRows()).isEqualTo(8);
    }

    @Test
    void droppingEveryRowIsAFault() {
        SamplingPipeline all = pipeline(OnShortfall.DROP_ROW).negativesPerPositive(5);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(all::run)
                .withMessageStartingWith("train: none of its 9 positives gets all the negatives it is to, so that")
                .withMessageEndingWith("; ask for fewer, or keep them");
    }

    @Test
    void repeatsStandForWhatIsMissingWhereThereIsAnyItem() throws IOException {
        DatasetReport report = pipeline(OnShortfall.FILL_WITH_REPLACEMENT).run().get(0);
        for (String row : rows()) {
            String[] negatives = row.replaceAll(".*\\[|].*", "").split(" ");
            if (row.startsWith("2 ")) {
                assertThat(row).endsWith(" 3");
                assertThat(Arrays.copyOf(negatives, 2)).containsExactlyInAnyOrder("4", "5");
                assertThat(negatives[2]).isIn("4", "5");
            } else {
                assertThat(row).endsWith(row.startsWith("1 ") ? " 3" : " 0");
            }
        }
        assertThat(report.negatives()).isEqualTo(12);
        assertThat(report.shortfall().missing()).isEqualTo(18);
        assertThat(report.shortfall().repeated()).isEqualTo(3);
    }

    @Test
    void repeatsFollowTheLaw() throws IOException {
        // 3 rows of user 2 with 2 + 2,000 negatives each: of two items alike, each comes about 3,000 times.
        pipeline(OnShortfall.FILL_WITH_REPLACEMENT).negativesPerPositive(2002).run();
        long fours = rows().stream()
                .filter(row -> row.startsWith("2 "))
                .flatMap(row -> Arrays.stream(row.replaceAll(".*\\[|].*", "").split(" ")))
                .filter("4"::equals)
                .count();
        // Within 5 standard deviations of the binomial of 6,000 draws.
        assertThat(fours).isBetween(3003L - 194, 3003L + 194);
    }

    @Test
    void theFirstShortRowEndsTheRunWhateverTheThreads() {
        for (int threads : new int[] {1, 2, 7}) {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> pipeline(OnShortfall.FAIL)
                            .threads(threads)
                            .rowsPerFile(1)
                            .run())
                    .withMessageStartingWith("train: user \"2\" got 2 of 3 negatives for item \"1\", row_id ")
                    .withMessageEndingWith("the first positive that is short; the strategy has no other item for it;"
                            + " ask for fewer, or set output.onShortfall to keep");
        }
    }

    @Test
    void shortRowsAreCountedByTheActivityOfUsers() throws IOException {
        List<Shortfall.Decile> deciles =
                pipeline(OnShortfall.KEEP).run().get(0).shortfall().deciles();
        // Of three users none, one and two are less active: deciles 0, 3 and 6.
        assertThat(deciles).hasSize(10);
        assertThat(deciles.get(0)).isEqualTo(new Shortfall.Decile(1, 0, 0));
        assertThat(deciles.get(3)).isEqualTo(new Shortfall.Decile(3, 3, 3));
        assertThat(deciles.get(6)).isEqualTo(new Shortfall.Decile(5, 5, 15));
    }

    @Test
    void usersOfEqualActivityAreInOneDecile() {
        ActivityDeciles deciles = ActivityDeciles.of(TestData.random(20, 50, 3));
        for (int user = 0; user < 20; user++) {
            assertThat(deciles.of(user)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(value = OnShortfall.class, names = "FAIL", mode = EnumSource.Mode.EXCLUDE)
    void starvedUsersEndUnderEveryCountAndDistinctness(OnShortfall policy) throws IOException {
        // User 1 may get four items, so that not every row is short.
        for (NegativeCount count : List.of(
                new NegativeCount.PerPositive(4),
                new NegativeCount.Ratio(2.5, 2, 9),
                new NegativeCount.PerUser(4),
                new NegativeCount.MatchPositives())) {
            for (Distinct distinct : Distinct.values()) {
                DatasetReport report = pipeline(policy)
                        .policy(new SamplingPolicy(count, distinct, KnownItems.TRAIN))
                        .run()
                        .get(0);
                Shortfall shortfall = report.shortfall();
                assertThat(shortfall.rows()).as("%s, %s", count, distinct).isGreaterThanOrEqualTo(4);
                assertThat(report.positives() + shortfall.droppedRows()).isEqualTo(9);
            }
        }
    }
}
