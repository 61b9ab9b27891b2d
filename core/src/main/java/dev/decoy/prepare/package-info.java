/**
 * What is done to interactions between reading and splitting: dropping by threshold, duplicates, and users or items with
 * too few. Called by the experiment module and by embedders.
 */
@NullMarked
package dev.decoy.prepare;

import org.jspecify.annotations.NullMarked;
