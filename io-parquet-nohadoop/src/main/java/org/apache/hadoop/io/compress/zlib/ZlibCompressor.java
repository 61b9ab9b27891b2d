package org.apache.hadoop.io.compress.zlib;

/** An empty type under this name, so that parquet-java links where there is no Hadoop. */
public class ZlibCompressor {
    /** An empty type under this name, so that parquet-java links where there is no Hadoop. */
    public enum CompressionLevel {}
}
