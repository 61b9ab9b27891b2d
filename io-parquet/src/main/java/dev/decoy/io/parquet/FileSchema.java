package dev.decoy.io.parquet;

import dev.decoy.data.ValueType;
import dev.decoy.io.Schema;
import java.util.List;
import org.apache.parquet.schema.ConversionPatterns;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The schema of a written file. Plain columns are flat; lists have the standard three levels. */
final class FileSchema {
    private static final String ROOT = "schema";
    private static final String ELEMENT = "element";

    private FileSchema() {}

    /** Columns in the same order, under the same names. */
    static MessageType of(Schema schema) {
        List<Type> fields = schema.columns().stream().map(FileSchema::field).toList();
        return new MessageType(ROOT, fields);
    }

    private static Type field(Schema.Column column) {
        Type.Repetition repetition = column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
        if (!column.isList()) {
            return value(column, repetition, column.name());
        }
        return ConversionPatterns.listOfElements(
                Type.Repetition.REQUIRED, column.name(), value(column, repetition, ELEMENT));
    }

    private static PrimitiveType value(Schema.Column column, Type.Repetition repetition, String name) {
        return Types.primitive(physical(column.type()), repetition)
                .as(logical(column.type()))
                .named(name);
    }

    private static PrimitiveTypeName physical(ValueType type) {
        return switch (type) {
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
            case INT8, INT16, INT32, DATE -> PrimitiveTypeName.INT32;
            case INT64, TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS -> PrimitiveTypeName.INT64;
            case LOCAL_MILLIS, LOCAL_MICROS, LOCAL_NANOS -> PrimitiveTypeName.INT64;
            case FLOAT32 -> PrimitiveTypeName.FLOAT;
            case FLOAT64 -> PrimitiveTypeName.DOUBLE;
            case TEXT, UNTYPED -> PrimitiveTypeName.BINARY;
        };
    }

    private static @Nullable LogicalTypeAnnotation logical(ValueType type) {
        return switch (type) {
            case INT8 -> LogicalTypeAnnotation.intType(8, true);
            case INT16 -> LogicalTypeAnnotation.intType(16, true);
            case DATE -> LogicalTypeAnnotation.dateType();
            case TIMESTAMP_MILLIS -> LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS);
            case TIMESTAMP_MICROS -> LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS);
            case TIMESTAMP_NANOS -> LogicalTypeAnnotation.timestampType(true, TimeUnit.NANOS);
            case LOCAL_MILLIS -> LogicalTypeAnnotation.timestampType(false, TimeUnit.MILLIS);
            case LOCAL_MICROS -> LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS);
            case LOCAL_NANOS -> LogicalTypeAnnotation.timestampType(false, TimeUnit.NANOS);
            case TEXT, UNTYPED -> LogicalTypeAnnotation.stringType();
            case BOOLEAN, INT32, INT64, FLOAT32, FLOAT64 -> null;
        };
    }
}
