/**
 * How interactions come in and examples go out, in batches of columns.
 *
 * <p>Implemented by the io modules and by plugins; called by {@link dev.decoy.data.Interactions#read} and by the
 * pipeline. No type here names a file format.
 */
@NullMarked
package dev.decoy.io;

import org.jspecify.annotations.NullMarked;
