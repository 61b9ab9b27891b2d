package dev.decoy.io.synthetic;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a range of users, in batches. Thread-confined. */
final class SyntheticReader implements InteractionSource.Reader {
    private final InteractionColumns columns;
    private final Schema schema;
    private final List<ColumnVector> vectors;
    private final boolean textIds;
    private final TextIds userIds;
    private final TextIds itemIds;
    private final UserRows user;
    private final int endUser;
    private final int batchRows;
    private int userNumber;
    private int at;
    private int rows;

    SyntheticReader(
            InteractionColumns columns,
            Schema schema,
            SyntheticConfig config,
            UserRows user,
            int firstUser,
            int endUser,
            int batchRows) {
        this.columns = columns;
        this.schema = schema;
        this.user = user;
        this.endUser = endUser;
        this.batchRows = batchRows;
        vectors = schema.columns().stream().map(Schema.Column::newVector).toList();
        vectors.forEach(vector -> vector.ensureCapacity(batchRows));
        textIds = config.textIds();
        userIds = new TextIds('u', config.users());
        itemIds = new TextIds('i', config.items());
        userNumber = firstUser - 1;
    }

    @Override
    public boolean next() {
        rows = 0;
        while (rows < batchRows && (at < user.count() || moveToNextUser())) {
            int end = Math.min(user.count(), at + batchRows - rows);
            for (; at < end; at++) {
                write(rows++);
            }
        }
        return rows > 0;
    }

    private boolean moveToNextUser() {
        if (userNumber + 1 >= endUser) {
            return false;
        }
        user.moveTo(++userNumber);
        at = 0;
        return true;
    }

    private void write(int row) {
        ColumnVector users = vectors.get(SyntheticSource.USER);
        ColumnVector items = vectors.get(SyntheticSource.ITEM);
        if (textIds) {
            userIds.write(userNumber + 1, users, row);
            itemIds.write(user.item(at) + 1, items, row);
        } else {
            users.longs()[row] = userNumber + 1L;
            items.longs()[row] = user.item(at) + 1L;
        }
        vectors.get(SyntheticSource.TIMESTAMP).longs()[row] = user.timeMillis(at);
        vectors.get(SyntheticSource.RATING).ints()[row] = user.rating(at);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public ColumnVector users() {
        return vector(columns.user());
    }

    @Override
    public ColumnVector items() {
        return vector(columns.item());
    }

    @Override
    public long @Nullable [] timestamps() {
        String timestamp = columns.timestamp();
        return timestamp == null ? null : vector(timestamp).longs();
    }

    @Override
    public InteractionColumns.TimeUnit timeUnit() {
        return InteractionColumns.TimeUnit.MILLIS;
    }

    @Override
    public ColumnVector column(int index) {
        return vector(columns.further().get(index));
    }

    private ColumnVector vector(String name) {
        return vectors.get(schema.indexOf(name));
    }

    @Override
    public void close() {}
}
