package org.postern.domain.dmarc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.postern.domain.address.DomainName;
import org.postern.domain.dmarc.Identifier.Verification;

/** Reads the table of evaluations; its own head says what a line holds. */
final class EvaluationTable {

    private EvaluationTable() {}

    /** One case, with the zone of its chapter. */
    record Case(String chapter, String zone, String from, List<Identifier> identifiers, String expected) {
        @Override
        public String toString() {
            return chapter + ": " + from
                    + identifiers.stream()
                            .map(i -> " " + i.mechanism() + " " + i.verification() + " " + i.domain())
                            .toList();
        }
    }

    static List<Case> read() {
        try (InputStream table = EvaluationTable.class.getResourceAsStream("/dmarc/evaluations.txt")) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            List<Case> cases = new ArrayList<>();
            Arrays.stream(text.split("(?m)^== ")).skip(1).forEach(chapter -> addChapter(cases, chapter));
            return cases;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addChapter(List<Case> cases, String chapter) {
        String title = chapter.lines().findFirst().orElseThrow();
        int dashes = chapter.indexOf("\n--\n");
        String zone = chapter.substring(title.length() + 1, dashes);
        chapter.substring(dashes + 4)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> cases.add(row(title, zone, line)));
    }

    private static Case row(String title, String zone, String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != 6) {
            throw new IllegalArgumentException("six cells: " + line);
        }
        List<Identifier> identifiers = new ArrayList<>();
        addIdentifiers(identifiers, Mechanism.SPF, cells.get(1));
        addIdentifiers(identifiers, Mechanism.DKIM, cells.get(2));
        return new Case(title, zone, cells.get(0), identifiers, String.join(" | ", cells.subList(3, 6)));
    }

    private static void addIdentifiers(List<Identifier> identifiers, Mechanism mechanism, String cell) {
        if (cell.equals("-")) {
            return;
        }
        for (String one : cell.split(",")) {
            String[] words = one.strip().split(" ");
            Verification verification = switch (words[0]) {
                case "pass" -> Verification.PASSED;
                case "fail" -> Verification.NOT_PASSED;
                case "temp" -> Verification.TEMPORARY_ERROR;
                default -> throw new IllegalArgumentException(cell);
            };
            DomainName domain = DomainName.parse(words[1]).orElseThrow();
            identifiers.add(new Identifier(mechanism, domain, verification));
        }
    }
}
