package dev.decoy.data;

/**
 * The interactions of one user, in canonical order: by time, then tie-breaker. A view that moves from user to user:
 * thread-confined, valid until it is moved.
 */
public interface UserInteractions {
    /** The user's code. */
    int user();

    /** The stable hash of the user's id. */
    long userKey();

    /** Number of interactions, at least 1. */
    int size();

    /** Item code of interaction {@code index}. */
    int item(int index);

    /** Time of interaction {@code index}; 0 when the data has no time. */
    long timeMillis(int index);

    /** The stable hash of (user id, item id): what hash splits decide by; compare unsigned. */
    long pairKey(int index);

    /** Position of interaction {@code index} in {@link Interactions}. */
    int position(int index);
}
