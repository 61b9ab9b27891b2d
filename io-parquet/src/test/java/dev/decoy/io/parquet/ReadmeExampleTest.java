package dev.decoy.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.io.ArraySource;
import dev.decoy.io.InteractionColumns;
import dev.decoy.pipeline.SamplingPipeline;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.WeightedItems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of Java in README.md compile, run, and are these. */
class ReadmeExampleTest {
    private static final Path SELF = Path.of("src/test/java/dev/decoy/io/parquet/ReadmeExampleTest.java");

    private final long[] users = {1, 1, 2, 2, 3};
    private final long[] items = {10, 11, 11, 12, 13};

    @TempDir
    private Path folder;

    @Test
    void theExampleWritesTrainingData() throws IOException {
        // README
        ArraySource source = ArraySource.of(users, items, null);
        Interactions interactions = Interactions.read(source, InteractionColumns.of("user", "item", null));
        double[] weights = interactions.stats(Set.of(Fold.TRAIN)).itemWeights(count -> StrictMath.pow(count, 0.75));
        NegativeSampler sampler = new RejectionSampler(WeightedItems.of(weights));
        ParquetSink sink = new ParquetSink(folder, Compression.ZSTD);
        SamplingPipeline.over(interactions)
                .sampler(sampler)
                .negativesPerPositive(2)
                .seeds(new SeedSequence(42))
                .writeTo(sink)
                .run();
        // README ends
        assertThat(new ParquetSource(folder).schema().names())
                .containsExactly("row_id", "user", "item", "label", "draw");
        assertThat(folder.resolve("train/part-00000.parquet")).exists();
    }

    @Test
    void theReadmeShowsTheseLines() throws IOException {
        List<String> lines =
                Files.readAllLines(SELF).stream().map(String::strip).toList();
        List<String> shown = lines.subList(lines.indexOf("// README") + 1, lines.indexOf("// README ends"));
        assertThat(shown).isNotEmpty();
        List<String> readme = Files.readAllLines(Path.of("..", "README.md")).stream()
                .map(String::strip)
                .toList();
        assertThat(readme).containsSequence(shown);
    }
}
