package dev.decoy.eval.model;

import dev.decoy.io.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an NPY file (versions 1 to 3) says of its array.
 *
 * @param type the type of a value, as {@code <f4}
 * @param shape the length of each axis
 * @param bytes where the values begin
 */
record NpyHeader(String type, List<Long> shape, int bytes) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 20;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE =
            Pattern.compile("'shape'\\s*:\\s*\\(((?:[0-9]{1,18}+(?:,\\s*+|(?=\\))))*+)\\)");

    NpyHeader {
        shape = List.copyOf(shape);
    }

    /**
     * Reads the header of a file.
     *
     * @param types those that can be read
     * @param axes how many there must be
     * @param advice what to do when the array is another
     * @throws DataException when the array is none of these, is in Fortran order, or not all there
     */
    static NpyHeader read(Path file, List<String> types, int axes, String advice) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DataException(file + ": there is no such file; check the path");
        }
        NpyHeader header;
        try (InputStream in = Files.newInputStream(file)) {
            header = read(file, in, advice);
        }
        if (!types.contains(header.type) || header.shape.size() != axes) {
            throw new DataException(file + ": holds an array of type " + header.type + " and shape " + header.shape
                    + ", and not one of " + String.join(" or ", types) + " with " + axes
                    + (axes == 1 ? " axis; " : " axes; ") + advice);
        }
        // In double, as a header may tell of anything.
        double size = header.bytes + (double) (header.type.charAt(2) - '0') * header.values();
        if (Files.size(file) < size) {
            throw new DataException(file + ": has " + Files.size(file) + " bytes, and its header tells of "
                    + (long) size + "; the file is cut, copy or write it again");
        }
        return header;
    }

    private static NpyHeader read(Path file, InputStream in, String advice) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new DataException(file + ": is no NPY file; " + advice);
        }
        int width = start[MAGIC.length] == 1 ? Short.BYTES : Integer.BYTES;
        byte[] told = Arrays.copyOf(in.readNBytes(width), Integer.BYTES);
        int length = ByteBuffer.wrap(told).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < 0 || length > LONGEST) {
            throw new DataException(file + ": its header cannot be understood; " + advice);
        }
        String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!find(FORTRAN, text, file, advice).equals("False")) {
            throw new DataException(file + ": holds an array in Fortran order; " + advice);
        }
        return new NpyHeader(
                find(DESCR, text, file, advice), axes(find(SHAPE, text, file, advice)), start.length + width + length);
    }

    private static String find(Pattern pattern, String text, Path file, String advice) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new DataException(file + ": its header cannot be understood; " + advice);
        }
        return found.group(1);
    }

    private static List<Long> axes(String text) {
        List<Long> axes = new ArrayList<>();
        for (String axis : text.split(",", -1)) {
            if (!axis.isBlank()) {
                axes.add(Long.valueOf(axis.strip()));
            }
        }
        return axes;
    }

    private double values() {
        double values = 1;
        for (long axis : shape) {
            values *= axis;
        }
        return values;
    }

    /** The values of the file, from the first on. */
    InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.skipNBytes(bytes);
        return in;
    }
}
