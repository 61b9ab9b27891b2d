package dev.decoy.io.delimited;

import dev.decoy.io.InteractionSource;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SourceFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds {@link DelimitedSource} from {@code type: delimited}. */
public final class DelimitedSourceFactory implements SourceFactory<DelimitedSourceFactory.Config> {
    /** The options. */
    public record Config(
            @Doc("a file, a folder or a glob, plain or gzip; relative to the config's folder")
            String path,

            @Default(",") @Doc("what stands between two fields, one character or several: \",\", \"\\t\", \"::\"")
            String separator,

            @Default("true")
            @Doc("whether the first line names the columns; RecBole's types (user_id:token) are taken off")
            boolean header,

            @Default("[]") @Doc("the columns' names in order, where header is false")
            List<String> columns,

            @Default("\"")
            @Doc("the character around fields that hold separators, line breaks or doubled quotes; \"\" for none;"
                    + " never used with a separator of several characters")
            @Nullable
            String quote,

            @Default("[]") @Doc("texts that mean a missing value, as the empty field always does")
            List<String> nullValues,

            @Default("rows")
            @Doc(
                    "rows; or user-per-line: a user and each of its items in order, without a header; columns then names user"
                            + " and item, by default so")
            DelimitedFormat.Form form) {
        public Config {
            if (path.isEmpty()) {
                throw new IllegalArgumentException("path must name a file, a folder or a glob, was \"\"");
            }
            columns = List.copyOf(columns);
            nullValues = List.copyOf(nullValues);
            format(separator, header, columns, quote, nullValues, form); // checks them
        }

        DelimitedFormat format() {
            return format(separator, header, columns, quote, nullValues, form);
        }

        private static DelimitedFormat format(
                String separator,
                boolean header,
                List<String> columns,
                @Nullable String quote,
                List<String> nullValues,
                DelimitedFormat.Form form) {
            if (form == DelimitedFormat.Form.USER_PER_LINE) {
                List<String> names = columns.isEmpty() ? List.of("user", "item") : columns;
                return new DelimitedFormat(separator, false, names, quote, nullValues, form);
            }
            return new DelimitedFormat(separator, header, columns, quote, nullValues, form);
        }
    }

    @Override
    public String name() {
        return "delimited";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "CSV, TSV and other delimited text, plain or gzip";
    }

    @Override
    public InteractionSource create(Config config, BuildContext context) {
        return new DelimitedSource(context.resolve(config.path()), config.format());
    }

    @Override
    public Optional<InteractionSource> openTable(Path path, String fileName) {
        return DelimitedFormat.ofFile(fileName).map(format -> new DelimitedSource(path, format));
    }
}
