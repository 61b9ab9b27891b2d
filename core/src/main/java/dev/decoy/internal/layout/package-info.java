/** How a filled batch becomes rows of columns: one class per layout, called by the pipeline. */
@NullMarked
package dev.decoy.internal.layout;

import org.jspecify.annotations.NullMarked;
