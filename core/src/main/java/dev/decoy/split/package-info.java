/** How interactions are dealt to folds. Implemented by the eval module and by plugins; called by Interactions.split. */
@NullMarked
package dev.decoy.split;

import org.jspecify.annotations.NullMarked;
