/** How core does it. Nothing here is promised to other modules or kept between releases. */
@NullMarked
package dev.decoy.internal;

import org.jspecify.annotations.NullMarked;
