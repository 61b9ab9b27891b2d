package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.io.DataException;
import dev.decoy.io.Layout;
import dev.decoy.pipeline.DatasetReport;
import dev.decoy.pipeline.ExampleOptions;
import dev.decoy.pipeline.OnShortfall;
import dev.decoy.pipeline.SamplingPipeline;
import dev.decoy.pipeline.Shortfall;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.ItemUniverse;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.ComponentFactory;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.Role;
import dev.decoy.testkit.EventLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Users who know all items, all but one, all but so many that a row cannot be filled: under every strategy, distinctness, count,
 * scope of known items, universe and policy they end after a bounded number of proposals, get what there is and no more, and
 * never what they know.
 */
class StarvedUsersTest {
    private static final int ITEMS = 8;

    /** Item "i0" is in everybody's TRAIN; "held" has all items, but most of them held out. */
    private static final Interactions LOG = log();

    private static final List<NegativeCount> COUNTS = List.of(
            new NegativeCount.PerPositive(4),
            new NegativeCount.Ratio(2.5, 2, 9),
            new NegativeCount.PerUser(5),
            new NegativeCount.MatchPositives());

    private static Interactions log() {
        EventLog log = new EventLog();
        add(log, "all", 0, ITEMS);
        add(log, "butOne", 0, ITEMS - 1);
        add(log, "butTwo", 0, ITEMS - 2);
        add(log, "held", 0, ITEMS);
        add(log, "one", 0, 1);
        add(log, "other", ITEMS - 1, ITEMS);
        return log.interactions().split((user, folds) -> {
            boolean held = user.user() == 3;
            for (int i = 0; i < user.size(); i++) {
                folds[i] = (!held || i < 3 ? Fold.TRAIN : i < 5 ? Fold.VALIDATION : Fold.TEST).code();
            }
        });
    }

    private static void add(EventLog log, String user, int from, int to) {
        for (int item = from; item < to; item++) {
            log.add(user, "i" + item, 1000L * item + user.length());
        }
    }

    private static List<ItemUniverse> universes() {
        long[] from = new long[ITEMS];
        long[] until = new long[ITEMS];
        int[] groups = new int[ITEMS];
        boolean[] even = new boolean[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            from[item] = 500L * item;
            until[item] = 500L * item + 3000;
            groups[item] = item % 3 - 1;
            even[item] = item % 2 == 0;
        }
        int[] rows = new int[LOG.size()];
        for (int position = 0; position < rows.length; position++) {
            rows[position] = groups[LOG.item(position)];
        }
        return List.of(
                ItemUniverse.ALL,
                ItemUniverse.of(even),
                ItemUniverse.of(new boolean[ITEMS]),
                ItemUniverse.ALL.alive(from, until),
                ItemUniverse.ALL.matching(groups, rows));
    }

    @Test
    void everyStrategyThatThereIsIsHeldToThis() {
        List<String> found = new ArrayList<>();
        for (ComponentFactory<?, ?> factory :
                PluginCatalog.load(StarvedUsersTest.class.getClassLoader()).factories(Role.STRATEGY)) {
            found.add(factory.name());
        }
        assertThat(StarvingStrategy.all())
                .extracting(strategy -> strategy.spec().type())
                .containsAll(found);
    }

    static List<StarvingStrategy> strategies() {
        return StarvingStrategy.all();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void starvedUsersEnd(StarvingStrategy strategy) throws IOException {
        NegativeSampler sampler = strategy.create(LOG);
        int starved = 0;
        for (Distinct distinct : Distinct.values()) {
            for (NegativeCount count : COUNTS) {
                for (KnownItems known : KnownItems.values()) {
                    for (ItemUniverse universe : universes()) {
                        SamplingPolicy policy = new SamplingPolicy(count, distinct, known).within(universe);
                        for (OnShortfall onShortfall : OnShortfall.values()) {
                            starved += run(strategy, sampler, policy, onShortfall);
                        }
                    }
                }
            }
        }
        assertThat(starved).as("short rows in all").isGreaterThan(1000);
    }

    /** Short rows. */
    private static int run(
            StarvingStrategy strategy, NegativeSampler sampler, SamplingPolicy policy, OnShortfall onShortfall)
            throws IOException {
        WatchedSampler watched = new WatchedSampler(LOG, sampler, policy, strategy.support());
        SamplingPipeline pipeline = SamplingPipeline.over(LOG)
                .folds(EnumSet.allOf(Fold.class))
                .sampler(watched)
                .policy(policy)
                .options(ExampleOptions.of(Layout.LISTWISE))
                .onShortfall(onShortfall)
                .threads(1)
                .writeTo(new ForgetfulSink());
        try {
            requireCounted(watched, pipeline.run(), onShortfall);
        } catch (DataException e) {
            String message = onShortfall == OnShortfall.FAIL ? "the first positive that is short" : "none of its ";
            assertThat(onShortfall).isIn(OnShortfall.FAIL, OnShortfall.DROP_ROW);
            assertThat(e).hasMessageContaining(message);
            assertThat(watched.shortRows()).as("%s", e).isPositive();
        }
        return watched.shortRows();
    }

    private static void requireCounted(WatchedSampler watched, List<DatasetReport> reports, OnShortfall onShortfall) {
        long rows = 0;
        long missing = 0;
        long dropped = 0;
        long repeated = 0;
        for (DatasetReport report : reports) {
            Shortfall shortfall = report.shortfall();
            rows += shortfall.rows();
            missing += shortfall.missing();
            dropped += shortfall.droppedRows();
            repeated += shortfall.repeated();
        }
        assertThat(rows).isEqualTo(watched.shortRows());
        assertThat(missing).isEqualTo(watched.missing());
        assertThat(dropped).isEqualTo(onShortfall == OnShortfall.DROP_ROW ? rows : 0);
        assertThat(repeated).isEqualTo(onShortfall == OnShortfall.FILL_WITH_REPLACEMENT ? watched.repeated() : 0);
        assertThat(onShortfall == OnShortfall.FAIL ? rows : 0).isZero();
    }
}
