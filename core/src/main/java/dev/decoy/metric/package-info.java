/**
 * What is measured on rankings: {@link dev.decoy.metric.ListMetric} on each list, {@link dev.decoy.metric.CollectionMetric} on
 * all lists together. Implemented by the eval module and by plugins; called by its evaluator.
 */
@NullMarked
package dev.decoy.metric;

import org.jspecify.annotations.NullMarked;
