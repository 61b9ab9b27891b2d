/**
 * How fast kernels are: JMH benchmarks, each beside a plain loop that does the least of the same work. Run by {@code run.sh};
 * nothing depends on them.
 */
@NullMarked
package dev.decoy.benchmarks;

import org.jspecify.annotations.NullMarked;
