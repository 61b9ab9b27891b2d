package dev.decoy.io.parquet;

import dev.decoy.data.ValueType;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** What the columns of a file are here. */
final class ColumnTypes {
    // As many as 64 bits surely hold.
    private static final int MOST_DIGITS = 18;

    private ColumnTypes() {}

    /** The type that values of a column are read as; empty when such columns are not read. */
    static Optional<ValueType> of(Type column) {
        if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
            return Optional.empty();
        }
        LogicalTypeAnnotation logical = column.getLogicalTypeAnnotation();
        return switch (column.asPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> Optional.of(ValueType.BOOLEAN);
            case INT32 -> int32(logical);
            case INT64 -> int64(logical);
            case FLOAT -> Optional.of(ValueType.FLOAT32);
            case DOUBLE -> Optional.of(ValueType.FLOAT64);
            case BINARY -> binary(logical);
            case INT96 -> Optional.of(ValueType.TIMESTAMP_NANOS);
            case FIXED_LEN_BYTE_ARRAY -> fixed(logical);
        };
    }

    /** Whether a column is a list of values, not of groups: one group repeated, with one value in it, or a value repeated. */
    static boolean isList(Type column) {
        if (column.isPrimitive() || column.asGroupType().getFieldCount() != 1) {
            return false;
        }
        Type repeated = column.asGroupType().getType(0);
        return repeated.isRepetition(Type.Repetition.REPEATED)
                && (repeated.isPrimitive()
                        || (repeated.asGroupType().getFieldCount() == 1
                                && repeated.asGroupType().getType(0).isPrimitive()));
    }

    /** The type that elements of a list are read as: those that need no conversion. */
    static Optional<ValueType> ofElement(PrimitiveType element) {
        LogicalTypeAnnotation logical = element.getLogicalTypeAnnotation();
        boolean converted = logical instanceof DecimalLogicalTypeAnnotation
                || (logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned());
        return switch (element.getPrimitiveTypeName()) {
            case BOOLEAN -> Optional.of(ValueType.BOOLEAN);
            case FLOAT -> Optional.of(ValueType.FLOAT32);
            case DOUBLE -> Optional.of(ValueType.FLOAT64);
            case INT32 -> converted ? Optional.empty() : int32(logical);
            case INT64 -> converted ? Optional.empty() : int64(logical);
            case BINARY -> converted ? Optional.empty() : binary(logical);
            case INT96, FIXED_LEN_BYTE_ARRAY -> Optional.empty();
        };
    }

    private static Optional<ValueType> int32(LogicalTypeAnnotation logical) {
        if (logical == null) {
            return Optional.of(ValueType.INT32);
        }
        if (logical instanceof DateLogicalTypeAnnotation) {
            return Optional.of(ValueType.DATE);
        }
        return logical instanceof IntLogicalTypeAnnotation whole ? Optional.of(whole(whole)) : decimal(logical);
    }

    /** Decimals without a scale are whole numbers; what has a scale would change as a floating-point number. */
    private static Optional<ValueType> decimal(LogicalTypeAnnotation logical) {
        boolean whole = logical instanceof DecimalLogicalTypeAnnotation decimal
                && decimal.getScale() == 0
                && decimal.getPrecision() <= MOST_DIGITS;
        return whole ? Optional.of(ValueType.INT64) : Optional.empty();
    }

    private static Optional<ValueType> fixed(LogicalTypeAnnotation logical) {
        return logical instanceof UUIDLogicalTypeAnnotation ? Optional.of(ValueType.TEXT) : decimal(logical);
    }

    /** The narrowest type that holds all values: an unsigned one needs the next wider. */
    private static ValueType whole(IntLogicalTypeAnnotation logical) {
        return switch (logical.getBitWidth()) {
            case 8 -> logical.isSigned() ? ValueType.INT8 : ValueType.INT16;
            case 16 -> logical.isSigned() ? ValueType.INT16 : ValueType.INT32;
            case 32 -> logical.isSigned() ? ValueType.INT32 : ValueType.INT64;
            default -> ValueType.INT64;
        };
    }

    private static Optional<ValueType> int64(LogicalTypeAnnotation logical) {
        if (logical == null || logical instanceof IntLogicalTypeAnnotation) {
            return Optional.of(ValueType.INT64);
        }
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            boolean utc = timestamp.isAdjustedToUTC();
            return Optional.of(
                    switch (timestamp.getUnit()) {
                        case MILLIS -> utc ? ValueType.TIMESTAMP_MILLIS : ValueType.LOCAL_MILLIS;
                        case MICROS -> utc ? ValueType.TIMESTAMP_MICROS : ValueType.LOCAL_MICROS;
                        case NANOS -> utc ? ValueType.TIMESTAMP_NANOS : ValueType.LOCAL_NANOS;
                    });
        }
        return decimal(logical);
    }

    private static Optional<ValueType> binary(LogicalTypeAnnotation logical) {
        boolean text = logical == null
                || logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation
                || logical instanceof JsonLogicalTypeAnnotation;
        return text ? Optional.of(ValueType.TEXT) : decimal(logical);
    }

    /** What a column is called in messages: {@code DECIMAL(9,2)}, {@code LIST}, {@code int96}. */
    static String describe(Type column) {
        LogicalTypeAnnotation logical = column.getLogicalTypeAnnotation();
        if (logical != null) {
            return logical.toString();
        }
        if (!column.isPrimitive()) {
            return "a group of columns";
        }
        PrimitiveType primitive = column.asPrimitiveType();
        String name = primitive.getPrimitiveTypeName().name().toLowerCase(Locale.ROOT);
        return column.isRepetition(Type.Repetition.REPEATED) ? "repeated " + name : name;
    }
}
