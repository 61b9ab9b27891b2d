/**
 * Delimited text in and out, and JSON Lines out: CSV, TSV, MovieLens {@code ::}, with or without a header, plain or gzip; also the smallest
 * worked example of a source and a sink.
 *
 * <p>{@link dev.decoy.io.delimited.DelimitedSource} and {@link dev.decoy.io.delimited.DelimitedSink} implement the roles
 * of {@link dev.decoy.io}; their factories are services that configs name {@code delimited}, and that of
 * {@link dev.decoy.io.delimited.JsonLinesSink} is {@code json-lines}. Bytes are cut into fields
 * by one class, times are read by another; no string is made per field.
 */
@NullMarked
package dev.decoy.io.delimited;

import org.jspecify.annotations.NullMarked;
