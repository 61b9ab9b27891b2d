/**
 * What negatives are like: how far they are from the positives, how many of them are held-out positives, whether they keep
 * the rules and the law they were drawn by. Of negatives that were written, and exact
 * expectations under a law, without drawing.
 */
@NullMarked
package dev.decoy.eval.audit;

import org.jspecify.annotations.NullMarked;
