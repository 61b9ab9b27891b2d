/**
 * The engine: deals users to partitions, draws the negatives of each, joins features, shapes rows and writes them, in as
 * many threads as asked and with the same bytes for any number of them.
 *
 * <p>Called by embedders and by the experiment module.
 */
@NullMarked
package dev.decoy.pipeline;

import org.jspecify.annotations.NullMarked;
