package dev.decoy.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Interactions;
import dev.decoy.io.DataException;
import dev.decoy.spi.TableUse;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyVectorsTest {
    private static final Interactions DATA =
            new EventLog().add("7", "101", 1).add("7", "102", 2).interactions();
    private static final TextTable IDS = TextTable.of("item,bias", "102,0.5").part("999,1", "101,-1");

    @TempDir
    private Path folder;

    private Path npy(String name, String header, Consumer<ByteBuffer> values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        values.accept(bytes);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) (header.length() + 1), 0});
        file.writeBytes((header + "\n").getBytes(StandardCharsets.US_ASCII));
        file.write(bytes.array(), 0, bytes.position());
        return Files.write(folder.resolve(name), file.toByteArray());
    }

    private static String header(String type, boolean fortran, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + shape
                + "), }";
    }

    private Path floats(String shape, float... values) throws IOException {
        return npy("items.npy", header("<f4", false, shape), bytes -> {
            for (float value : values) {
                bytes.putFloat(value);
            }
        });
    }

    private static ItemVectors read(Path items, String ids, boolean biased) {
        return ItemVectors.read(
                new ItemVectors.Options(items.toString(), ids, null, null, biased ? "bias" : null),
                Similarity.DOT,
                DataContext.of(DATA).withTable("ids", IDS));
    }

    @Test
    void rowsBelongToTheIdsInTheirOrder() throws IOException {
        ItemVectors vectors = read(floats("3, 2", 1, 2, 3, 4, 5, 6), "ids", true);
        assertThat(vectors.values()).containsExactly(5, 6, 1, 2);
        assertThat(vectors.biases()).containsExactly(-1, 0.5f);
        assertThat(vectors.remarks())
                .singleElement()
                .asString()
                .endsWith("2 of 2 items have a vector of 2 components; 1 are of no item of this data");
    }

    @Test
    void doublesAreRounded() throws IOException {
        Path items = npy(
                "items.npy",
                header("<f8", false, "3, 1"),
                bytes -> bytes.putDouble(0.1).putDouble(1).putDouble(1.0 / 3));
        assertThat(read(items, "ids", false).values()).containsExactly(1 / 3f, 0.1f);
    }

    @Test
    void idsMayBeAnArrayToo() throws IOException {
        Path ids = npy(
                "ids.npy",
                header("<i8", false, "3,"),
                bytes -> bytes.putLong(101).putLong(102).putLong(7));
        assertThat(read(floats("3, 1", 1, 2, 3), ids.toString(), false).values())
                .containsExactly(1, 2);
        Path narrow = npy(
                "narrow.npy",
                header("<i4", false, "2,"),
                bytes -> bytes.putInt(102).putInt(101));
        assertThat(read(floats("2, 1", 1, 2), narrow.toString(), false).values())
                .containsExactly(2, 1);
    }

    @Test
    void bothFilesAreInputs() throws IOException {
        Path items = floats("3, 2", 1, 2, 3, 4, 5, 6);
        List<TableUse> uses = new ItemVectors.Options(items.toString(), "ids", null, null, null)
                .tables(DataContext.of(DATA).withTable("ids", IDS));
        assertThat(uses).hasSize(2);
        assertThat(uses.get(1).table().parts())
                .singleElement()
                .satisfies(part -> assertThat(part.file()).contains(items));
        for (TableUse use : uses) {
            assertThat(use.problems()).isEmpty();
        }
    }

    @Test
    void asManyIdsAsVectors() throws IOException {
        Path more = floats("4, 1", 1, 2, 3, 4);
        assertThatThrownBy(() -> read(more, "ids", false))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(
                        "has 4 vectors, and there are 3 ids beside it; write one id for each vector, in the"
                                + " same order");
        Path fewer = floats("2, 1", 1, 2);
        assertThatThrownBy(() -> read(fewer, "ids", false))
                .hasMessageContaining("has 2 vectors, and there are at least 3 ids beside it");
    }

    @Test
    void arraysOfAnotherFormAreRefusedWithWhatToDo() throws IOException {
        assertRefused(
                npy("a.npy", header(">f4", false, "3, 2"), bytes -> {}), "holds an array of type >f4 and shape [3, 2]");
        assertRefused(floats("6", 1, 2, 3, 4, 5, 6), "holds an array of type <f4 and shape [6]");
        assertRefused(npy("b.npy", header("<f4", true, "3, 2"), bytes -> {}), "holds an array in Fortran order");
        assertRefused(floats("3, 2", 1, 2, 3, 4, 5), "bytes, and its header tells of");
        assertRefused(
                npy("e.npy", header("<f4", false, "900000000000000000, 900000000000000000"), bytes -> {}),
                "bytes, and its header tells of");
        assertRefused(Files.writeString(folder.resolve("c.npy"), "1,2,3\n"), "is no NPY file");
        assertRefused(npy("d.npy", "{}", bytes -> {}), "its header cannot be understood");
        assertRefused(folder.resolve("none.npy"), "there is no such file");
    }

    private static void assertRefused(Path file, String finding) {
        assertThatThrownBy(() -> read(file, "ids", false))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(finding);
    }
}
