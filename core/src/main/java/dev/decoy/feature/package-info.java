/**
 * What is joined onto examples: columns looked up by the row (its user, time, history) or by the item.
 *
 * <p>Joiners here and in plugins implement {@link dev.decoy.feature.FeatureJoiner}; the pipeline calls them.
 */
@NullMarked
package dev.decoy.feature;

import org.jspecify.annotations.NullMarked;
