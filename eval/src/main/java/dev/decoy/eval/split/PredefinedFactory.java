package dev.decoy.eval.split;

import dev.decoy.data.ColumnValue;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueColumn;
import dev.decoy.io.DataException;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Builds {@link Predefined} from a column that names the fold of each row. */
public final class PredefinedFactory implements SplitterFactory<PredefinedFactory.Config> {
    /** What becomes of rows of no fold. */
    public enum Others {
        /** They are a fault of the data. */
        FAIL,
        /** They are in no fold. */
        LEFT_OUT
    }

    /** Options of {@code predefined}. */
    public record Config(
            @Default("fold") @Doc("column that says the fold of each row; fold is the one that source.heldOut makes")
            String column,

            @Default("train") @Doc("values of the rows for train; whole numbers are compared by value")
            List<ColumnValue> train,

            @Default("validation") @Doc("values of the rows for validation; [] for none")
            List<ColumnValue> validation,

            @Default("test") @Doc("values of the rows for test; [] for none")
            List<ColumnValue> test,

            @Default("fail") @Doc("rows with another value or none: fail, or left-out of all folds")
            Others others) {
        public Config {
            if (train.isEmpty()) {
                throw new IllegalArgumentException("train must name a value, was []");
            }
            Set<ColumnValue> seen = new HashSet<>(train);
            requireNew("validation", validation, seen);
            requireNew("test", test, seen);
        }

        private static void requireNew(String name, List<ColumnValue> values, Set<ColumnValue> seen) {
            for (ColumnValue value : values) {
                if (seen.contains(value)) {
                    throw new IllegalArgumentException(
                            name + " must not name a value that another fold has, was \"" + value + "\"");
                }
            }
            seen.addAll(values);
        }
    }

    @Override
    public String name() {
        return "predefined";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "the folds that the data comes with: named by a column, or by the files of source.heldOut";
    }

    @Override
    public List<String> sourceColumns(Config config) {
        return List.of(config.column());
    }

    @Override
    public Splitter create(Config config, BuildContext context) {
        Interactions interactions = context.interactions();
        ValueColumn column = ValueColumn.of(interactions, config.column());
        // Lists stand in the order of the folds' codes, and a value of no list is left out.
        byte[] folds = column.places(List.of(config.train(), config.validation(), config.test()));
        if (config.others() == Others.FAIL) {
            requireNoOthers(folds, column, interactions);
        }
        for (byte fold : folds) {
            if (fold == Fold.TRAIN.code()) {
                return new Predefined(folds);
            }
        }
        throw new ConfigException(
                "train", "must name a value that " + column + " has; it has " + column.shown(position -> true));
    }

    private static void requireNoOthers(byte[] folds, ValueColumn column, Interactions interactions) {
        int first = -1;
        int count = 0;
        for (int position = folds.length - 1; position >= 0; position--) {
            if (folds[position] == ValueColumn.NOWHERE) {
                first = position;
                count++;
            }
        }
        if (count > 0) {
            throw new DataException(
                    column + ": " + count + " of " + folds.length + " interactions are of no fold, with "
                            + column.shown(position -> folds[position] == ValueColumn.NOWHERE)
                            + "; the first is of user \""
                            + interactions.userIds().id(interactions.userOf(first)) + "\" and item \""
                            + interactions.itemIds().id(interactions.item(first))
                            + "\"; name such values by split.train, split.validation or split.test, or set split.others: left-out");
        }
    }
}
