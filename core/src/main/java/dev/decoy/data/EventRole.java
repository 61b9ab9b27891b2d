package dev.decoy.data;

import java.util.Locale;

/** What an event of a source means. */
public enum EventRole {
    /** Taken by the user: it becomes a row, and statistics count it. */
    POSITIVE((byte) 0),
    /** Known to the user, as by a view: never drawn for the user, and part of histories. */
    KNOWN((byte) 1),
    /** Refused by the user: never drawn for the user, and written as a negative that was observed. */
    NEGATIVE((byte) 2),
    /** Shown to the user, whether noticed or not: what exposure draws from, and nothing else. */
    SHOWN((byte) 3);

    private static final EventRole[] ROLES = values();

    private final byte code;

    EventRole(byte code) {
        this.code = code;
    }

    /** The byte a role is stored as. */
    public byte code() {
        return code;
    }

    /** The role of a byte. */
    public static EventRole ofCode(byte code) {
        return ROLES[code];
    }

    /** The name in configs and reports: {@code positive}, {@code known}, {@code negative}, {@code shown}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
