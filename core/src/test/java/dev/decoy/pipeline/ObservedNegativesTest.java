package dev.decoy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.TestData;
import dev.decoy.data.EventRole;
import dev.decoy.data.EventRoles;
import dev.decoy.data.Interactions;
import dev.decoy.feature.ContextJoiner;
import dev.decoy.feature.HistoryJoiner;
import dev.decoy.io.Layout;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.UniformItems;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObservedNegativesTest {
    private static final byte P = EventRole.POSITIVE.code();
    private static final byte K = EventRole.KNOWN.code();
    private static final byte N = EventRole.NEGATIVE.code();

    // User 1 takes 10, views 11, refuses 12, takes 13; user 2 refuses 10 and takes nothing. The last number is the
    // context.
    private final Interactions interactions = TestData.withStars(
                    new long[][] {{1, 10, 1, 5}, {1, 11, 2, 4}, {1, 12, 3, 1}, {1, 13, 4, 3}, {2, 10, 5, 2}})
            .withRoles(new EventRoles(new byte[] {P, K, N, P, N}, null));
    private final MemorySink sink = new MemorySink();

    private SamplingPipeline pipeline(Layout layout) {
        return SamplingPipeline.over(interactions)
                .sampler(new RejectionSampler(new UniformItems(4)))
                .policy(new SamplingPolicy(new NegativeCount.PerPositive(1), Distinct.NONE, KnownItems.NONE))
                .options(ExampleOptions.of(layout))
                .writeTo(sink);
    }

    /** The rows without their ids. */
    private List<String> rows() {
        return sink.rows("train").stream()
                .map(row -> row.substring(row.indexOf(',') + 1))
                .toList();
    }

    @Test
    void areRowsOfLabelZeroWithTheirOwnContextAndHistory() throws IOException {
        ExampleOptions options =
                ExampleOptions.of(Layout.POINTWISE).withColumns(Set.of(ExtraColumn.SAMPLE_TYPE, ExtraColumn.SOURCE));
        DatasetReport report = pipeline(Layout.POINTWISE)
                .options(options)
                .features(List.of(
                        new ContextJoiner(interactions, List.of("stars")),
                        new HistoryJoiner(interactions, 3, false, null)))
                .run()
                .get(0);
        assertThat(rows())
                .filteredOn(row -> row.contains("observed"))
                .containsExactly(
                        "1,12,0,0,observed,observed,1,[10 11 -1],2", "2,10,0,0,observed,observed,2,[-1 -1 -1],0");
        assertThat(rows())
                .filteredOn(row -> row.contains("positive"))
                .containsExactly("1,10,1,0,positive,null,5,[-1 -1 -1],0", "1,13,1,0,positive,null,3,[10 11 -1],2");
        assertThat(rows()).hasSize(6);
        assertThat(report.positives()).isEqualTo(2);
        assertThat(report.observed()).isEqualTo(2);
        assertThat(report.negatives()).isEqualTo(2);
    }

    @Test
    void haveNoPlaceInListsAndPairs() throws IOException {
        for (Layout layout : List.of(Layout.PAIRWISE, Layout.LISTWISE)) {
            DatasetReport report = pipeline(layout).run().get(0);
            assertThat(report.positives()).isEqualTo(2);
            assertThat(report.observed()).isZero();
            assertThat(report.rows()).isEqualTo(2);
        }
    }

    @Test
    void takeNoShareOfWhatAUserGets() throws IOException {
        DatasetReport report = pipeline(Layout.POINTWISE)
                .policy(new SamplingPolicy(new NegativeCount.PerUser(6), Distinct.NONE, KnownItems.NONE))
                .run()
                .get(0);
        assertThat(report.negatives()).isEqualTo(6);
        assertThat(report.shortfall().rows()).isZero();
    }

    @Test
    void standAmongThePositivesOfEpochs() throws IOException {
        List<DatasetReport> reports =
                pipeline(Layout.POINTWISE).epochs(new Epochs(2, List.of())).run();
        assertThat(rows()).containsExactly("1,10,1,0", "1,12,0,0", "1,13,1,0", "2,10,0,0");
        assertThat(reports.get(1).name()).isEqualTo("negatives/epoch=0");
        assertThat(reports.get(1).rows()).isEqualTo(2);
        assertThat(reports.get(1).observed()).isZero();
    }
}
