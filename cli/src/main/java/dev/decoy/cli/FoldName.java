package dev.decoy.cli;

import dev.decoy.data.Fold;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fold by the name that it has in configs. */
final class FoldName implements ITypeConverter<Fold> {
    @Override
    public Fold convert(String name) {
        for (Fold fold : Fold.values()) {
            if (fold.label().equals(name)) {
                return fold;
            }
        }
        throw new TypeConversionException("must be train, validation or test, was " + name);
    }
}
