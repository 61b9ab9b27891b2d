/** Files written, read back and damaged. */
@NullMarked
package dev.decoy.io.parquet;

import org.jspecify.annotations.NullMarked;
