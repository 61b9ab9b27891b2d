package dev.decoy.io.parquet;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How pages of written files are compressed. */
public enum Compression {
    /** Zstandard, level 3: small and fast to read. */
    ZSTD(CompressionCodecName.ZSTD),
    /** Snappy: about a third larger, half the work to compress. */
    SNAPPY(CompressionCodecName.SNAPPY),
    /** Gzip, for readers that know nothing else. */
    GZIP(CompressionCodecName.GZIP),
    /** LZ4 without frames, LZ4_RAW in Parquet: the fastest to read, as large as snappy. */
    LZ4(CompressionCodecName.LZ4_RAW),
    /** As it is. */
    NONE(CompressionCodecName.UNCOMPRESSED);

    private final CompressionCodecName codec;

    Compression(CompressionCodecName codec) {
        this.codec = codec;
    }

    CompressionCodecName codec() {
        return codec;
    }
}
