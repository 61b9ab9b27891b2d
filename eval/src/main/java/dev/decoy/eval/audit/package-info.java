/**
 * What negatives are like: how far their law is from the positives', how many of them are held-out positives. Exact
 * expectations under a law, without drawing.
 */
@NullMarked
package dev.decoy.eval.audit;

import org.jspecify.annotations.NullMarked;
