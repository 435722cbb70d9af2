package org.postern.bootstrap;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.application.doctor.Condition;
import org.postern.application.doctor.Diagnosis;
import org.postern.application.doctor.ZoneRecord;
import tools.jackson.databind.json.JsonMapper;

/** The doctor's report on paper: a line for each thing, below it what to do; records stand alone, to be copied. */
final class DoctorReport {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int WIDTH = 96;
    private static final int CONDITION = 7;
    private static final int SUBJECT = 13;
    private static final String MARGIN = " ".repeat(CONDITION + SUBJECT);

    private final PrintWriter out;

    DoctorReport(PrintWriter out) {
        this.out = out;
    }

    void print(List<Diagnosis> report, boolean json) {
        if (json) {
            report.forEach(one -> out.println(JSON.writeValueAsString(members(one))));
            return;
        }
        report.forEach(this::print);
        out.println();
        out.println(count(report, Condition.WRONG) + ", " + count(report, Condition.WARN) + ", "
                + count(report, Condition.FINE));
    }

    private static String count(List<Diagnosis> report, Condition condition) {
        return report.stream().filter(one -> one.condition() == condition).count() + " " + condition.word();
    }

    private void print(Diagnosis one) {
        String head = padded(one.condition().word(), CONDITION) + padded(one.subject(), SUBJECT);
        List<String> lines = wrapped(one.seen());
        out.println((head + lines.getFirst()).stripTrailing());
        lines.stream().skip(1).forEach(line -> out.println(MARGIN + line));
        for (String text : List.of(one.why(), one.remedy())) {
            if (!text.isEmpty()) {
                wrapped(text).forEach(line -> out.println(MARGIN + line));
            }
        }
        one.records().forEach(record -> out.println("    " + record.line()));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && MARGIN.length() + line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static Map<String, Object> members(Diagnosis one) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("condition", one.condition().word());
        members.put("subject", one.subject());
        members.put("seen", one.seen());
        members.put("why", one.why());
        members.put("remedy", one.remedy());
        members.put("records", one.records().stream().map(ZoneRecord::line).toList());
        return members;
    }
}
