package dev.decoy.io.parquet;

import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A source of which one part may be opened. */
record OnePartOpens(InteractionSource source, List<? extends InteractionSource.Part> all, int allowed)
        implements InteractionSource {
    @Override
    public Schema schema() throws IOException {
        return source.schema();
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            parts.add(i == allowed ? all.get(i) : new Closed(all.get(i)));
        }
        return parts;
    }

    private record Closed(Part part) implements Part {
        @Override
        public String name() {
            return part.name();
        }

        @Override
        public Optional<Path> file() {
            return part.file();
        }

        @Override
        public Optional<TimeBounds> timeBounds(InteractionColumns columns) throws IOException {
            return part.timeBounds(columns);
        }

        @Override
        public Reader open(InteractionColumns columns) {
            throw new AssertionError(part.name() + " was opened");
        }
    }
}
