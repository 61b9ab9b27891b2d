package dev.decoy.eval.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.io.DataException;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.UniformItems;
import dev.decoy.testkit.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two users, all of whose rows but the first are held out; so many candidates are asked for that each row gets all there are. */
class CandidateExportTest {
    @TempDir
    private Path folder;

    private static Interactions data(String oddItem) {
        return new EventLog()
                .add("ann", "a", 1)
                .add("ann", "b", 2)
                .add("ann", oddItem, 3)
                .add("bob", "d", 1)
                .add("bob", "e", 2)
                .interactions()
                .split((user, folds) -> {
                    for (int i = 0; i < user.size(); i++) {
                        folds[i] = (i == 0 ? Fold.TRAIN : Fold.TEST).code();
                    }
                });
    }

    private String exported(ExportFormat format, String oddItem) throws IOException {
        Interactions data = data(oddItem);
        Path file = folder.resolve("below/x");
        CandidateExport.write(
                file,
                format,
                data,
                RowSelection.of(data, EnumSet.of(Fold.TEST)),
                new RejectionSampler(new UniformItems(data.itemCount())),
                SamplingPolicy.perPositive(9, KnownItems.TRAIN),
                new SeedSequence(1));
        return Files.readString(file);
    }

    @Test
    void ncfHasALineForEachPositive() throws IOException {
        assertThat(exported(ExportFormat.NCF, "c")).isEqualTo("(ann,b)\tc\td\te\n(ann,c)\tb\td\te\n(bob,e)\ta\tb\tc\n");
    }

    @Test
    void elliotHasALineForEachUser() throws IOException {
        assertThat(exported(ExportFormat.ELLIOT, "c")).isEqualTo("(ann,)\tb\tc\td\te\n(bob,)\ta\tb\tc\n");
    }

    @Test
    void recBoleHasARowForEachCandidateInTheOrderOfIds() throws IOException {
        assertThat(exported(ExportFormat.RECBOLE, "c")).isEqualTo("""
                        user_id:token\titem_id:token\tlabel:float
                        ann\tb\t1
                        ann\tc\t0
                        ann\td\t0
                        ann\te\t0
                        ann\tb\t0
                        ann\tc\t1
                        ann\td\t0
                        ann\te\t0
                        bob\ta\t0
                        bob\tb\t0
                        bob\tc\t0
                        bob\te\t1
                        """);
    }

    @Test
    void idsThatWouldBreakALineAreRefused() throws IOException {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> exported(ExportFormat.NCF, "x,y"))
                .withMessage(
                        "the id \"x,y\" cannot be written as (user,positive) and a list apart by tabs; leave export out");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> exported(ExportFormat.RECBOLE, "x\ty"))
                .withMessage("the id \"x\\ty\" cannot be written as a row apart by tabs; leave export out");
        assertThat(exported(ExportFormat.RECBOLE, "x,y")).contains("ann\tx,y\t1\n");
    }
}
