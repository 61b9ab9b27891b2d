package org.apache.hadoop.mapreduce;

/** An empty type under this name, so that parquet-java links where there is no Hadoop. */
public abstract class RecordReader {}
