package org.postern.domain.dmarc;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reports a Domain Owner wants: {@code rua}, {@code ruf} and {@code fo} in RFC 9989 §4.7. Lists may be empty. */
public record WantedReports(List<String> aggregate, List<String> failure, Set<FailureReportOption> options) {

    public WantedReports {
        aggregate = List.copyOf(aggregate);
        failure = List.copyOf(failure);
        options = Set.copyOf(options);
    }

    static WantedReports read(Map<String, String> tags) {
        String options = tags.containsKey("ruf") ? tags.getOrDefault("fo", "0") : "0";
        return new WantedReports(
                ReportUri.list(tags.getOrDefault("rua", "")),
                ReportUri.list(tags.getOrDefault("ruf", "")),
                FailureReportOption.parse(options));
    }
}
