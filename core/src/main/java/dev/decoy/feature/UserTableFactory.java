package dev.decoy.feature;

import dev.decoy.io.InteractionSource;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Doc;
import dev.decoy.spi.JoinerFactory;
import dev.decoy.spi.Spec;
import dev.decoy.spi.TableUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code type: user-table}. Holds the rows of the run's users in memory, as {@link dev.decoy.io.KeyedTable} says. */
public final class UserTableFactory implements JoinerFactory<UserTableFactory.Config> {
    /** Options of {@code user-table}. */
    public record Config(
            @Doc("a file, a folder or a glob, read by the source that knows its extension") @Nullable
            String path,

            @Doc("instead of path: a source with its options") @Nullable
            Spec<InteractionSource> source,

            @Doc("the table's column of user ids") String key,

            @Doc("columns of the table to join") List<String> columns,

            @Doc("the table's column of times from which a row holds; by default keys are unique") @Nullable
            String asOf,

            @Doc("how long before the row's time a value must have been there, as PT6H") @Nullable
            TimeSpan lag,

            @Doc("how old a value may be at the row's time, as P7D") @Nullable
            TimeSpan maxAge,

            @Doc("what a user without a row gets: null (the default) or fail") @Nullable
            Missing missing) {
        public Config {
            new TableOptions(path, source, key, columns, asOf, lag, maxAge, missing); // checks them
        }

        private TableOptions table() {
            return new TableOptions(path, source, key, columns, asOf, lag, maxAge, missing);
        }
    }

    @Override
    public String name() {
        return "user-table";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "columns of a table of users, as they were at the row's time";
    }

    @Override
    public List<TableUse> tables(Config config, BuildContext context) {
        return List.of(config.table().use(context));
    }

    @Override
    public FeatureJoiner create(Config config, BuildContext context) {
        return config.table()
                .joiner(FeatureJoiner.Scope.ROW, context.interactions().userIds(), context);
    }
}
