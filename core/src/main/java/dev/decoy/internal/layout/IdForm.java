package dev.decoy.internal.layout;

import dev.decoy.data.Dictionary;
import dev.decoy.data.Interactions;
import dev.decoy.internal.PaddedVocabulary;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.ExampleOptions;
import dev.decoy.pipeline.WrittenCodes;
import dev.decoy.spi.ConfigException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How columns of users and items are written: by their ids, or by codes for embedding tables. */
final class IdForm {
    private final Interactions interactions;
    private final @Nullable WrittenCodes codes;

    private IdForm(Interactions interactions, @Nullable WrittenCodes codes) {
        this.interactions = interactions;
        this.codes = codes;
    }

    static IdForm of(Interactions interactions, ExampleOptions options) {
        return new IdForm(interactions, options.codes());
    }

    /**
     * The columns as they are written; what they hold while they are filled stays the same.
     *
     * @throws ConfigException when a column of ids is padded with one of them
     */
    List<Schema.Column> written(List<Schema.Column> columns) {
        return columns.stream().map(this::written).toList();
    }

    private Schema.Column written(Schema.Column column) {
        WrittenCodes chosen = codes;
        Dictionary ids = column.dictionary();
        if (ids instanceof PaddedVocabulary padded && padded.ids() == interactions.itemIds()) {
            return chosen != null ? column.withIds(chosen.paddedItems()) : free(column, padded);
        }
        if (chosen != null && ids == interactions.itemIds()) {
            return column.withIds(chosen.items());
        }
        return chosen != null && ids == interactions.userIds() ? column.withIds(chosen.users()) : column;
    }

    private static Schema.Column free(Schema.Column column, PaddedVocabulary padded) {
        try {
            padded.requireFree();
            return column;
        } catch (IllegalArgumentException e) {
            ConfigException refused = new ConfigException("", "column \"" + column.name() + "\": " + e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }
}
