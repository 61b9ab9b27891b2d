package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.feature.FeatureJoiner.Scope;
import dev.decoy.io.Schema;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.JoinerFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every joiner of features must do. Extend it, name the factory, a config, and the tables it reads.
 *
 * @param <C> the factory's config record
 */
public abstract class FeatureJoinerContract<C extends Record> extends ComponentContract<C> {
    @Override
    protected abstract JoinerFactory<C> factory();

    /** A config for the rows of {@link JoinerRows}; what it joins by item differs from item to item. */
    protected abstract C config();

    /** What the factory may ask for; override it to add tables by their paths. */
    protected BuildContext context(Interactions interactions) {
        return DataContext.of(interactions);
    }

    @Test
    @DisplayName("every declared column is written, of its type and length, null only where it may be")
    void declaredColumnsAreTheWrittenOnes() {
        Interactions interactions = JoinerRows.interactions(factory().sourceColumns(config()), false);
        FeatureJoiner joiner = newJoiner(interactions);
        List<Schema.Column> columns = joiner.columns();
        assertThat(new Schema(columns).names()).isNotEmpty();
        JoinedRows joined = JoinedRows.join(joiner, JoinerRows.all(interactions));
        for (int c = 0; c < columns.size(); c++) {
            assertThat(joined.unwritten(c))
                    .as("values of %s that were left as they were", columns.get(c))
                    .isZero();
            if (!columns.get(c).nullable()) {
                assertThat(joined.nulls(c)).as("nulls in %s", columns.get(c)).isZero();
            }
            if (joiner.scope() == Scope.POSITIVE) {
                assertThat(columns.get(c).nullable())
                        .as("%s is null on negatives, so it is nullable", columns.get(c))
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("a column of the row is the same for the positive and its negatives")
    void negativesShareTheirPositivesContext() {
        Interactions interactions = JoinerRows.interactions(factory().sourceColumns(config()), false);
        FeatureJoiner joiner = newJoiner(interactions);
        if (joiner.scope() != Scope.ROW) {
            return;
        }
        List<String> ofPositives =
                JoinedRows.join(joiner, JoinerRows.all(interactions)).texts();
        for (int item = 0; item < interactions.itemCount(); item++) {
            assertThat(JoinedRows.join(joiner, JoinerRows.all(interactions).withItem(item))
                            .texts())
                    .as("with item %s beside the rows", item)
                    .isEqualTo(ofPositives);
        }
    }

    @Test
    @DisplayName(
            "a column of the item follows the item: as a negative of a row it has the value it has as its positive")
    void itemColumnsFollowTheItem() {
        Interactions interactions = JoinerRows.interactions(factory().sourceColumns(config()), false);
        FeatureJoiner joiner = newJoiner(interactions);
        if (joiner.scope() != Scope.ITEM) {
            return;
        }
        Set<String> different = new HashSet<>();
        for (int item = 0; item < interactions.itemCount(); item++) {
            JoinerRows negatives = JoinerRows.all(interactions).withItem(item);
            List<String> ofNegatives = JoinedRows.join(joiner, negatives).texts();
            assertThat(ofNegatives)
                    .as("item %s as a negative", item)
                    .isEqualTo(JoinedRows.join(joiner, negatives.withPositive(item))
                            .texts());
            different.add(ofNegatives.get(interactions.size() - 1));
        }
        assertThat(different).as("values of all items for the last row").hasSizeGreaterThan(1);
    }

    @Test
    @DisplayName("where a list of negatives is padded, a column of the item is null")
    void itemColumnsOfPaddingAreNull() {
        Interactions interactions = JoinerRows.interactions(factory().sourceColumns(config()), false);
        FeatureJoiner joiner = newJoiner(interactions);
        if (joiner.scope() != Scope.ITEM) {
            return;
        }
        JoinedRows padded = JoinedRows.join(joiner, JoinerRows.all(interactions).withItem(-1));
        for (int c = 0; c < joiner.columns().size(); c++) {
            assertThat(padded.nulls(c))
                    .as("nulls in %s", joiner.columns().get(c))
                    .isEqualTo(interactions.size() * joiner.columns().get(c).width());
        }
    }

    @Test
    @DisplayName("the order of rows, and what was joined before, does not matter")
    void rowOrderDoesNotMatter() {
        Interactions interactions = JoinerRows.interactions(factory().sourceColumns(config()), false);
        FeatureJoiner joiner = newJoiner(interactions);
        List<String> forwards =
                JoinedRows.join(joiner, JoinerRows.all(interactions)).texts();
        FeatureJoiner.Worker worker = joiner.newWorker();
        for (int row = interactions.size() - 1; row >= 0; row--) {
            assertThat(JoinedRows.join(joiner, worker, JoinerRows.of(interactions, row))
                            .texts())
                    .as("row %s alone, after the later ones", row)
                    .containsExactly(forwards.get(row));
        }
    }

    @Test
    @DisplayName("equal data and config give equal values")
    void equalDataGivesEqualValues() {
        List<String> columns = factory().sourceColumns(config());
        Interactions interactions = JoinerRows.interactions(columns, false);
        Interactions again = JoinerRows.interactions(columns, false);
        assertThat(JoinedRows.join(newJoiner(again), JoinerRows.all(again)).texts())
                .isEqualTo(JoinedRows.join(newJoiner(interactions), JoinerRows.all(interactions))
                        .texts());
    }

    @Test
    @DisplayName("what is held out does not show in TRAIN: other items and values there leave its rows as they were")
    void whatIsHeldOutDoesNotShowInTrain() {
        List<String> columns = factory().sourceColumns(config());
        Interactions interactions = JoinerRows.interactions(columns, false);
        Interactions other = JoinerRows.interactions(columns, true);
        List<String> values = JoinedRows.join(newJoiner(interactions), JoinerRows.all(interactions))
                .texts();
        List<String> otherValues =
                JoinedRows.join(newJoiner(other), JoinerRows.all(other)).texts();
        for (int row = 0; row < interactions.size(); row++) {
            if (interactions.isIn(Fold.TRAIN, row)) {
                assertThat(otherValues.get(row)).as("row %s of TRAIN", row).isEqualTo(values.get(row));
            }
        }
    }

    private FeatureJoiner newJoiner(Interactions interactions) {
        return factory().create(config(), context(interactions));
    }
}
