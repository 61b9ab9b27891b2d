/**
 * Puts the rows of a dataset into a keyed random order in bounded memory: rows are spilled to buckets of the key's range,
 * then each bucket is sorted and written. Called by the pipeline.
 */
@NullMarked
package dev.decoy.internal.shuffle;

import org.jspecify.annotations.NullMarked;
