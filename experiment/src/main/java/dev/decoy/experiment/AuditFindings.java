package dev.decoy.experiment;

import java.util.List;

/**
 * What an audit found in a result.
 *
 * @param files files that are not as the run wrote them, a line each
 * @param datasets what was found in each dataset that has negatives
 */
public record AuditFindings(List<String> files, List<DatasetAudit> datasets) {
    public AuditFindings {
        files = List.copyOf(files);
        datasets = List.copyOf(datasets);
    }

    /** How many things are not as they must be. */
    public int breaches() {
        return files.size()
                + datasets.stream()
                        .mapToInt(dataset -> dataset.breaches().size())
                        .sum();
    }
}
