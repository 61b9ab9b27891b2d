/**
 * What a run knows of its data: ids and their dense codes, all interactions in sparse rows, folds, counts.
 *
 * <p>Built once by {@link dev.decoy.data.Interactions#read}, then immutable and shared by all threads. Sources feed it;
 * splitters, samplers and joiners read it.
 */
@NullMarked
package dev.decoy.data;

import org.jspecify.annotations.NullMarked;
