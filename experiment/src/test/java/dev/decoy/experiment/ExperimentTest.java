package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.decoy.data.Fold;
import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.experiment.config.OutputConfig.IfExists;
import dev.decoy.experiment.config.SamplingBlock;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.Layout;
import dev.decoy.pipeline.ExtraColumn;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
    private static final String SHORTEST = """
            version: 1
            source: {type: table, columns: [user, item, timestamp]}
            output: {type: nowhere, path: no/such/folder}
            """;

    @TempDir
    private Path folder;

    @Test
    void theShortestConfigHasDefaultsForAllElse() {
        Experiment experiment = experiment(SHORTEST);
        ExperimentConfig config = experiment.config();
        assertThat(config.seed()).isEqualTo(42);
        assertThat(config.split().type()).isEqualTo("none");
        assertThat(config.output().layout()).isEqualTo(Layout.POINTWISE);
        assertThat(config.draws().blocks()).containsOnlyKeys(Fold.TRAIN);
        SamplingBlock block = at(config.draws().blocks(), Fold.TRAIN);
        assertThat(block.strategy().type()).isEqualTo("uniform");
        assertThat(block.policy(Fold.TRAIN, NegativeSampler.UNSAID))
                .isEqualTo(SamplingPolicy.perPositive(4, KnownItems.TRAIN));
        assertThat(experiment.settings())
                .isEqualTo(new RunSettings(
                        "x",
                        folder,
                        Path.of("no/such/folder"),
                        IfExists.FAIL,
                        Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void everyComponentHasARecipeWithItsPlace() {
        Recipes recipes = experiment(SHORTEST + """
                        sampling: {train: {}, test: {strategy: {type: popularity, exponent: 1}}}
                        features: [{type: copy, columns: item}]
                        evaluation: {candidates: {u100: {type: sampled, negatives: 100}}}
                        """).recipes();
        assertThat(recipes.source().path()).isEqualTo("source");
        assertThat(recipes.splitter().path()).isEqualTo("split");
        assertThat(recipes.sink().path()).isEqualTo("output");
        assertThat(recipes.strategies().values())
                .map(Recipe::path)
                .containsExactly("sampling.train.strategy", "sampling.test.strategy");
        assertThat(at(recipes.strategies(), Fold.TEST).config()).isEqualTo(new FakePlugins.Power(1));
        assertThat(recipes.joiners()).map(Recipe::path).containsExactly("features[0]");
        assertThat(at(recipes.selectors(), "u100").path()).isEqualTo("evaluation.candidates.u100");
    }

    @Test
    void countsAreFixedOrByRatioWithBounds() {
        assertThat(count("{perPositive: 2}")).isEqualTo(new NegativeCount.PerPositive(2));
        assertThat(count("{perPositive: 0.5}")).isEqualTo(new NegativeCount.Ratio(0.5, 0, Integer.MAX_VALUE));
        assertThat(count("{perPositive: 2, minPerUser: 1, maxPerUser: 100}"))
                .isEqualTo(new NegativeCount.Ratio(2, 1, 100));
        assertThat(count("{maxPerUser: 9}")).isEqualTo(new NegativeCount.Ratio(4, 0, 9));
        assertThat(count("{perUser: 50}")).isEqualTo(new NegativeCount.PerUser(50));
        assertThat(problems(SHORTEST + "sampling: {negatives: {perUser: 5, minPerUser: 1}}\n"))
                .contains("sampling.negatives.perUser (line 4): must not stand beside minPerUser; take one out");
        assertThat(problems(SHORTEST + "sampling: {negatives: {perUser: some}}\n"))
                .contains(
                        "sampling.negatives.perUser (line 4): must be match-positives or a whole number, was \"some\"");
    }

    private NegativeCount count(String negatives) {
        return at(
                        experiment(SHORTEST + "sampling: {negatives: " + negatives + "}\n")
                                .config()
                                .draws()
                                .blocks(),
                        Fold.TRAIN)
                .negatives()
                .toCount();
    }

    @Test
    void epochsAreForTrainAlone() {
        assertThat(problems(SHORTEST + "sampling: {train: {}, test: {epochs: 2}}\n"))
                .contains("sampling.test (line 4): must leave out epochs, which are for train, was epochs: 2");
        assertThat(problems(SHORTEST + "sampling: {epochs: 2, onlyEpochs: 2}\n"))
                .contains("sampling.onlyEpochs (line 4): must name epochs from 0 to 1, was 2");
        assertThat(problems(SHORTEST + "sampling: {epochs: 2, over: all}\n"))
                .contains("sampling.epochs (line 4): must be left out with over: all");
        assertThat(problems(
                        SHORTEST.replace("output: {", "output: {onShortfall: drop-row, ") + "sampling: {epochs: 2}\n"))
                .contains(
                        "output (line 3): must not have onShortfall: drop-row with sampling.epochs, as the rows of train"
                                + " are written once for all of them; choose keep, fill-with-replacement or fail");
    }

    @Test
    void aBareBlockOfSamplingIsTrains() {
        Experiment experiment = experiment(SHORTEST + """
                sampling:
                  negatives: {perUser: match-positives}
                  distinct: per-user
                  known: none
                  columns: sample_type
                """);
        assertThat(experiment.config().draws().blocks()).containsOnlyKeys(Fold.TRAIN);
        assertThat(at(experiment.recipes().strategies(), Fold.TRAIN).path()).isEqualTo("sampling.strategy");
        SamplingBlock block = at(experiment.config().draws().blocks(), Fold.TRAIN);
        assertThat(block.policy(Fold.TRAIN, NegativeSampler.UNSAID))
                .isEqualTo(new SamplingPolicy(new NegativeCount.MatchPositives(), Distinct.PER_USER, KnownItems.NONE));
        assertThat(block.columns()).containsExactly(ExtraColumn.SAMPLE_TYPE);
    }

    @Test
    void whatIsKnownFollowsTheFoldUnlessNamed() {
        Map<Fold, SamplingBlock> blocks = experiment(
                        SHORTEST + "sampling: {train: {over: all}, validation: {}, test: {}}\n")
                .config()
                .draws()
                .blocks();
        assertThat(at(blocks, Fold.TRAIN)
                        .policy(Fold.TRAIN, NegativeSampler.UNSAID)
                        .known())
                .isEqualTo(KnownItems.ALL_FOLDS);
        assertThat(at(blocks, Fold.VALIDATION)
                        .policy(Fold.VALIDATION, NegativeSampler.UNSAID)
                        .known())
                .isEqualTo(KnownItems.TRAIN_AND_VALIDATION);
        assertThat(at(blocks, Fold.TEST)
                        .policy(Fold.TEST, NegativeSampler.UNSAID)
                        .known())
                .isEqualTo(KnownItems.ALL_FOLDS);
    }

    @Test
    void allProblemsOfAConfigAreReportedAtOnce() {
        assertThat(problems("""
                        version: 2
                        seed: 1
                        source: {type: table, usr: a, idType: long}
                        split: {type: non}
                        sampling:
                          strategy:
                            type: popularity
                            exponent: high
                            flor: 1
                          negatives: {perPositive: 40000}
                          distinct: per_user
                        models: {}
                        output: {type: nowher, path: x}
                        run: {threads: 0}
                        evaluation: {candidates: {u: {type: sampled, strategy: {type: popularity, exponent: -1}}}}
                        """)).isEqualTo("""
                        x.yaml has 13 problems
                          version (line 1): must be 1, was 2
                          source.usr (line 3): is not an option of "table"; options are columns, user, item, timestamp, unit, idType, order, tieBreaker, onNull, event, from, until, last, hiveDate, heldOut, run (did you mean user?)
                          source.idType (line 3): must be one of int32, int64, text, was "long"
                          split.type (line 4): no splitter is named "non"; found none (did you mean none?)
                          sampling.strategy.exponent (line 8): must be a number, was "high"
                          sampling.strategy.flor (line 9): is not an option of "popularity"; options are exponent
                          sampling.negatives.perPositive (line 10): must be in [0, 32767], was 40000
                          sampling.distinct (line 11): must be one of none, per-positive, per-user, was "per_user" (did you mean per-user?)
                          models (line 12): is not an option; options are version, seed, source, items, prepare, split, cold, rows, sampling, features, output, vocabulary, evaluation, compare, run
                          output.type (line 13): no sink is named "nowher"; found nowhere (did you mean nowhere?)
                          run.threads (line 14): must be at least 1, was 0
                          evaluation.candidates.u.strategy.exponent (line 15): must be at least 0, was -1.0
                          evaluation.candidates.u.negatives (line 15): is required""");
    }

    @Test
    void theVersionIsOne() {
        assertThat(problems(SHORTEST.replace("version: 1", "version: 2")))
                .isEqualTo("x.yaml has 1 problem\n  version (line 1): must be 1, was 2");
        assertThat(problems(SHORTEST.replace("version: 1\n", "")))
                .isEqualTo("x.yaml has 1 problem\n  version: is required: the version of this format: 1");
    }

    @Test
    void blocksOfFoldsDoNotMixWithABareOne() {
        assertThat(problems(SHORTEST + "sampling: {distinct: none, test: {}}\n"))
                .isEqualTo("x.yaml has 1 problem\n  sampling.test (line 4): must not stand beside options of its own"
                        + " kind; move those below the fold they are for");
    }

    @Test
    void negativesAreCountedInOneWay() {
        assertThat(problems(SHORTEST + "sampling: {negatives: {perPositive: 1, perUser: match-positives}}\n"))
                .isEqualTo("x.yaml has 1 problem\n  sampling.negatives.perUser (line 4): must not stand beside"
                        + " perPositive; take one out");
    }

    @Test
    void aCheckTellsWhatARunWillRead() throws IOException {
        Experiment.Checked checked = experiment("""
                        version: 1
                        source: {type: table, columns: [user, item, timestamp, price, stars]}
                        features: [{type: copy, columns: [price, timestamp]}]
                        output: {type: nowhere, path: no/such/folder, label: stars}
                        """).check();
        assertThat(checked.columns())
                .isEqualTo(FakePlugins.columns("user", "item", "timestamp", "price", "timestamp", "stars"));
        assertThat(checked.schema().names()).containsExactly("user", "item", "timestamp", "price", "stars");
        assertThat(checked.warnings()).isEmpty();
    }

    @Test
    void theUsualColumnOfTimesIsNotMissed() throws IOException {
        assertThat(columns("source: {type: table, columns: [user, item]}").timestamp())
                .isNull();
        assertThat(columns("source: {type: table, columns: [user, item, timestamp], timestamp: null}")
                        .timestamp())
                .isNull();
        assertThat(columns("source: {type: table, columns: [user, item, ts], timestamp: ts}")
                        .timestamp())
                .isEqualTo("ts");
    }

    @Test
    void columnsThatAreNamedAndMissingAreAllReported() {
        ConfigFile file = read("""
                version: 1
                source: {type: table, columns: [user_id, item, ts], timestamp: timestamp}
                features:
                  - {type: copy, columns: [price]}
                output: {type: nowhere, path: no/such/folder, label: stars}
                """);
        Experiment experiment = Experiment.of(file, FakePlugins.catalog());
        ConfigException e = catchThrowableOfType(ConfigException.class, experiment::check);
        assertThat(file.report(e).replace(folder + "/", "")).isEqualTo("""
                        x.yaml has 4 problems
                          source.user (line 2): no column is named "user"; found user_id, item, ts (did you mean user_id?)
                          source.timestamp (line 2): no column is named "timestamp"; found user_id, item, ts
                          features[0] (line 4): no column is named "price"; found user_id, item, ts
                          output.label (line 5): no column is named "stars"; found user_id, item, ts""");
    }

    @Test
    void aColumnThatIsThereButCannotBeReadIsNotCalledMissing() {
        ConfigFile file = read("""
                version: 1
                source: {type: table, columns: [user, item]}
                features:
                  - {type: copy, columns: [tags]}
                output: {type: nowhere, path: no/such/folder}
                """);
        Experiment experiment = Experiment.of(file, FakePlugins.catalog());
        ConfigException e = catchThrowableOfType(ConfigException.class, experiment::check);
        assertThat(file.report(e).replace(folder + "/", "")).isEqualTo("""
                        x.yaml has 1 problem
                          features[0] (line 4): column "tags": LIST is not read; write it as text""");
    }

    @Test
    void usersAndItemsAreColumnsOfTheirOwn() {
        assertThatThrownBy(() -> experiment(SHORTEST.replace("type: table", "type: table, item: user")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("source.item: must be another column than user, was \"user\" for both");
    }

    @Test
    void aResultThatExistsIsNotReplacedUnasked() throws IOException {
        String yaml = SHORTEST.replace("no/such/folder", folder.toString());
        assertThatThrownBy(() -> experiment(yaml).check())
                .isInstanceOf(ConfigException.class)
                .hasMessage("output.path: " + folder
                        + " exists already; name another folder, or replace it by --overwrite");
        Files.writeString(folder.resolve("_SUCCESS"), "decoy\n");
        experiment(yaml.replace("path:", "ifExists: overwrite, path:")).check();
    }

    @Test
    void aCheckWarnsOfALeak() throws IOException {
        assertThat(experiment(SHORTEST + "sampling: {over: all}\n").check().warnings())
                .containsExactly("sampling.over: all learns from the rows that are held out;"
                        + " metrics on them will be too good");
    }

    private InteractionColumns columns(String source) throws IOException {
        return experiment("version: 1\n" + source + "\noutput: {type: nowhere, path: no/such/folder}\n")
                .check()
                .columns();
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private Experiment experiment(String yaml) {
        return Experiment.of(read(yaml), FakePlugins.catalog());
    }

    private String problems(String yaml) {
        ConfigFile file = read(yaml);
        ConfigException e =
                catchThrowableOfType(ConfigException.class, () -> Experiment.of(file, FakePlugins.catalog()));
        return file.report(e).replace(folder + "/", "");
    }

    private ConfigFile read(String yaml) {
        try {
            return ConfigFile.read(Files.writeString(folder.resolve("x.yaml"), yaml), Map.of(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
