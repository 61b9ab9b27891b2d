package dev.decoy.io.synthetic;

import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.random.SeedSequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Made-up interactions: columns {@code user}, {@code item} (numbers from 1, or text), {@code timestamp} and
 * {@code rating} (1 to 5), exactly {@code interactions} rows. A pure function of the config, its seed included: a user's
 * rows depend neither on parts and batches nor on which other users are read. Immutable and thread-safe.
 *
 * <p>The law:
 *
 * <ul>
 *   <li>{@code popularity(item)} is in proportion to {@code (1 + rank + items / 50)^-popularitySkew}; ranks are shuffled.
 *   <li>Each item has one of the planted factors; {@code share(factor)} is the popularity of its items together. Each user
 *       has {@code taste(factor)}, in proportion to {@code share(factor) * E^2} with E exponential, so that some users like
 *       a factor much and most a little.
 *   <li>A user takes items one after the other, none twice, item by item with
 *       {@code P(item) = popularity(item) * lift(user, factor of item)},
 *       {@code lift(user, factor) = 1 - affinity + affinity * taste(factor) / share(factor)}. A model that knows popularity
 *       and lift knows all there is.
 *   <li>How many items a user takes falls with the user's rank of activity by the same form with {@code activitySkew}; it is
 *       at least 1 (if there are as many interactions as users) and at most all items. Ranks are dealt evenly over users.
 *   <li>With probability {@code drift} the time is around the item's own peak, by a triangular law of half-width a quarter
 *       of the span, which wraps round; else anywhere in the span. So {@code P(item)} moves with time.
 *   <li>{@code rating = 1 + floor(5 * (a + U) / 2)} with {@code a = lift / (1 + lift)} and U uniform.
 * </ul>
 *
 * <p>O(items) memory, shared by all parts; a reader adds items / 8 bytes and the rows of its largest user.
 */
public final class SyntheticSource implements InteractionSource {
    static final int USER = 0;
    static final int ITEM = 1;
    static final int TIMESTAMP = 2;
    static final int RATING = 3;

    private static final long ROWS_PER_PART = 1 << 20;
    private static final int ROWS_PER_BATCH = 1 << 12;

    private final SyntheticConfig config;
    private final long rowsPerPart;
    private final int rowsPerBatch;
    private final SeedSequence seeds;
    private final Catalogue catalogue;
    private final UserActivity activity;
    private final Schema schema;

    /** Builds the tables of items; no row is made before a part is read. */
    public SyntheticSource(SyntheticConfig config) {
        this(config, ROWS_PER_PART, ROWS_PER_BATCH);
    }

    SyntheticSource(SyntheticConfig config, long rowsPerPart, int rowsPerBatch) {
        this.config = config;
        this.rowsPerPart = rowsPerPart;
        this.rowsPerBatch = rowsPerBatch;
        seeds = new SeedSequence(config.seed()).child("synthetic");
        catalogue = new Catalogue(config, seeds.child("items"));
        activity = new UserActivity(
                config.users(),
                config.items(),
                config.interactions(),
                config.activitySkew(),
                seeds.child("activity").newRandom());
        ValueType ids = config.textIds() ? ValueType.TEXT : ValueType.INT64;
        schema = new Schema(List.of(
                Schema.Column.of("user", ids),
                Schema.Column.of("item", ids),
                Schema.Column.of("timestamp", ValueType.TIMESTAMP_MILLIS),
                Schema.Column.of("rating", ValueType.INT8)));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** Ranges of users of about a million rows. */
    @Override
    public List<Part> parts() {
        long wanted = (config.interactions() + rowsPerPart - 1) / rowsPerPart;
        int count = (int) Math.min(config.users(), wanted);
        List<Part> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int first = (int) ((long) config.users() * i / count);
            int end = (int) ((long) config.users() * (i + 1) / count);
            parts.add(new Users(first, end));
        }
        return parts;
    }

    private final class Users implements Part {
        private final int firstUser;
        private final int endUser;

        Users(int firstUser, int endUser) {
            this.firstUser = firstUser;
            this.endUser = endUser;
        }

        @Override
        public String name() {
            return "synthetic users " + (firstUser + 1) + " to " + endUser;
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        /** O(users of the part). */
        @Override
        public OptionalLong knownRows() {
            long rows = 0;
            for (int user = firstUser; user < endUser; user++) {
                rows += activity.rows(user);
            }
            return OptionalLong.of(rows);
        }

        @Override
        public Reader open(InteractionColumns columns) {
            requireIds(columns.user(), columns.idType());
            requireIds(columns.item(), columns.idType());
            String timestamp = columns.timestamp();
            if (timestamp != null && typeOf(timestamp) != ValueType.TIMESTAMP_MILLIS) {
                throw new DataException("synthetic, column \"" + timestamp + "\": holds " + typeOf(timestamp)
                        + ", not times; set source.timestamp: timestamp");
            }
            columns.further().forEach(SyntheticSource.this::typeOf);
            UserRows rows = new UserRows(config, catalogue, activity, seeds);
            return new SyntheticReader(columns, schema, config, rows, firstUser, endUser, rowsPerBatch);
        }
    }

    private void requireIds(String name, @Nullable IdType wanted) {
        ValueType type = typeOf(name);
        if (type != schema.columns().get(USER).type()) {
            throw new DataException(
                    "synthetic, column \"" + name + "\": holds " + type + ", not ids; ids are in user and item");
        }
        if (wanted != null && ValueType.of(wanted) != type) {
            throw new DataException("synthetic, column \"" + name + "\": ids are " + type + ", wanted as " + wanted
                    + "; leave out source.idType and set source.textIds");
        }
    }

    private ValueType typeOf(String name) {
        int index = schema.indexOf(name);
        if (index < 0) {
            throw new DataException("synthetic, column \"" + name + "\": there is none; there are "
                    + String.join(", ", schema.names()));
        }
        return schema.columns().get(index).type();
    }
}
