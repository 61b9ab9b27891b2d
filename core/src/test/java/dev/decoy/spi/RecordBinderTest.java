package dev.decoy.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.decoy.data.Fold;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.split.Splitter;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordBinderTest {
    private final RecordBinder binder = new RecordBinder(FakePlugins.catalog());

    record Scalars(
            @Default("a") String text,
            @Default("1") int whole,
            @Default("2") long wide,
            @Default("0.5") double number,
            @Default("true") boolean truth,
            @Default("per-positive") Distinct distinct,
            @Nullable Integer maybe) {}

    record Quoted(
            @Default("'\"'") String quote,
            @Default("','") String separator,
            @Default("'") String apostrophe,
            @Default("'[]'") List<String> brackets) {}

    record Lists(
            @Default("[]") List<String> names,
            @Default("test") List<Fold> folds,
            @Default("{}") Map<String, Integer> counts) {}

    record Inner(String name, @Default("1") int length) {
        Inner {
            if (length < 1) {
                throw new IllegalArgumentException("length must be at least 1, was " + length);
            }
            if (name.isEmpty() && length > 9) {
                throw new IllegalArgumentException("a long one needs a name");
            }
        }
    }

    record Outer(
            @Doc("the one inside") Inner inner,
            @Default("[]") List<Inner> features) {}

    record Names(@Default("{}") Inner inner) {}

    record Id(String text) {
        static Id of(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("must not be blank");
            }
            return new Id(text);
        }
    }

    record Known(
            @Default("train") KnownItems known, @Nullable Id padId) {}

    record Source(
            @Inline Spec<NegativeSampler> strategy,
            @Default("user") String user) {}

    record Block(
            @Default("4") int perPositive, @Default("fold") String over) {}

    record PerFold(@Inline @Nullable Block all, @Nullable Block train) {}

    record WithSplit(@Default("last-out") Spec<Splitter> split) {}

    @Test
    void defaultsStandForWhatIsNotNamed() {
        assertThat(binder.bind(Scalars.class, Map.of()))
                .isEqualTo(new Scalars("a", 1, 2, 0.5, true, Distinct.PER_POSITIVE, null));
        assertThat(binder.bind(Lists.class, Map.of())).isEqualTo(new Lists(List.of(), List.of(Fold.TEST), Map.of()));
        assertThat(binder.bind(WithSplit.class, Map.of()).split())
                .isEqualTo(new Spec<>("last-out", Map.of(), Role.SPLITTER));
    }

    @Test
    void aDefaultMayStandInQuotesAsInYaml() {
        assertThat(binder.bind(Quoted.class, Map.of())).isEqualTo(new Quoted("\"", ",", "'", List.of("[]")));
    }

    @Test
    void valuesOfEveryKindAreBound() {
        Map<String, ?> options = Map.of(
                "text",
                "x",
                "whole",
                7L,
                "wide",
                1L << 40,
                "number",
                3L,
                "truth",
                false,
                "distinct",
                "per-user",
                "maybe",
                5L);
        assertThat(binder.bind(Scalars.class, options))
                .isEqualTo(new Scalars("x", 7, 1L << 40, 3.0, false, Distinct.PER_USER, 5));
    }

    @Test
    void aWholeNumberMayBeWrittenWithAnExponent() {
        assertThat(binder.bind(Scalars.class, Map.of("whole", 1e6)).whole()).isEqualTo(1_000_000);
    }

    @Test
    void oneValueIsAListOfOne() {
        assertThat(binder.bind(Lists.class, Map.of("names", "a", "folds", "train")))
                .isEqualTo(new Lists(List.of("a"), List.of(Fold.TRAIN), Map.of()));
    }

    @Test
    void mapsKeepTheirOrder() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("z", 1L);
        counts.put("a", 2L);
        assertThat(binder.bind(Lists.class, Map.of("counts", counts)).counts().keySet())
                .containsExactly("z", "a");
    }

    @Test
    void enumsAreWrittenByTheirLabel() {
        assertThat(binder.bind(Known.class, Map.of("known", "train+validation")).known())
                .isEqualTo(KnownItems.TRAIN_AND_VALIDATION);
        assertThat(problems(Known.class, Map.of("known", "train-validation")))
                .containsExactly("known: must be one of none, train, train+validation, all-folds, up-to-time,"
                        + " was \"train-validation\" (did you mean train+validation?)");
    }

    @Test
    void aClassMayParseItself() {
        assertThat(binder.bind(Known.class, Map.of("padId", "x")).padId()).isEqualTo(new Id("x"));
        assertThat(binder.bind(Known.class, Map.of("padId", -1L)).padId()).isEqualTo(new Id("-1"));
        assertThat(problems(Known.class, Map.of("padId", " "))).containsExactly("padId: must not be blank");
        assertThat(problems(Known.class, Map.of("padId", true))).containsExactly("padId: must be text, was true");
    }

    @Test
    void wrongTypesNameRuleAndFinding() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("text", 2024L);
        options.put("whole", "high");
        options.put("wide", 2.5);
        options.put("number", "high");
        options.put("truth", "yes");
        options.put("distinct", "per-usr");
        options.put("maybe", List.of());
        assertThat(problems(Scalars.class, options))
                .containsExactly(
                        "text: must be text, was 2024; write \"2024\"",
                        "whole: must be a whole number, was \"high\"",
                        "wide: must be a whole number, was 2.5",
                        "number: must be a number, was \"high\"",
                        "truth: must be true or false, was \"yes\"",
                        "distinct: must be one of none, per-positive, per-user, was \"per-usr\" (did you mean per-user?)",
                        "maybe: must be a whole number, was a list");
    }

    @Test
    void nothingIsNarrowedSilently() {
        assertThat(problems(Scalars.class, Map.of("whole", 3_000_000_000L)))
                .containsExactly("whole: must be a whole number in [-2147483648, 2147483647], was 3000000000");
        assertThat(problems(Scalars.class, Map.of("wide", 1e19)))
                .containsExactly(
                        "wide: must be a whole number in [-9223372036854775808, 9223372036854775807], was 1.0E19");
        assertThat(problems(Scalars.class, Map.of("wide", Double.POSITIVE_INFINITY)))
                .containsExactly("wide: must be a whole number, was Infinity");
        assertThat(problems(Scalars.class, Map.of("number", (1L << 53) + 1)))
                .containsExactly("number: must be a number that a double holds exactly, was 9007199254740993");
    }

    @Test
    void nullIsAValueOnlyWhereItMayBe() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("maybe", null);
        options.put("whole", null);
        assertThat(problems(Scalars.class, options)).containsExactly("whole: must be a whole number, was null");
    }

    @Test
    void unknownOptionsAreReportedBesideMissingOnes() {
        assertThat(problems(Outer.class, Map.of("iner", Map.of())))
                .containsExactly(
                        "iner: is not an option; options are inner, features (did you mean inner?)",
                        "inner: is required: the one inside");
    }

    @Test
    void pathsLeadIntoRecordsListsAndMaps() {
        List<Map<String, Object>> features = List.of(Map.of("name", "a"), Map.of("name", "b", "length", "long"));
        Map<String, Object> options = Map.of("inner", Map.of("nam", 1L), "features", features);
        assertThat(problems(Outer.class, options))
                .containsExactly(
                        "inner.nam: is not an option of \"inner\"; options are name, length (did you mean name?)",
                        "inner.name: is required",
                        "features[1].length: must be a whole number, was \"long\"");
        assertThat(problems(Lists.class, Map.of("counts", Map.of("a", "b"), "folds", Arrays.asList("test", null))))
                .containsExactly(
                        "folds[1]: must be one of train, validation, test, was null",
                        "counts.a: must be a whole number, was \"b\"");
        assertThat(problems(Outer.class, Map.of("inner", 3L, "features", "x")))
                .containsExactly("inner: must be a map, was 3", "features: must be a list, was \"x\"");
    }

    @Test
    void aRefusalOfTheConstructorStandsAtTheOptionItNames() {
        assertThat(problems(Outer.class, Map.of("inner", Map.of("name", "a", "length", 0L))))
                .containsExactly("inner.length: must be at least 1, was 0");
        assertThat(problems(Outer.class, Map.of("inner", Map.of("name", "", "length", 10L))))
                .containsExactly("inner: a long one needs a name");
    }

    @Test
    void anEmptyDefaultMapStillNeedsWhatIsRequired() {
        assertThat(problems(Names.class, Map.of())).containsExactly("inner.name: is required");
    }

    @Test
    void nestedComponentsAreCheckedAtOnce() {
        Map<String, Object> pool = Map.of("type", "popular", "exponent", 9L);
        Map<String, Object> further = Map.of("type", "pop");
        Map<String, Object> options = Map.of("size", 2L, "pool", pool, "further", List.of(pool, further));
        ConfigException e = catchThrowableOfType(
                ConfigException.class,
                () -> binder.recipe(Role.STRATEGY, new Spec<>("pool", options), "sampling.strategy"));
        assertThat(e.problems())
                .map(ConfigException.Problem::toString)
                .containsExactly(
                        "sampling.strategy.pool.exponent: must be in [0, 4], was 9.0",
                        "sampling.strategy.further[0].exponent: must be in [0, 4], was 9.0",
                        "sampling.strategy.further[1].type: no strategy is named \"pop\"; found pool, popular "
                                + "(did you mean popular?)");
    }

    @Test
    void aSpecNeedsAType() {
        assertThat(problems(WithSplit.class, Map.of("split", Map.of())))
                .containsExactly("split.type: is required; splitters are last-out");
        assertThat(problems(WithSplit.class, Map.of("split", Map.of("type", 3L))))
                .containsExactly("split.type: must be text, was 3");
        assertThat(problems(WithSplit.class, Map.of("split", "last-out")))
                .containsExactly("split: must be a map with a type, was \"last-out\"");
        assertThat(problems(WithSplit.class, Map.of("split", Map.of("type", "last-out", "n", 1L))))
                .containsExactly("split.n: is not an option of \"last-out\"; it has none");
    }

    @Test
    void optionsOfAnInlinedComponentStandBesideTheRecordsOwn() {
        Map<String, Object> options = Map.of("type", "popular", "floor", 2L, "user", "u");
        assertThat(binder.bind(Source.class, options))
                .isEqualTo(new Source(new Spec<>("popular", Map.of("floor", 2L), Role.STRATEGY), "u"));
        assertThat(problems(Source.class, Map.of("type", "popular", "usr", "u")))
                .containsExactly("usr: is not an option of \"popular\"; options are exponent, floor, user "
                        + "(did you mean user?)");
        assertThat(problems(Source.class, Map.of("user", 1L)))
                .containsExactly(
                        "type: is required; strategies are pool, popular", "user: must be text, was 1; write \"1\"");
    }

    @Test
    void anInlinedRecordMayBeAbsent() {
        assertThat(binder.bind(PerFold.class, Map.of("over", "all"))).isEqualTo(new PerFold(new Block(4, "all"), null));
        assertThat(binder.bind(PerFold.class, Map.of("train", Map.of())))
                .isEqualTo(new PerFold(null, new Block(4, "fold")));
        assertThat(binder.bind(PerFold.class, Map.of())).isEqualTo(new PerFold(new Block(4, "fold"), null));
        assertThat(problems(PerFold.class, Map.of("ovr", "x")))
                .containsExactly("ovr: is not an option; options are perPositive, over, train (did you mean over?)");
    }

    @Test
    void aRecipeKnowsItsFactoryAndOptions() {
        Recipe<NegativeSampler> recipe =
                binder.recipe(Role.STRATEGY, new Spec<>("popular", Map.of("floor", 6L)), "sampling.strategy");
        assertThat(recipe.name()).isEqualTo("popular");
        assertThat(recipe.config()).isEqualTo(new FakePlugins.Popular.Config(0.75, 6));
        assertThat(recipe.sourceColumns()).containsExactly("price");
    }

    @Test
    void whatAFactoryRefusesStandsAtTheOptionItNames() {
        assertThat(refusal(101)).isEqualTo("sampling.strategy.floor: must be at most 100 for this data, was 101");
        assertThat(refusal(99)).isEqualTo("sampling.strategy.floor: must not be 99 for this data, was 99");
        assertThat(refusal(98)).isEqualTo("sampling.strategy: this data has no use for 98");
    }

    private static final BuildContext NO_CONTEXT = (BuildContext) Proxy.newProxyInstance(
            BuildContext.class.getClassLoader(), new Class<?>[] {BuildContext.class}, (proxy, method, args) -> {
                throw new AssertionError("not asked for: " + method);
            });

    private String refusal(long floor) {
        Recipe<NegativeSampler> recipe =
                binder.recipe(Role.STRATEGY, new Spec<>("popular", Map.of("floor", floor)), "sampling.strategy");
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> recipe.create(NO_CONTEXT));
        return e.problems().get(0).toString();
    }

    @Test
    void anUnknownNameOfARecipeStandsAtItsType() {
        ConfigException e = catchThrowableOfType(
                ConfigException.class, () -> binder.recipe(Role.SPLITTER, new Spec<>("last", Map.of()), "split"));
        assertThat(e).hasMessage("split.type: no splitter is named \"last\"; found last-out (did you mean last-out?)");
    }

    private List<String> problems(Class<? extends Record> type, Map<String, ?> options) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> binder.bind(type, options));
        return e.problems().stream().map(ConfigException.Problem::toString).toList();
    }
}
