/**
 * What values per user say of a mean: its standard error and interval, whether two models differ, and how much of the noise is
 * of users and how much of seeds.
 *
 * <p>Values come as arrays by user; NaN says that a metric is not defined for a user, who is left out and counted. Results do
 * not depend on how many threads computed the values: sums have one order, and draws are keyed by a seed. Tails of the normal
 * and of Student's t are those of Apache Commons Statistics.
 */
@NullMarked
package dev.decoy.eval.statistics;

import org.jspecify.annotations.NullMarked;
