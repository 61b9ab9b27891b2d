package dev.decoy.strategies.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.data.ColumnValue;
import dev.decoy.data.EventRole;
import dev.decoy.data.EventRoles;
import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.feature.TimeSpan;
import dev.decoy.io.DataException;
import dev.decoy.prepare.EventRules;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Role;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.Spec;
import dev.decoy.strategies.random.Exposure.From;
import dev.decoy.strategies.random.Exposure.Missing;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.NegativeSamplerContract;
import dev.decoy.testkit.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExposureTest extends NegativeSamplerContract<Exposure.Config> {
    private static final Spec<NegativeSampler> UNIFORM = new Spec<>("uniform", Map.of(), Role.STRATEGY);

    @Override
    protected SamplerFactory<Exposure.Config> factory() {
        return new Exposure();
    }

    @Override
    protected Exposure.Config config() {
        return new Exposure.Config(From.WINDOW, null, null, TimeSpan.of("PT5S"), Missing.FAIL, UNIFORM);
    }

    private static Exposure.Config lists(From from, @Nullable String position, Missing missing) {
        return new Exposure.Config(from, "list", position, null, missing, UNIFORM);
    }

    /** Whatever was shown: base gives the rest. */
    @Override
    protected double[] expectedWeights(InteractionStats stats) {
        double[] weights = new double[stats.itemCount()];
        Arrays.fill(weights, 1);
        return weights;
    }

    @Override
    protected Set<Trait> traits() {
        return EnumSet.complementOf(EnumSet.of(Trait.CLOSED_FORM_WEIGHTS));
    }

    /** With each event of a user, the two next items of the catalogue are shown at its time. */
    @Override
    protected DataContext context(Interactions interactions) {
        int size = interactions.size();
        int[] starts = new int[interactions.userCount() + 1];
        int[] items = new int[2 * size];
        long[] times = new long[2 * size];
        for (int position = 0; position < size; position++) {
            for (int i = 0; i < 2; i++) {
                items[2 * position + i] = (interactions.item(position) + 1 + i) % interactions.itemCount();
                times[2 * position + i] = interactions.timeMillis(position);
            }
        }
        for (int user = 0; user < interactions.userCount(); user++) {
            starts[user + 1] = 2 * interactions.rowEnd(user);
        }
        Interactions shown = new Interactions(
                interactions.userIds(),
                interactions.itemIds(),
                starts,
                items,
                times,
                new byte[2 * size],
                interactions.furtherSchema(),
                List.of());
        return DataContext.of(interactions.withRoles(new EventRoles(new byte[size], shown)));
    }

    /**
     * Events as {@code user item time type list place}; buy is positive, view known, show shown, and a dash no value. Items are
     * those of the events.
     */
    private static Interactions events(String... events) {
        EventLog log = new EventLog();
        List<String[]> rows =
                Arrays.stream(events).map(event -> event.split(" ")).toList();
        rows.forEach(row -> log.add(row[0], row[1], Long.parseLong(row[2])));
        List<String> columns = List.of("type", "list", "place");
        for (int c = 0; c < columns.size(); c++) {
            int cell = 3 + c;
            log.column(columns.get(c), i -> rows.get(i)[cell].equals("-") ? null : rows.get(i)[cell]);
        }
        return new EventRules(
                        "type",
                        Map.of(
                                EventRole.POSITIVE,
                                List.of(ColumnValue.of("buy")),
                                EventRole.KNOWN,
                                List.of(ColumnValue.of("view")),
                                EventRole.SHOWN,
                                List.of(ColumnValue.of("show"))))
                .tell(log.interactions())
                .interactions();
    }

    /** Of each positive, by its item, what exposure gives and, behind a bar, what base does; both sorted. */
    private static Map<String, String> drawn(Interactions interactions, Exposure.Config config, int each) {
        NegativeSampler sampler = new Exposure().create(config, DataContext.of(interactions));
        assertThat(sampler.sources()).containsExactly("base", "exposure");
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(each, KnownItems.TRAIN));
        batch.loadUsers(0, interactions.userCount(), EnumSet.of(Fold.TRAIN));
        sampler.newWorker(new SeedSequence(1)).sample(batch);
        Map<String, String> drawn = new TreeMap<>();
        for (int row = 0; row < batch.rows(); row++) {
            Set<String> shown = new TreeSet<>();
            Set<String> others = new TreeSet<>();
            for (int k = 0; k < batch.count(row); k++) {
                (batch.source(row, k) == 1 ? shown : others)
                        .add(interactions.itemIds().id(batch.negative(row, k)));
            }
            drawn.put(
                    interactions.itemIds().id(batch.row(row).positive()),
                    String.join("", shown) + "|" + String.join("", others));
        }
        return drawn;
    }

    private static final String[] LISTS = {
        "u a 100 buy L1 2",
        "u b 100 show L1 1",
        "u c 100 show L1 3",
        "u a 100 show L1 2",
        "u d 200 buy L2 4",
        "u e 190 show L2 1",
        "u f 191 buy L2 3",
        "u g 192 show L2 2",
        "u h 192 show L2 5",
        "u i 300 view - -",
        "u i 100 show L1 4",
        "v c 100 buy L2 1",
        "v j 100 show L2 2"
    };

    @Test
    void theListOfThePositiveIsDrawnFromAndBaseGivesTheRest() {
        Map<String, String> drawn = drawn(events(LISTS), lists(From.LIST, null, Missing.FAIL), 9);
        // Item i was viewed, so that it is known; L2 of v is another list than L2 of u.
        assertThat(drawn)
                .containsEntry("a", "bc|eghj")
                .containsEntry("d", "egh|bcj")
                .containsEntry("f", "egh|bcj")
                .containsEntry("c", "j|abdefghi");
    }

    @Test
    void aRowThatWantsFewerThanWereShownGetsNothingOfBase() {
        assertThat(drawn(events(LISTS), lists(From.LIST, null, Missing.FAIL), 2).values())
                .filteredOn(row -> row.endsWith("|"))
                .hasSize(3);
    }

    @Test
    void onlyWhatStoodAboveTheLastThatWasTakenIsSkipped() {
        Map<String, String> drawn = drawn(events(LISTS), lists(From.SKIP_ABOVE, "place", Missing.FAIL), 9);
        // Of L2 the last taken stood fourth, also for the row of the third.
        assertThat(drawn)
                .containsEntry("a", "b|ceghj")
                .containsEntry("d", "eg|bchj")
                .containsEntry("f", "eg|bchj")
                .containsEntry("c", "|abdefghij");
    }

    @Test
    void aPositiveWithoutAPlaceStoodWhereItWasShown() {
        String[] events = LISTS.clone();
        events[0] = "u a 100 buy L1 -";
        assertThat(drawn(events(events), lists(From.SKIP_ABOVE, "place", Missing.FAIL), 9))
                .containsEntry("a", "b|ceghj");
    }

    @Test
    void aWindowEndsWithTheRowsTimeAndLeavesOutWhatWasTakenInIt() {
        Exposure.Config window =
                new Exposure.Config(From.WINDOW, null, null, TimeSpan.of("PT0.01S"), Missing.FAIL, UNIFORM);
        Interactions told = events(
                "u a 100 buy - -",
                "u b 89 show - -",
                "u c 90 show - -",
                "u d 100 show - -",
                "u e 101 show - -",
                "u f 95 buy - -",
                "u f 94 show - -",
                "u g 96 show - -");
        assertThat(drawn(told, window, 9)).containsEntry("a", "cdg|be").containsEntry("f", "bc|deg");
    }

    @Test
    void anItemThatWasTakenInTheListIsNeverDrawnFromItThoughItIsNotKnown() {
        Interactions told = events("u a 1 buy L 1", "u b 2 buy L 2", "u b 2 show L 2", "u c 2 show L 3");
        Interactions split = told.split((user, folds) -> {
            folds[0] = Fold.TRAIN.code();
            folds[1] = Fold.TEST.code();
        });
        assertThat(drawn(split, lists(From.LIST, null, Missing.FAIL), 1)).containsEntry("a", "c|");
    }

    @Test
    void drawsAreUniformOverWhatWasShown() {
        Interactions told = events(
                "u a 1 buy L 1",
                "u b 1 show L 2",
                "u b 1 show L 3",
                "u c 1 show L 4",
                "u d 1 show L 5",
                "v e 1 buy L 1");
        NegativeSampler sampler = new Exposure().create(lists(From.LIST, null, Missing.FAIL), DataContext.of(told));
        SampleBatch batch = new SampleBatch(
                told, new SamplingPolicy(new NegativeCount.PerPositive(30_000), Distinct.NONE, KnownItems.TRAIN));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        sampler.newWorker(new SeedSequence(3)).sample(batch);
        int[] counts = new int[told.itemCount()];
        for (int k = 0; k < batch.count(0); k++) {
            counts[batch.negative(0, k)]++;
        }
        assertThat(counts[0] + counts[4]).isZero();
        double chiSquare = 0;
        for (int item = 1; item <= 3; item++) {
            chiSquare += (counts[item] - 10_000.0) * (counts[item] - 10_000.0) / 10_000;
        }
        // What two degrees of freedom exceed once in a million.
        assertThat(chiSquare).isLessThan(27.63);
    }

    @Test
    void aNegativeKnowsTheEventThatShowedItTheLatestOfAnItem() {
        Interactions told =
                events("u a 9 buy L 1", "u b 1 show L 2", "u b 5 show L 3", "u c 1 show M 4", "v c 1 buy M 1");
        Interactions shown = Objects.requireNonNull(told.shown());
        NegativeSampler sampler = new Exposure().create(lists(From.LIST, null, Missing.FAIL), DataContext.of(told));
        SampleBatch batch = new SampleBatch(told, SamplingPolicy.perPositive(2, KnownItems.TRAIN));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        sampler.newWorker(new SeedSequence(3)).sample(batch);
        assertThat(shown.timeMillis(batch.shown(0, 0))).isEqualTo(5);
        assertThat(batch.shown(0, 1)).isEqualTo(-1);
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        assertThat(batch.offer(0, told.itemIds().code("b"), 0)).isTrue();
        assertThat(batch.shown(0, 0)).as("of a batch that was loaded anew").isEqualTo(-1);
    }

    @Test
    void whatWasShownTellsNoProbability() {
        Interactions told = events("u a 1 buy L 1", "u b 1 show L 2", "v a 1 buy L 1", "v c 2 buy M 1");
        NegativeSampler.Worker worker = new Exposure()
                .create(lists(From.LIST, null, Missing.FAIL), DataContext.of(told))
                .newWorker(new SeedSequence(1));
        SampleBatch batch = new SampleBatch(told, SamplingPolicy.perPositive(1, KnownItems.TRAIN));
        batch.loadUsers(0, 2, EnumSet.of(Fold.TRAIN));
        worker.sample(batch);
        batch.describe(worker);
        assertThat(batch.logQ(0, 0)).isNaN();
        // User v was shown nothing, so that base alone draws for it: b is all that v does not know.
        assertThat(batch.logQ(1, 0)).isZero();
    }

    @Test
    void usersWhoKnowAllThatThereIsEndWithoutANegative() {
        Interactions told = events("u a 1 buy L 1", "u b 1 show L 2", "u b 3 view L 2", "u b 2 show L 2");
        assertThat(drawn(told, lists(From.LIST, null, Missing.FAIL), 3)).containsEntry("a", "|");
    }

    @Test
    void eventsWithoutAListOrAPlaceAreAFaultOrLeftToBase() {
        Interactions noList = events("u a 1 buy - 1", "u b 1 show L 2", "v c 2 buy L 1", "v d 2 show L 1");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> drawn(noList, lists(From.LIST, null, Missing.FAIL), 1))
                .withMessage("exposure: 1 positives have no value in column \"list\", which list names; the first is of"
                        + " user \"u\" and item \"a\"; give it one, or set missing: base to do without");
        assertThat(drawn(noList, lists(From.LIST, null, Missing.BASE), 1).get("a"))
                .startsWith("|");
        Interactions noPlace = events("u a 1 buy L 2", "u b 1 show L -");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> drawn(noPlace, lists(From.SKIP_ABOVE, "place", Missing.FAIL), 1))
                .withMessageContaining("1 shown events have no value in column \"place\", which position names");
        assertThat(drawn(noPlace, lists(From.SKIP_ABOVE, "place", Missing.BASE), 1))
                .containsEntry("a", "|b");
    }

    @Test
    void shownEventsAreNeeded() {
        Interactions none = new EventLog().add("u", "a", 1).interactions();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new Exposure().create(config(), DataContext.of(none)))
                .withMessageContaining("exposure needs shown events; name their values in source.event.shown");
    }

    @Test
    void optionsMustSuitTheWayOfChoosing() {
        List<String> messages = new ArrayList<>();
        for (From from : From.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Exposure.Config(
                            from, from == From.WINDOW ? "list" : null, null, null, Missing.FAIL, UNIFORM))
                    .satisfies(refused -> messages.add(String.valueOf(refused.getMessage())));
        }
        assertThat(messages)
                .containsExactly(
                        "list must be given with from: list, was null",
                        "list must be left out with from: window, was list",
                        "list must be given with from: skip-above, was null");
    }
}
