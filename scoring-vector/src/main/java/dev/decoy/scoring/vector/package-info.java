/**
 * Kernels on {@code jdk.incubator.vector}: found where this jar is on the class path and the JVM was started with
 * {@code --add-modules jdk.incubator.vector}; without either, plain loops give the same bits.
 */
@NullMarked
package dev.decoy.scoring.vector;

import org.jspecify.annotations.NullMarked;
