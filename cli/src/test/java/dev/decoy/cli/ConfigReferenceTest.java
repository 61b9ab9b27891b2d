package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.spi.ComponentFactory;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "config-reference.md");

    @Test
    void theReferenceInDocsIsTheOnePrinted() throws IOException {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        new ConfigReference(withoutAcme(), out).print();
        out.flush();
        assertThat(printed.toString())
                .as(
                        "docs/config-reference.md is out of date; run: ./decoy describe --markdown > docs/config-reference.md")
                .isEqualToNormalizingNewlines(Files.readString(REFERENCE));
    }

    @Test
    void everyOptionSaysWhatItMeans() throws IOException {
        // A row ends with its meaning.
        assertThat(Files.readAllLines(REFERENCE)).noneMatch(line -> line.endsWith("|  |"));
    }

    @Test
    void markdownTakesNoName() {
        StringWriter err = new StringWriter();
        int code = Main.run(
                new PrintWriter(new StringWriter()), new PrintWriter(err), "describe", "--markdown", "acme-idle");
        assertThat(code).isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).startsWith("--markdown describes everything; leave out acme-idle");
    }

    /** The components of this repository; the class path of the tests has others. */
    private static PluginCatalog withoutAcme() {
        PluginCatalog all = PluginCatalog.load(Main.class.getClassLoader());
        List<ComponentFactory<?, ?>> own = new ArrayList<>();
        for (Role<?> role : Role.all()) {
            all.factories(role).stream()
                    .filter(factory -> !factory.name().startsWith("acme-"))
                    .forEach(own::add);
        }
        return PluginCatalog.of(own);
    }
}
