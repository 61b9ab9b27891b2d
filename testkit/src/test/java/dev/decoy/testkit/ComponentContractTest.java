package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.io.ExampleSink;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ComponentFactory;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SinkFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each broken factory breaks exactly one sentence of the contract. */
class ComponentContractTest {
    @Test
    void aSoundFactoryKeepsTheContract() {
        assertThat(broken(new Sound())).isEmpty();
    }

    @Test
    void aFactoryThatIsNoServiceIsFound() {
        assertThat(broken(new Unlisted())).containsExactly("isRegisteredAsAServiceUnderItsName");
    }

    /** The service stands apart, for no catalogue of plugins can be made of a class path that has it. */
    @Test
    void aNameThatIsNotKebabCaseIsFound() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        URL misnamed = Objects.requireNonNull(getClass().getResource("/misnamed/"));
        try (URLClassLoader withMisnamed = new URLClassLoader(new URL[] {misnamed}, usual)) {
            thread.setContextClassLoader(withMisnamed);
            assertThat(broken(new BadName())).containsExactly("nameIsKebabCaseAndDescriptionOneLine");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Test
    void aDescriptionOfTwoLinesIsFound() {
        assertThat(broken(new Talkative())).containsExactly("nameIsKebabCaseAndDescriptionOneLine");
    }

    @Test
    void anOptionThatSaysNothingIsFoundHoweverDeepItIs() {
        assertThat(broken(new Undocumented())).containsExactly("everyOptionSaysWhatItMeans");
        assertThat(broken(new UndocumentedBelow())).containsExactly("everyOptionSaysWhatItMeans");
    }

    private static <C extends Record> List<String> broken(ComponentFactory<C, ?> factory) {
        return Sentences.broken(
                new ComponentContract<C>() {
                    @Override
                    protected ComponentFactory<C, ?> factory() {
                        return factory;
                    }
                },
                ComponentContract.class,
                Object.class);
    }

    /** What is broken overrides one method. */
    abstract static class Base<C extends Record> implements SinkFactory<C> {
        private final Class<C> config;

        Base(Class<C> config) {
            this.config = config;
        }

        @Override
        public String name() {
            return "test-" + getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }

        @Override
        public Class<C> configType() {
            return config;
        }

        @Override
        public ExampleSink create(C options, BuildContext context) {
            throw new AssertionError("not asked of it here");
        }
    }

    public record Config(
            @Doc("how many") int count, @Doc("one more") Part part) {}

    public record Part(@Doc("a weight") double weight) {}

    public record Silent(int count) {}

    public record SilentBelow(@Doc("each") List<Silent> parts) {}

    public static final class Sound extends Base<Config> {
        public Sound() {
            super(Config.class);
        }
    }

    public static final class Unlisted extends Base<Config> {
        Unlisted() {
            super(Config.class);
        }
    }

    public static final class BadName extends Base<Config> {
        public BadName() {
            super(Config.class);
        }

        @Override
        public String name() {
            return "Bad_Name";
        }
    }

    public static final class Talkative extends Base<Config> {
        public Talkative() {
            super(Config.class);
        }

        @Override
        public String description() {
            return "a sink\nof two lines";
        }
    }

    public static final class Undocumented extends Base<Silent> {
        public Undocumented() {
            super(Silent.class);
        }
    }

    public static final class UndocumentedBelow extends Base<SilentBelow> {
        public UndocumentedBelow() {
            super(SilentBelow.class);
        }
    }
}
