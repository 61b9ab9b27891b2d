/** What is ranked in evaluation. Implemented by the eval module and by plugins; called by the pipeline. */
@NullMarked
package dev.decoy.scoring;

import org.jspecify.annotations.NullMarked;
