/**
 * Interactions made up by a stated law: {@code synthetic}, for a first run, for tests of scale, and for data whose truth is
 * known.
 *
 * <p>{@link dev.decoy.io.synthetic.SyntheticSource} tells the law. Built by the experiment module or by its constructor;
 * read by whoever reads a source.
 */
@NullMarked
package dev.decoy.io.synthetic;

import org.jspecify.annotations.NullMarked;
