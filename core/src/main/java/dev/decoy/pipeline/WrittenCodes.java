package dev.decoy.pipeline;

import dev.decoy.data.Dictionary;
import dev.decoy.data.IdType;
import java.nio.charset.StandardCharsets;

/**
 * The int32 codes that are written instead of ids, for embedding tables: 0 is padding, 1 an unknown id, known ids begin at
 * 2. They are not the codes used inside, which change with the data; 4 bytes per id. Immutable and thread-safe.
 */
public final class WrittenCodes {
    /** What fills short lists. */
    public static final int PADDING = 0;
    /** Any id that has no code of its own. */
    public static final int UNKNOWN = 1;
    /** The first id's code. */
    public static final int FIRST = 2;

    private final Dictionary users;
    private final Dictionary items;
    private final Dictionary paddedItems;

    /**
     * Takes over the codes.
     *
     * @param userCodes the written code of each user by the code used inside
     * @param itemCodes likewise of each item
     */
    public WrittenCodes(int[] userCodes, int[] itemCodes) {
        users = new Codes(userCodes, userCodes.length);
        items = new Codes(itemCodes, itemCodes.length);
        paddedItems = new Codes(itemCodes, itemCodes.length + 1);
    }

    /** Codes in the order of the ids. */
    public static WrittenCodes inOrder(int userCount, int itemCount) {
        return new WrittenCodes(ascending(userCount), ascending(itemCount));
    }

    static int[] ascending(int count) {
        int[] codes = new int[count];
        for (int i = 0; i < count; i++) {
            codes[i] = Math.addExact(i, FIRST);
        }
        return codes;
    }

    /** The written code of a user. */
    public int userCode(int user) {
        return (int) users.longId(user);
    }

    /** The written code of an item. */
    public int itemCode(int item) {
        return (int) items.longId(item);
    }

    /** The users' codes as a dictionary whose "ids" are the written codes. */
    public Dictionary users() {
        return users;
    }

    /** The items likewise. */
    public Dictionary items() {
        return items;
    }

    /** The items with one code more, for padding. */
    public Dictionary paddedItems() {
        return paddedItems;
    }

    /** Written codes as ids. Beyond them stands padding. */
    private static final class Codes implements Dictionary {
        private final int[] codes;
        private final int size;

        private Codes(int[] codes, int size) {
            this.codes = codes;
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public IdType type() {
            return IdType.INT32;
        }

        @Override
        public String id(int code) {
            return Long.toString(longId(code));
        }

        @Override
        public long longId(int code) {
            return code < codes.length ? codes[code] : PADDING;
        }

        @Override
        public byte[] utf8(int code) {
            return id(code).getBytes(StandardCharsets.US_ASCII);
        }
    }
}
