package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.spi.ComponentFactory;
import dev.decoy.spi.Option;
import dev.decoy.spi.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every factory must do, whatever its role: how it is found, and what it says of itself. The contracts of roles extend it;
 * factories of sources and sinks, whose contracts know no factory, are held to it by extending it and naming the factory.
 *
 * @param <C> the factory's config record
 */
public abstract class ComponentContract<C extends Record> {
    /** The factory under test. */
    protected abstract ComponentFactory<C, ?> factory();

    @Test
    @DisplayName("is registered as a service under its name")
    void isRegisteredAsAServiceUnderItsName() {
        for (Role<?> role : Role.all()) {
            if (role.service().isInstance(factory())) {
                assertThat(servicesOfItsName(role))
                        .as(
                                "services of %s named %s",
                                role.service().getName(), factory().name())
                        .singleElement()
                        .isInstanceOf(factory().getClass());
            }
        }
    }

    private List<Object> servicesOfItsName(Role<?> role) {
        List<Object> named = new ArrayList<>();
        for (Object found : ServiceLoader.load(role.service())) {
            if (((ComponentFactory<?, ?>) found).name().equals(factory().name())) {
                named.add(found);
            }
        }
        return named;
    }

    @Test
    @DisplayName("its name is kebab-case and its description one line")
    void nameIsKebabCaseAndDescriptionOneLine() {
        assertThat(factory().name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(factory().description()).isNotBlank().doesNotContain("\n");
    }

    @Test
    @DisplayName("every option says in one line what it means")
    void everyOptionSaysWhatItMeans() {
        requireDocs(factory().configType());
    }

    private static void requireDocs(Class<? extends Record> config) {
        for (Option option : Option.of(config)) {
            assertThat(option.doc())
                    .as("@Doc of %s.%s", config.getSimpleName(), option.name())
                    .isNotBlank()
                    .doesNotContain("\n");
            Class<? extends Record> nested = option.nested();
            if (nested != null) {
                requireDocs(nested);
            }
        }
    }
}
