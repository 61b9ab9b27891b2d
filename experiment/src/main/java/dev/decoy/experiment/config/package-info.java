/**
 * The config of an experiment as records: one per block of the YAML, defaults and meanings at each option. Bound by
 * {@link dev.decoy.spi.RecordBinder}; read by the experiment and by {@code decoy describe}.
 */
@NullMarked
package dev.decoy.experiment.config;

import org.jspecify.annotations.NullMarked;
