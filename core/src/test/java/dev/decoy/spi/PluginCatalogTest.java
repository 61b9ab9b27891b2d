package dev.decoy.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCatalogTest {
    @TempDir
    private Path folder;

    @Test
    void factoriesAreFoundByRoleAndSortedByName() {
        PluginCatalog catalog = FakePlugins.catalog();
        assertThat(catalog.factories(Role.STRATEGY)).map(ComponentFactory::name).containsExactly("pool", "popular");
        assertThat(catalog.factories(Role.SPLITTER)).map(ComponentFactory::name).containsExactly("last-out");
        assertThat(catalog.factories(Role.SINK)).isEmpty();
        assertThat(catalog.find(Role.SPLITTER, "last-out")).containsInstanceOf(FakePlugins.LastOut.class);
        assertThat(catalog.find(Role.STRATEGY, "last-out")).isEmpty();
    }

    @Test
    void servicesAreLoadedFromTheClassPath() throws IOException {
        service(SamplerFactory.class, FakePlugins.Popular.class.getName());
        assertThat(load().find(Role.STRATEGY, "popular")).containsInstanceOf(FakePlugins.Popular.class);
    }

    @Test
    void aFactoryThatDoesNotDescribeItselfIsDescribedByItsClass() {
        assertThat(new FakePlugins.Popular().description()).isEqualTo("dev.decoy.spi.FakePlugins$Popular");
    }

    @Test
    void aFactoryKnowsTheJarOrFolderItIsFrom() {
        assertThat(PluginCatalog.location(new FakePlugins.Pool()))
                .hasValueSatisfying(place -> assertThat(place.resolve("dev/decoy/spi/FakePlugins.class"))
                        .exists());
    }

    @Test
    void twoOfOneNameAreAnErrorThatNamesBoth() {
        assertThatThrownBy(() -> PluginCatalog.of(List.of(new FakePlugins.LastOut(), new FakePlugins.OtherLastOut())))
                .isInstanceOf(ConfigException.class)
                .hasMessageMatching("two splitters are named \"last-out\": dev.decoy.spi.FakePlugins\\$LastOut in .+"
                        + " and dev.decoy.spi.FakePlugins\\$OtherLastOut in .+; take one of them off the class path");
    }

    @Test
    void namesAreKebab() {
        assertThatThrownBy(() -> PluginCatalog.of(List.of(new FakePlugins.Shouting())))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("the name of a splitter must be lower-case kebab, was \"LAST_OUT\" in "
                        + "dev.decoy.spi.FakePlugins$Shouting in ");
    }

    @Test
    void everyBrokenPluginIsNamedAtOnce() throws IOException {
        service(SplitterFactory.class, "com.acme.Gone", FakePlugins.Broken.class.getName());
        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a splitter cannot be loaded: ")
                .hasMessageContaining("Provider com.acme.Gone not found")
                .hasMessageContaining("FakePlugins$Broken")
                .hasMessageContaining("no licence")
                .hasMessageContaining("; repair its jar or take it off the class path");
    }

    private void service(Class<?> service, String... providers) throws IOException {
        Path file = folder.resolve("META-INF/services").resolve(service.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", providers) + "\n");
    }

    private PluginCatalog load() throws IOException {
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, PluginCatalogTest.class.getClassLoader())) {
            return PluginCatalog.load(loader);
        }
    }
}
