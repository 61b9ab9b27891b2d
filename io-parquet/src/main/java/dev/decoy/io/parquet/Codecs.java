package dev.decoy.io.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * The codecs that need no class of Hadoop: zstd, snappy, gzip, LZ4_RAW and none. Thread-safe; what it gives
 * out is thread-confined.
 */
final class Codecs implements CompressionCodecFactory {
    // In plain Java: the same bytes everywhere, and no native library for a codec that few files have.
    private static final LZ4Factory LZ4 = LZ4Factory.safeInstance();

    /** Whether pages compressed so can be read. */
    static boolean canRead(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, ZSTD, GZIP, LZ4_RAW -> true;
            default -> false;
        };
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        for (Compression compression : Compression.values()) {
            if (compression.codec() == codec) {
                return new Compressor(new PageCompressor(compression));
            }
        }
        throw new IllegalArgumentException("no pages are written with " + codec);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        Transform transform = switch (codec) {
            case UNCOMPRESSED -> (bytes, size) -> bytes;
            case SNAPPY -> Codecs::unsnappy;
            case ZSTD -> Codecs::unzstd;
            case GZIP -> Codecs::gunzip;
            case LZ4_RAW -> Codecs::unlz4;
            default -> throw new IllegalArgumentException("no pages are read with " + codec);
        };
        return new Decompressor(transform);
    }

    @Override
    public void release() {
        // Stateless.
    }

    /** The bytes, not copied where they are an array already. */
    static byte[] array(BytesInput bytes) {
        ByteBuffer buffer = bytes.toByteBuffer(HeapByteBufferAllocator.getInstance(), heapBuffer -> {});
        if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer.array().length == buffer.remaining()) {
            return buffer.array();
        }
        byte[] array = new byte[buffer.remaining()];
        buffer.get(array);
        return array;
    }

    private static byte[] unsnappy(byte[] bytes, int size) throws IOException {
        byte[] plain = new byte[size];
        if (Snappy.uncompressedLength(bytes) != size) {
            throw new IOException("a page has another size than its header says");
        }
        Snappy.uncompress(bytes, 0, bytes.length, plain, 0);
        return plain;
    }

    private static byte[] unzstd(byte[] bytes, int size) throws IOException {
        byte[] plain = new byte[size];
        try {
            if (Zstd.decompress(plain, bytes) != size) {
                throw new IOException("a page has another size than its header says");
            }
        } catch (ZstdException e) {
            throw new IOException(e.getMessage(), e);
        }
        return plain;
    }

    private static byte[] unlz4(byte[] bytes, int size) throws IOException {
        byte[] plain = new byte[size];
        try {
            if (LZ4.safeDecompressor().decompress(bytes, plain) != size) {
                throw new IOException("a page has another size than its header says");
            }
        } catch (LZ4Exception e) {
            throw new IOException(e.getMessage(), e);
        }
        return plain;
    }

    private static byte[] gunzip(byte[] bytes, int size) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = in.readNBytes(size);
            if (plain.length != size) {
                throw new IOException("a page has another size than its header says");
            }
            return plain;
        }
    }

    /** Unpacks a page; {@code size} is that of the unpacked page. */
    private interface Transform {
        byte[] apply(byte[] bytes, int size) throws IOException;
    }

    private record Compressor(PageCompressor pages) implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            byte[] plain = array(bytes);
            int size = pages.pack(plain, plain.length);
            return BytesInput.from(Arrays.copyOf(pages.packed(), size));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return pages.compression().codec();
        }

        @Override
        public void release() {
            pages.close();
        }
    }

    private record Decompressor(Transform transform) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
            return BytesInput.from(transform.apply(array(bytes), decompressedSize));
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize)
                throws IOException {
            byte[] packed = new byte[compressedSize];
            input.get(packed);
            output.put(transform.apply(packed, decompressedSize));
        }

        @Override
        public void release() {
            // Stateless.
        }
    }
}
