package dev.decoy.sampling;

/** Rows of positives and the negatives drawn for them. */
public final class SampleBatch {}
