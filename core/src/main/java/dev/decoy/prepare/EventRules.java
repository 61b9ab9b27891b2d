package dev.decoy.prepare;

import dev.decoy.data.ColumnValue;
import dev.decoy.data.EventRole;
import dev.decoy.data.EventRoles;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueColumn;
import dev.decoy.internal.Subset;
import dev.decoy.io.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells events apart by the values of a column. Immutable. */
public final class EventRules {
    /** What {@link Told#counts} calls events of no role. */
    public static final String UNLISTED = "unlisted";

    private final String column;
    private final List<ColumnValue> values = new ArrayList<>();
    private final List<EventRole> roles = new ArrayList<>();
    private final boolean tellsShown;

    /**
     * Rules by value.
     *
     * @param column a further column of text, whole numbers or truth values
     * @param values of each role the values that mean it, none of which is another's; at most 127 in all
     */
    public EventRules(String column, Map<EventRole, List<ColumnValue>> values) {
        this.column = column;
        for (EventRole role : EventRole.values()) {
            for (ColumnValue value : values.getOrDefault(role, List.of())) {
                this.values.add(value);
                roles.add(role);
            }
        }
        tellsShown = roles.contains(EventRole.SHOWN);
        if (this.values.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "values must be at most " + Byte.MAX_VALUE + ", were " + this.values.size());
        }
    }

    /**
     * Events that are told apart.
     *
     * @param interactions positives and other events of users, and beside them what was shown to those users; items that were
     *     only shown have codes too
     * @param counts rows that were read by the label of their role, and {@link #UNLISTED}, which are left out
     * @param absent values that no row has
     */
    public record Told(Interactions interactions, Map<String, Long> counts, List<ColumnValue> absent) {}

    /**
     * Tells events apart. O(events), and a copy of them.
     *
     * @param read all events, without roles
     * @throws DataException when none is a positive
     * @throws dev.decoy.spi.ConfigException when the column was not read or holds fractions or times
     */
    public Told tell(Interactions read) {
        ValueColumn told = ValueColumn.of(read, column);
        byte[] places = told.places(values.stream().map(List::of).toList());
        long[] ofValue = new long[values.size()];
        for (byte place : places) {
            if (place != ValueColumn.NOWHERE) {
                ofValue[place]++;
            }
        }
        Map<String, Long> counts = counts(ofValue, places.length);
        if (counts.getOrDefault(EventRole.POSITIVE.label(), 0L) == 0) {
            throw new DataException(told + ": no event is positive, as none is " + words(EventRole.POSITIVE)
                    + "; it has " + told.shown(position -> true) + "; change source.event.positive");
        }
        List<ColumnValue> absent = new ArrayList<>();
        for (int value = 0; value < ofValue.length; value++) {
            if (ofValue[value] == 0) {
                absent.add(values.get(value));
            }
        }
        return new Told(split(read, places), counts, absent);
    }

    private Map<String, Long> counts(long[] ofValue, int all) {
        Map<String, Long> counts = new LinkedHashMap<>();
        long unlisted = all;
        for (EventRole role : EventRole.values()) {
            counts.put(role.label(), 0L);
        }
        for (int value = 0; value < ofValue.length; value++) {
            counts.merge(roles.get(value).label(), ofValue[value], Long::sum);
            unlisted -= ofValue[value];
        }
        counts.put(UNLISTED, unlisted);
        return counts;
    }

    private String words(EventRole role) {
        List<String> words = new ArrayList<>();
        for (int value = 0; value < values.size(); value++) {
            if (roles.get(value) == role) {
                words.add("\"" + values.get(value) + "\"");
            }
        }
        return String.join(" or ", words);
    }

    private Interactions split(Interactions read, byte[] places) {
        boolean[] ofUsers = new boolean[places.length];
        boolean[] shown = new boolean[places.length];
        for (int position = 0; position < places.length; position++) {
            EventRole role = places[position] == ValueColumn.NOWHERE ? null : roles.get(places[position]);
            ofUsers[position] = role != null && role != EventRole.SHOWN;
            shown[position] = role == EventRole.SHOWN;
        }
        Subset events = new Subset(read, ofUsers);
        boolean[] items = new Subset(read, shown).items();
        boolean[] taken = events.items();
        for (int item = 0; item < items.length; item++) {
            items[item] |= taken[item];
        }
        boolean[] users = events.users();
        Subset.Codes userCodes = Subset.Codes.of(read.userIds(), users);
        Subset.Codes itemCodes = Subset.Codes.of(read.itemIds(), items);
        return events.under(userCodes, itemCodes)
                .withRoles(new EventRoles(
                        codes(events, places),
                        tellsShown ? shownTo(read, users, shown).under(userCodes, itemCodes) : null));
    }

    private byte[] codes(Subset events, byte[] places) {
        int[] positions = events.positions();
        byte[] codes = new byte[positions.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = roles.get(places[positions[i]]).code();
        }
        return codes;
    }

    /** What was shown to users who have other events: to others no row is given. */
    private static Subset shownTo(Interactions read, boolean[] users, boolean[] shown) {
        for (int user = 0; user < users.length; user++) {
            for (int position = read.rowStart(user); position < read.rowEnd(user); position++) {
                shown[position] &= users[user];
            }
        }
        return new Subset(read, shown);
    }
}
