/**
 * Parquet in and out, column by column: a source whose parts are row groups, and a sink with one file per part.
 *
 * <p>Found by {@link dev.decoy.spi.SourceFactory} and {@link dev.decoy.spi.SinkFactory} under the name {@code parquet};
 * embedders construct {@link dev.decoy.io.parquet.ParquetSource} and {@link dev.decoy.io.parquet.ParquetSink}. Files and
 * pages are parquet-java's; the way from pages to arrays and back is here ({@code ColumnChunkReader},
 * {@code ColumnChunkWriter}), one value type at a time, without records. Hadoop is not needed: its names that parquet-java
 * links to are empty types in {@code decoy-io-parquet-nohadoop}, a jar that hosts with Hadoop leave out.
 */
@NullMarked
package dev.decoy.io.parquet;

import org.jspecify.annotations.NullMarked;
