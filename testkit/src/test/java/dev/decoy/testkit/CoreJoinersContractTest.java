package dev.decoy.testkit;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.feature.ContextJoinerFactory;
import dev.decoy.feature.HistoryJoinerFactory;
import dev.decoy.feature.ItemTableFactory;
import dev.decoy.feature.OutcomesJoinerFactory;
import dev.decoy.feature.TimeSpan;
import dev.decoy.feature.UserTableFactory;
import dev.decoy.io.ArraySource;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.JoinerFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** The joiners of core keep the contract. They are tested here, as core cannot depend on the kit. */
class CoreJoinersContractTest {
    private static final TimeSpan LAG = TimeSpan.of("PT0.3S");

    /** Prices of all items but the last two, of two times. */
    private static ArraySource prices() {
        long[] keys = new long[16];
        long[] times = new long[16];
        ColumnVector prices = new ColumnVector(ValueType.FLOAT32);
        ColumnVector brands = new ColumnVector(ValueType.TEXT);
        prices.ensureCapacity(16);
        brands.ensureCapacity(16);
        for (int row = 0; row < 16; row++) {
            keys[row] = 101L + row / 2;
            times[row] = row % 2 == 0 ? 900 : 1700;
            prices.doubles()[row] = row + 0.5;
            brands.setText(row, "brand-" + row / 3);
        }
        return ArraySource.of(keys, keys, times).column("price", prices).column("brand", brands);
    }

    private static ArraySource ages() {
        ColumnVector ages = new ColumnVector(ValueType.INT32);
        ages.ensureCapacity(4);
        for (int user = 0; user < 4; user++) {
            ages.ints()[user] = 20 + user;
        }
        long[] keys = {1, 2, 3, 4};
        return ArraySource.of(keys, keys, null).column("age", ages);
    }

    private abstract static class Contract<C extends Record> extends FeatureJoinerContract<C> {
        private final JoinerFactory<C> factory;
        private final C config;

        Contract(JoinerFactory<C> factory, C config) {
            this.factory = factory;
            this.config = config;
        }

        @Override
        protected JoinerFactory<C> factory() {
            return factory;
        }

        @Override
        protected C config() {
            return config;
        }

        @Override
        protected BuildContext context(Interactions interactions) {
            return DataContext.of(interactions).withTable("prices", prices()).withTable("ages", ages());
        }
    }

    @Nested
    class Context extends Contract<ContextJoinerFactory.Config> {
        Context() {
            super(
                    new ContextJoinerFactory(),
                    new ContextJoinerFactory.Config(List.of("rating", "device", "timestamp")));
        }
    }

    @Nested
    class Outcomes extends Contract<OutcomesJoinerFactory.Config> {
        Outcomes() {
            super(new OutcomesJoinerFactory(), new OutcomesJoinerFactory.Config(List.of("rating", "device")));
        }
    }

    @Nested
    class History extends Contract<HistoryJoinerFactory.Config> {
        History() {
            super(
                    new HistoryJoinerFactory(),
                    new HistoryJoinerFactory.Config(
                            3,
                            HistoryJoinerFactory.Side.LEFT,
                            null,
                            LAG,
                            List.of("item", "rating", "device", "timestamp")));
        }
    }

    @Nested
    class AsOfItems extends Contract<ItemTableFactory.Config> {
        AsOfItems() {
            super(
                    new ItemTableFactory(),
                    new ItemTableFactory.Config(
                            "prices",
                            null,
                            null,
                            null,
                            "item",
                            List.of("price", "brand"),
                            "timestamp",
                            LAG,
                            TimeSpan.of("PT1.5S"),
                            null));
        }
    }

    @Nested
    class FirstOfInteractions extends Contract<ItemTableFactory.Config> {
        FirstOfInteractions() {
            super(new ItemTableFactory(), fromInteractions(ItemTableFactory.Take.FIRST, null));
        }
    }

    @Nested
    class LatestOfInteractions extends Contract<ItemTableFactory.Config> {
        LatestOfInteractions() {
            super(new ItemTableFactory(), fromInteractions(ItemTableFactory.Take.LATEST_BEFORE, LAG));
        }
    }

    private static ItemTableFactory.Config fromInteractions(ItemTableFactory.Take take, @Nullable TimeSpan lag) {
        return new ItemTableFactory.Config(
                null,
                null,
                ItemTableFactory.From.INTERACTIONS,
                take,
                null,
                List.of("rating", "device"),
                null,
                lag,
                null,
                null);
    }

    @Nested
    class Users extends Contract<UserTableFactory.Config> {
        Users() {
            super(
                    new UserTableFactory(),
                    new UserTableFactory.Config("ages", null, "user", List.of("age"), null, null, null, null));
        }
    }
}
