package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.RecordBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private final RecordBinder binder = new RecordBinder(PluginCatalog.of(List.of()));

    @TempDir
    private Path folder;

    record Config(
            @Default("") String text,
            @Default("0") long whole,
            @Default("0") double number,
            @Default("false") boolean truth,
            @Default("[]") List<Feature> features,
            @Default("{}") Map<String, String> names,
            @Default("{}") Run run) {}

    record Feature(
            @Default("none") String type, @Default("1") int length) {}

    record Run(@Nullable Integer threads) {}

    @Test
    void yamlBecomesRecords() {
        assertThat(bind("""
                text: no
                whole: 1e3
                number: 2
                truth: true
                features: [{type: context}, {type: history, length: 16}]
                names: {b: "1", a: x}
                """))
                .isEqualTo(new Config(
                        "no",
                        1000,
                        2.0,
                        true,
                        List.of(new Feature("context", 1), new Feature("history", 16)),
                        Map.of("b", "1", "a", "x"),
                        new Run(null)));
    }

    @Test
    void aVariableThatNeedsQuotesIsToldSo() {
        assertThat(fault("run: {text: ${HOME}/x}\n")).endsWith("; within { } and [ ], write \"${...}\" in quotes");
        assertThat(fault("run: {text: \"${HOME}\", x: {}\n")).doesNotContain("in quotes");
    }

    @Test
    void anEmptyFileIsAnEmptyMap() {
        assertThat(bind("# nothing\n").text()).isEmpty();
    }

    @Test
    void allProblemsAreReportedInTheOrderOfTheLines() {
        assertThat(report("""
                run:
                  threads: many
                text: 1
                features:
                  - {type: context}
                  - type: history
                    lenght: 3
                  - 7
                whole: 99999999999999999999
                """)).isEqualTo("""
                        x.yaml has 5 problems
                          run.threads (line 2): must be a whole number, was "many"
                          text (line 3): must be text, was 1; write "1"
                          features[1].lenght (line 7): is not an option of "features[1]"; options are type, length (did you mean length?)
                          features[2] (line 8): must be a map, was 7
                          whole (line 9): must be a whole number in [-9223372036854775808, 9223372036854775807], was 1.0E20""");
    }

    @Test
    void aSyntaxErrorNamesLineAndColumn() {
        assertThat(fault("text: a\nfeatures: [1, 2\nwhole: 3\n"))
                .isEqualTo(
                        "x.yaml:3:6: expected ',' or ']', but got :, while parsing a flow sequence that begins on line 2");
        assertThat(fault("text: 'a\n"))
                .isEqualTo("x.yaml:2:1: found unexpected end of stream,"
                        + " while scanning a quoted scalar that begins on line 1");
        assertThat(fault("text: a\n  whole: 3\n")).isEqualTo("x.yaml:2:8: mapping values are not allowed here");
        assertThat(fault("text: a\n\twhole: 3\n")).startsWith("x.yaml:2:1: found character '\\t(TAB)'");
        assertThat(fault("text: a\u0007\n")).startsWith("x.yaml: special characters are not allowed");
    }

    @Test
    void aKeyThatStandsTwiceNamesBothPlaces() {
        assertThat(fault("run:\n  threads: 1\n  threads: 2\n"))
                .isEqualTo("x.yaml:3:3: the key \"threads\" stands twice, first on line 2; take one out");
    }

    @Test
    void whatAConfigHasNoUseForIsRefused() {
        assertThat(fault("text: &a x\nnames: {b: *a}\n"))
                .isEqualTo("x.yaml:2:12: \"*a\" stands for another value; write the value out");
        assertThat(fault("text: a\n---\ntext: b\n"))
                .isEqualTo("x.yaml:3:1: a second document begins here; a config is one");
        assertThat(fault("- a\n")).isEqualTo("x.yaml:1:1: must be a map with version, source, output ...");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path gone = folder.resolve("gone.yaml");
        assertThatThrownBy(() -> ConfigFile.read(gone, Map.of(), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(gone + ": there is no such file");
    }

    @Test
    void variablesAreReplacedInTexts() {
        Map<String, String> environment = Map.of("HOME", "/home/ada", "EMPTY", "");
        Config config = read(
                        "text: ${HOME}/x ${DATA:-data} ${EMPTY:-y}$${HOME} $5\nnames: {a: \"${HOME}\", b: '${DATA:-}'}\n",
                        environment)
                .bind(Config.class, binder);
        assertThat(config.text()).isEqualTo("/home/ada/x data ${HOME} $5");
        assertThat(config.names()).isEqualTo(Map.of("a", "/home/ada", "b", ""));
    }

    @Test
    void aVariableThatIsNotSetIsAProblemBesideTheOthers() {
        assertThat(report("truth: 1\nnames: {a: \"${DATA}/x\"}\nwhole: ${N}\ntext: ${a b}\n"))
                .isEqualTo("""
                        x.yaml has 4 problems
                          truth (line 1): must be true or false, was 1
                          names.a (line 2): the variable DATA is not set; set it, or write ${DATA:-default}
                          whole (line 3): the variable N is not set; set it, or write ${N:-default}
                          text (line 4): must name a variable after ${, as ${NAME} or ${NAME:-default}; write $${ for ${""");
    }

    @Test
    void theCommandLineSetsValues() {
        Config config = bind(
                "text: a\nfeatures: [{type: context}]\nrun:\n",
                "text=b=c",
                "run.threads=3",
                "names={k: v}",
                "features[0].length=5",
                "features[1]={type: history}",
                "truth=true");
        assertThat(config)
                .isEqualTo(new Config(
                        "b=c",
                        0,
                        0,
                        true,
                        List.of(new Feature("context", 5), new Feature("history", 1)),
                        Map.of("k", "v"),
                        new Run(3)));
    }

    @Test
    void aProblemOfTheCommandLineSaysSo() {
        assertThat(report("run: {threads: 1}\ntruth: 0\n", "run={threads: x}")).isEqualTo("""
                        x.yaml has 2 problems
                          truth (line 2): must be true or false, was 0
                          run.threads (--set): must be a whole number, was "x\"""");
    }

    @Test
    void anAssignmentThatFitsNowhereIsRefused() {
        assertThat(fault("text: a\n", "text")).isEqualTo("--set text: must be path=value");
        assertThat(fault("text: a\n", "text.x=1"))
                .isEqualTo("--set text.x=1: a part of the path before the last is no map");
        assertThat(fault("text: a\n", "text[0]=1")).isEqualTo("--set text[0]=1: what stands before [ is no list");
        assertThat(fault("features: []\n", "features[1]=1"))
                .isEqualTo("--set features[1]=1: the list has 0 elements, so [1] is beyond its end");
        assertThat(fault("text: a\n", "a..b=1"))
                .isEqualTo("--set a..b=1: the path must be names with dots between, lists as name[0]");
        assertThat(fault("text: a\n", "text=[1")).startsWith("--set text=[1:1:3: expected ',' or ']'");
    }

    @Test
    void theFileGivesTheExperimentItsName() {
        ConfigFile file = read("text: a\n", Map.of());
        assertThat(file.name()).isEqualTo("x");
        assertThat(file.folder()).isEqualTo(folder);
    }

    private Config bind(String yaml, String... overrides) {
        return read(yaml, Map.of(), overrides).bind(Config.class, binder);
    }

    private String report(String yaml, String... overrides) {
        ConfigFile file = read(yaml, Map.of(), overrides);
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> file.bind(Config.class, binder));
        return file.report(e).replace(folder + "/", "");
    }

    private String fault(String yaml, String... overrides) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(yaml, Map.of(), overrides));
        return String.valueOf(e.getMessage()).replace(folder + "/", "");
    }

    private ConfigFile read(String yaml, Map<String, String> environment, String... overrides) {
        try {
            Path file = Files.writeString(folder.resolve("x.yaml"), yaml);
            return ConfigFile.read(file, environment, List.of(overrides));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
