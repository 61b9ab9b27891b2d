package dev.decoy.experiment;

import dev.decoy.data.IdType;
import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.experiment.config.OutputConfig;
import dev.decoy.io.InputFiles;
import dev.decoy.pipeline.CodeTable;
import dev.decoy.pipeline.WrittenCodes;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What items are called in the files of a result: their ids, or the codes of its vocabulary. */
final class ItemsAsWritten {
    /** What stands for padding of lists. */
    static final int PADDING = -2;

    private static final int NO_ITEM = -1;

    private ItemsAsWritten() {}

    /** Finds the code inside of an item as it is written; {@link #PADDING}, or -1 for anything else. */
    static ToIntFunction<String> of(Path result, OutputConfig output, Interactions interactions, PluginCatalog plugins)
            throws IOException {
        Vocabulary ids = interactions.itemIds();
        if (output.ids() == OutputConfig.Ids.CODES) {
            return codes(result, ids, plugins);
        }
        String pad = output.padIdText() != null ? output.padIdText() : ids.type() == IdType.TEXT ? "" : "-1";
        return written -> {
            int item = ids.code(written);
            return item < 0 && written.equals(pad) ? PADDING : item;
        };
    }

    private static ToIntFunction<String> codes(Path result, Vocabulary ids, PluginCatalog plugins) throws IOException {
        Map<String, Integer> items = new HashMap<>();
        items.put(Integer.toString(WrittenCodes.PADDING), PADDING);
        WrittenRows.Columns columns = new WrittenRows.Columns(List.of(CodeTable.CODE, CodeTable.ID), List.of());
        Path table = EarlierVocabulary.place(result.resolve(CatalogueDatasets.VOCABULARY), "items");
        for (Path file : InputFiles.find(table)) {
            WrittenRows.of(file, plugins).read(columns, (name, values, lists) -> {
                int item = ids.code(values[1]);
                if (item >= 0) {
                    items.put(values[0], item);
                }
            });
        }
        return written -> items.getOrDefault(written, NO_ITEM);
    }
}
