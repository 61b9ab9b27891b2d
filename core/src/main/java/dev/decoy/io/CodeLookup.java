package dev.decoy.io;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.data.Vocabulary;

/**
 * Codes of ids as readers give them; whole numbers and their canonical text are the same id.
 *
 * @param ids the ids that have codes
 */
public record CodeLookup(Vocabulary ids) {
    /** Writes the codes of a batch; -1 for what is unknown. */
    public void codes(ColumnVector batch, int rows, int[] into) {
        boolean integers = ids.type().isInteger();
        for (int i = 0; i < rows; i++) {
            into[i] = switch (batch.dictionary() != null ? ValueType.Storage.BYTES : batch.storage()) {
                case INT -> code(batch.ints()[i], integers);
                case LONG -> code(batch.longs()[i], integers);
                default -> ids.code(batch.text(i));
            };
        }
    }

    private int code(long id, boolean integers) {
        return integers ? ids.code(id) : ids.code(Long.toString(id));
    }
}
