package dev.decoy.experiment;

import dev.decoy.data.Interactions;
import dev.decoy.experiment.config.VocabularyConfig;
import dev.decoy.io.InteractionSource;
import dev.decoy.pipeline.CodeTable;
import dev.decoy.spi.ConfigException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the codes that an earlier run wrote, opened but not read. */
final class EarlierVocabulary {
    private static final String FROM = "vocabulary.from";

    private final Path home;
    private final InteractionSource users;
    private final InteractionSource items;

    private EarlierVocabulary(Path home, InteractionSource users, InteractionSource items) {
        this.home = home;
        this.users = users;
        this.items = items;
    }

    /**
     * Looks for it.
     *
     * @return null when none is asked for, or there is none and the run may start without
     * @throws ConfigException when there is none, or only a part of it
     */
    static @Nullable EarlierVocabulary find(@Nullable VocabularyConfig config, RunContext context) throws IOException {
        if (config == null) {
            return null;
        }
        Path folder = context.resolve(config.from());
        if (!Files.exists(folder)) {
            if (config.onMissing() == VocabularyConfig.OnMissing.START) {
                return null;
            }
            throw new ConfigException(
                    FROM,
                    "there is no folder " + folder + "; check the path, or set onMissing: start for the first run");
        }
        Path below = folder.resolve(CatalogueDatasets.VOCABULARY);
        Path home = Files.isDirectory(below) ? below : folder;
        return new EarlierVocabulary(home, context.table(place(home, "users")), context.table(place(home, "items")));
    }

    /** The file or folder of one of its tables. */
    static Path place(Path home, String name) throws IOException {
        if (Files.isDirectory(home.resolve(name))) {
            return home.resolve(name);
        }
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(home)) {
            try (DirectoryStream<Path> matching = Files.newDirectoryStream(home, name + ".*")) {
                matching.forEach(files::add);
            }
        }
        if (files.size() != 1) {
            throw new ConfigException(
                    FROM,
                    home + " is no vocabulary: it holds " + (files.isEmpty() ? "no" : files.size()) + " file " + name
                            + ".* and no folder " + name
                            + "; name a result that was written with ids: codes, or its vocabulary folder");
        }
        return files.get(0);
    }

    /** Both tables. */
    List<InteractionSource> tables() {
        return List.of(users, items);
    }

    /** The users' codes, for the users of this data. */
    CodeTable users(Interactions interactions) throws IOException {
        return CodeTable.read(
                home.resolve("users").toString(), users, interactions.userIds().type());
    }

    /** The items' codes likewise. */
    CodeTable items(Interactions interactions) throws IOException {
        return CodeTable.read(
                home.resolve("items").toString(), items, interactions.itemIds().type());
    }
}
