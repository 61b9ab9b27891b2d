/** What benchmarks rest on. */
@NullMarked
package dev.decoy.benchmarks;

import org.jspecify.annotations.NullMarked;
