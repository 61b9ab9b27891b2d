package dev.decoy.pipeline;

/** Is told how far a pipeline is. Called from several threads, now and then. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress NONE = (dataset, done, total) -> {};

    /** {@code done} of {@code total} partitions of a dataset are written. */
    void partitions(String dataset, int done, int total);
}
