package dev.decoy.io.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4Factory;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/** Packs pages of one file. Thread-confined; close it, as zstd holds memory outside the heap. */
final class PageCompressor implements Closeable {
    // As pyarrow takes it. Level 3 packs row ids and times no smaller, in twice the time.
    private static final int ZSTD_LEVEL = 1;
    // In plain Java: the same bytes everywhere, and no native library for a codec that few files have.
    private static final LZ4Factory LZ4 = LZ4Factory.safeInstance();

    private final Compression compression;
    private final @Nullable ZstdCompressCtx zstd;
    private byte[] packed = {};

    PageCompressor(Compression compression) {
        this.compression = compression;
        zstd = compression == Compression.ZSTD ? new ZstdCompressCtx().setLevel(ZSTD_LEVEL) : null;
    }

    /** What it packs with. */
    Compression compression() {
        return compression;
    }

    /** The packed bytes, of which as many count as {@link #pack} returned; valid until it is called again. */
    byte[] packed() {
        return packed;
    }

    /** Packs the first {@code size} bytes; the size that they have then. */
    int pack(byte[] plain, int size) throws IOException {
        ZstdCompressCtx context = zstd;
        if (context != null) {
            reserve(Zstd.compressBound(size));
            return context.compressByteArray(packed, 0, packed.length, plain, 0, size);
        }
        return switch (compression) {
            case SNAPPY -> {
                reserve(Snappy.maxCompressedLength(size));
                yield Snappy.compress(plain, 0, size, packed, 0);
            }
            case LZ4 -> {
                reserve(LZ4.fastCompressor().maxCompressedLength(size));
                yield LZ4.fastCompressor().compress(plain, 0, size, packed, 0);
            }
            case GZIP -> gzip(plain, size);
            case ZSTD, NONE -> {
                reserve(size);
                System.arraycopy(plain, 0, packed, 0, size);
                yield size;
            }
        };
    }

    private int gzip(byte[] plain, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain, 0, size);
        }
        packed = out.toByteArray();
        return packed.length;
    }

    private void reserve(long size) {
        if (packed.length < size) {
            packed = new byte[Math.toIntExact(size)];
        }
    }

    @Override
    public void close() {
        if (zstd != null) {
            zstd.close();
        }
    }
}
