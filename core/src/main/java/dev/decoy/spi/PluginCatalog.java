package dev.decoy.spi;

import dev.decoy.io.DataException;
import dev.decoy.io.InputFiles;
import dev.decoy.io.InteractionSource;
import dev.decoy.spi.ConfigException.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The components there are, by role and name, sorted by name. Immutable. */
public final class PluginCatalog {
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** A class path this broken is given up, for a class loader may fail without moving on. */
    private static final int MOST_PROBLEMS = 20;

    private final Map<Role<?>, SortedMap<String, ComponentFactory<?, ?>>> factories = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private PluginCatalog() {
        Role.all().forEach(role -> factories.put(role, new TreeMap<>()));
    }

    /**
     * Finds the services of every role.
     *
     * @throws ConfigException when a plugin cannot be loaded, or two have one name; all such faults at once
     */
    public static PluginCatalog load(ClassLoader loader) {
        PluginCatalog catalog = new PluginCatalog();
        Role.all().forEach(role -> catalog.addServices(role, loader));
        return catalog.checked();
    }

    /** A catalogue of these factories, for embedding and tests. */
    public static PluginCatalog of(Collection<? extends ComponentFactory<?, ?>> factories) {
        PluginCatalog catalog = new PluginCatalog();
        for (ComponentFactory<?, ?> factory : factories) {
            for (Role<?> role : Role.all()) {
                if (role.service().isInstance(factory)) {
                    catalog.add(role, factory);
                }
            }
        }
        return catalog.checked();
    }

    private PluginCatalog checked() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return this;
    }

    private void addServices(Role<?> role, ClassLoader loader) {
        Iterator<?> services = ServiceLoader.load(role.service(), loader).iterator();
        boolean more = true;
        while (more && problems.size() < MOST_PROBLEMS) {
            try {
                more = services.hasNext();
                if (more) {
                    add(role, (ComponentFactory<?, ?>) services.next());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                // The iterator has moved past the broken one, so the others are still found.
                problems.add(new Problem(
                        "",
                        "a " + role.word() + " cannot be loaded: " + reason(e)
                                + "; repair its jar or take it off the class path"));
            }
        }
    }

    private static String reason(Throwable error) {
        Throwable cause = error.getCause();
        return cause == null ? String.valueOf(error.getMessage()) : error.getMessage() + " (" + cause + ")";
    }

    private void add(Role<?> role, ComponentFactory<?, ?> factory) {
        String name = factory.name();
        if (!KEBAB.matcher(name).matches()) {
            problems.add(new Problem(
                    "",
                    "the name of a " + role.word() + " must be lower-case kebab, was \"" + name + "\" in "
                            + place(factory)));
            return;
        }
        ComponentFactory<?, ?> other = named(role).putIfAbsent(name, factory);
        if (other != null) {
            problems.add(new Problem(
                    "",
                    "two " + role.plural() + " are named \"" + name + "\": " + place(other) + " and " + place(factory)
                            + "; take one of them off the class path"));
        }
    }

    private static String place(ComponentFactory<?, ?> factory) {
        return factory.getClass().getName() + " in "
                + location(factory).map(Path::toString).orElse("an unknown place");
    }

    /** The jar or folder that a factory was loaded from; empty where its class loader does not tell. */
    public static Optional<Path> location(ComponentFactory<?, ?> factory) {
        CodeSource code = factory.getClass().getProtectionDomain().getCodeSource();
        if (code == null || code.getLocation() == null) {
            return Optional.empty();
        }
        try {
            URI uri = code.getLocation().toURI();
            return uri.getScheme().equals("file") ? Optional.of(Path.of(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The factories of a role, sorted by name. */
    public List<ComponentFactory<?, ?>> factories(Role<?> role) {
        return List.copyOf(named(role).values());
    }

    /** The factory of a name. */
    public Optional<ComponentFactory<?, ?>> find(Role<?> role, String name) {
        return Optional.ofNullable(named(role).get(name));
    }

    /**
     * Opens a table by the extension of its first file; no row is read.
     *
     * @param path a file, a folder or a glob, as {@link InputFiles#find} takes it
     * @throws DataException when there is no such file, or no source knows its extension
     */
    public InteractionSource openTable(Path path) {
        Path first = firstFile(path);
        String fileName = String.valueOf(first.getFileName()).toLowerCase(Locale.ROOT);
        for (ComponentFactory<?, ?> factory : named(Role.SOURCE).values()) {
            Optional<InteractionSource> table = ((SourceFactory<?>) factory).openTable(path, fileName);
            if (table.isPresent()) {
                return table.get();
            }
        }
        throw new DataException(
                first + ": no source reads a table of this extension; name one by source: {type: ...}, of "
                        + String.join(", ", named(Role.SOURCE).keySet()));
    }

    private static Path firstFile(Path path) {
        try {
            return InputFiles.find(path).get(0);
        } catch (IOException e) {
            throw new DataException(path + ": cannot be looked for: " + e.getMessage(), e);
        }
    }

    /** What to say of a name that {@link #find} does not find: the known ones, and the nearest. */
    String unknown(Role<?> role, String name) {
        Collection<String> known = named(role).keySet();
        return "no " + role.word() + " is named \"" + name + "\"; "
                + (known.isEmpty() ? "there are none on the class path" : "found " + String.join(", ", known))
                + DidYouMean.hint(name, known);
    }

    private SortedMap<String, ComponentFactory<?, ?>> named(Role<?> role) {
        SortedMap<String, ComponentFactory<?, ?>> named = factories.get(role);
        if (named == null) {
            throw new IllegalArgumentException("not a role: " + role);
        }
        return named;
    }
}
