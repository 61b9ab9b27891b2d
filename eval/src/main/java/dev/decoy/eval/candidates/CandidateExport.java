package dev.decoy.eval.candidates;

import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes candidates as the text of another program. They are drawn again, by one thread, and are those of the dataset; each
 * list is in the order of ids, so that places tell nothing. Used once.
 */
public final class CandidateExport {
    private static final int ROWS_PER_BATCH = 4096;

    private final Interactions interactions;
    private final RowSelection rows;
    private final ExportFormat format;
    private final BufferedWriter out;
    private int[] items = {};

    private CandidateExport(Interactions interactions, RowSelection rows, ExportFormat format, BufferedWriter out) {
        this.interactions = interactions;
        this.rows = rows;
        this.format = format;
        this.out = out;
    }

    /**
     * Writes a file, and the folders that it is in.
     *
     * @param rows whose candidates are written
     * @param sampler draws them
     * @param seeds what the draws follow from
     * @throws DataException when an id holds what the text uses itself
     */
    public static void write(
            Path file,
            ExportFormat format,
            Interactions interactions,
            RowSelection rows,
            NegativeSampler sampler,
            SamplingPolicy policy,
            SeedSequence seeds)
            throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            CandidateExport export = new CandidateExport(interactions, rows, format, out);
            if (format == ExportFormat.RECBOLE) {
                out.write("user_id:token\titem_id:token\tlabel:float\n");
            }
            export.write(new SampleBatch(interactions, policy), sampler.newWorker(seeds));
        }
    }

    private void write(SampleBatch batch, NegativeSampler.Worker worker) throws IOException {
        for (int user = 0; user < interactions.userCount(); ) {
            int end = user + 1;
            while (end < interactions.userCount()
                    && interactions.rowStart(end + 1) - interactions.rowStart(user) <= ROWS_PER_BATCH) {
                end++;
            }
            batch.loadUsers(user, end, rows);
            worker.sample(batch);
            for (int row = 0; row < batch.rows(); ) {
                int next = row + 1;
                while (next < batch.rows()
                        && batch.row(next).user() == batch.row(row).user()) {
                    next++;
                }
                writeUser(batch, row, next);
                row = next;
            }
            user = end;
        }
    }

    private void writeUser(SampleBatch batch, int from, int to) throws IOException {
        String user = idOf(interactions.userIds(), batch.row(from).user());
        switch (format) {
            case NCF -> {
                for (int row = from; row < to; row++) {
                    String positive =
                            idOf(interactions.itemIds(), batch.row(row).positive());
                    writeList("(" + user + "," + positive + ")", collect(batch, row, row + 1));
                }
            }
            case ELLIOT -> writeList("(" + user + ",)", distinct(collect(batch, from, to)));
            case RECBOLE -> {
                for (int row = from; row < to; row++) {
                    writeAtomic(user, batch.row(row).positive(), collect(batch, row, row + 1));
                }
            }
        }
    }

    /** Puts the candidates of some rows into {@link #items}, ascending; returns how many. */
    private int collect(SampleBatch batch, int from, int to) {
        int count = 0;
        for (int row = from; row < to; row++) {
            if (items.length < count + batch.count(row)) {
                items = Arrays.copyOf(items, 2 * (count + batch.count(row)));
            }
            batch.copyNegatives(row, items, count);
            count += batch.count(row);
        }
        IntArrays.quickSort(items, 0, count);
        return count;
    }

    private int distinct(int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || items[i] != items[kept - 1]) {
                items[kept++] = items[i];
            }
        }
        return kept;
    }

    private void writeList(String head, int count) throws IOException {
        out.write(head);
        for (int i = 0; i < count; i++) {
            out.write('\t');
            out.write(idOf(interactions.itemIds(), items[i]));
        }
        out.write('\n');
    }

    /** The positive stands among the others, in the order of ids. */
    private void writeAtomic(String user, int positive, int count) throws IOException {
        boolean written = false;
        for (int i = 0; i < count; i++) {
            if (!written && items[i] > positive) {
                writeRow(user, positive, 1);
                written = true;
            }
            writeRow(user, items[i], 0);
        }
        if (!written) {
            writeRow(user, positive, 1);
        }
    }

    private void writeRow(String user, int item, int label) throws IOException {
        out.write(user + "\t" + idOf(interactions.itemIds(), item) + "\t" + label + "\n");
    }

    private String idOf(Vocabulary ids, int code) {
        String id = ids.id(code);
        boolean tuple = format != ExportFormat.RECBOLE;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == '\t' || c == '\n' || c == '\r' || (tuple && (c == ',' || c == ')'))) {
                throw new DataException("the id \""
                        + id.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
                        + "\" cannot be written as " + (tuple ? "(user,positive) and a list" : "a row")
                        + " apart by tabs; leave export out");
            }
        }
        return id;
    }
}
