package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.experiment.config.ItemsConfig;
import dev.decoy.experiment.config.KnownPairsConfig;
import dev.decoy.experiment.config.SamplingBlock;
import dev.decoy.io.InteractionSource;
import dev.decoy.spi.ConfigException.Problem;
import dev.decoy.spi.Recipe;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables that a run reads beside its source, opened but not read, by where the config names them. */
final class SideTables {
    private final Map<String, List<TableUse>> uses = new LinkedHashMap<>();

    private SideTables() {}

    /** Opens them. */
    static SideTables of(ExperimentConfig config, Recipes recipes, Contexts contexts) throws IOException {
        SideTables tables = new SideTables();
        if (config.items().path() != null) {
            tables.add("items", catalogue(config.items(), contexts.items()));
        }
        for (Map.Entry<Fold, SamplingBlock> block : config.draws().blocks().entrySet()) {
            List<KnownPairsConfig> files = block.getValue().alsoKnown();
            for (int i = 0; i < files.size(); i++) {
                String path = config.draws().path(block.getKey()) + ".alsoKnown[" + i + "]";
                tables.add(path, pairs(files.get(i), contexts.own()));
            }
        }
        for (Recipe<?> reader : recipes.readers()) {
            boolean ofSplit = recipes.splitter().withNested().contains(reader);
            for (TableUse use : reader.tables(ofSplit ? contexts.data() : contexts.own())) {
                tables.add(reader.path(), use);
            }
        }
        return tables;
    }

    /** The catalogue of a config that names one. */
    static TableUse catalogue(ItemsConfig config, RunContext context) {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        wanted.put("item", List.of(config.item()));
        if (config.from() != null) {
            wanted.put("from", List.of(config.from()));
        }
        if (config.until() != null) {
            wanted.put("until", List.of(config.until()));
        }
        wanted.put("match", config.matchColumns());
        return new TableUse(context.table(Objects.requireNonNull(config.path(), "items.path")), wanted);
    }

    /** A table of pairs. */
    static TableUse pairs(KnownPairsConfig config, RunContext context) {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        wanted.put("user", List.of(config.user()));
        wanted.put("item", List.of(config.item()));
        return new TableUse(context.table(config.path()), wanted);
    }

    private void add(String path, TableUse use) {
        uses.computeIfAbsent(path, any -> new ArrayList<>()).add(use);
    }

    /** Columns that are not there. */
    List<Problem> problems() throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, List<TableUse>> entry : uses.entrySet()) {
            for (TableUse use : entry.getValue()) {
                use.problems().forEach(problem -> problems.add(problem.under(entry.getKey())));
            }
        }
        return problems;
    }

    /** The tables in the order of the config. */
    List<InteractionSource> tables() {
        List<InteractionSource> tables = new ArrayList<>();
        uses.values().forEach(list -> list.forEach(use -> tables.add(use.table())));
        return tables;
    }
}
