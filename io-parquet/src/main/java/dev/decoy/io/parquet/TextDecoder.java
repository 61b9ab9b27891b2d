package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import java.nio.ByteBuffer;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.dictionary.DictionaryValuesReader;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Text as bytes. The dictionary of the chunk is laid out once, so that a coded value costs one copy. */
final class TextDecoder implements ValueDecoder {
    private byte[] texts = {};
    private int[] offsets = {0};

    TextDecoder(@Nullable Dictionary dictionary) {
        if (dictionary != null) {
            layOut(dictionary);
        }
    }

    private void layOut(Dictionary dictionary) {
        int size = dictionary.getMaxId() + 1;
        offsets = new int[size + 1];
        for (int id = 0; id < size; id++) {
            Binary text = dictionary.decodeToBinary(id);
            offsets[id + 1] = Math.addExact(offsets[id], text.length());
        }
        texts = new byte[offsets[size]];
        for (int id = 0; id < size; id++) {
            dictionary.decodeToBinary(id).toByteBuffer().get(texts, offsets[id], offsets[id + 1] - offsets[id]);
        }
    }

    @Override
    public void decode(ValuesReader page, ColumnVector into, int at, int count) {
        if (page instanceof DictionaryValuesReader) {
            for (int i = at; i < at + count; i++) {
                int id = page.readValueDictionaryId();
                into.setText(i, texts, offsets[id], offsets[id + 1] - offsets[id]);
            }
        } else {
            for (int i = at; i < at + count; i++) {
                copy(page.readBytes(), into, i);
            }
        }
    }

    private static void copy(Binary text, ColumnVector into, int at) {
        ByteBuffer buffer = text.toByteBuffer();
        if (buffer.hasArray()) {
            into.setText(at, buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        } else {
            byte[] bytes = text.getBytes();
            into.setText(at, bytes, 0, bytes.length);
        }
    }
}
