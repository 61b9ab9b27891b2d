package dev.decoy.internal.layout;

import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.internal.PaddedVocabulary;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.ExampleOptions;
import dev.decoy.pipeline.WrittenCodes;
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

    /** The columns as they are written; what they hold while they are filled stays the same. */
    List<Schema.Column> written(List<Schema.Column> columns) {
        WrittenCodes chosen = codes;
        return chosen == null
                ? columns
                : columns.stream().map(column -> written(column, chosen)).toList();
    }

    private Schema.Column written(Schema.Column column, WrittenCodes chosen) {
        Vocabulary ids = column.dictionary();
        if (ids instanceof PaddedVocabulary padded && padded.ids() == interactions.itemIds()) {
            return column.withIds(chosen.paddedItems());
        }
        if (ids == interactions.itemIds()) {
            return column.withIds(chosen.items());
        }
        return ids == interactions.userIds() ? column.withIds(chosen.users()) : column;
    }
}
