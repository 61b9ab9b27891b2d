package dev.decoy.benchmarks;

import org.openjdk.jmh.infra.ThreadParams;

/** Where a thread is among the users: each begins at a place of its own and goes round, a batch at a time. */
final class Turn {
    private final Rows rows;
    private int firstUser;
    private int endUser;

    Turn(Rows rows, ThreadParams thread) {
        this.rows = rows;
        int users = rows.interactions().userCount();
        endUser = (int) ((long) users * thread.getThreadIndex() / thread.getThreadCount());
    }

    /** Moves on to the next batch. */
    void next() {
        firstUser = endUser == rows.interactions().userCount() ? 0 : endUser;
        endUser = rows.endOfBatch(firstUser);
    }

    int firstUser() {
        return firstUser;
    }

    int endUser() {
        return endUser;
    }
}
