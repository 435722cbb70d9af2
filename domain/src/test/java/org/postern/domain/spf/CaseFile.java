package org.postern.domain.spf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.postern.domain.address.IpAddress;

/** A file of cases about one section of the RFC: a zone, and what check_host() makes of it. */
record CaseFile(String section, String zone, List<Row> rows) {

    /** What is tested, the arguments, and what is expected. */
    record Row(String name, IpAddress ip, String helo, String mailFrom, String result, String explanation) {

        private static Row of(String line) {
            String[] cells = line.split("\\|", -1);
            String mailFrom = cells[3].strip();
            return new Row(
                    cells[0].strip(),
                    IpAddress.parse(cells[1].strip()).orElseThrow(),
                    cells[2].strip(),
                    mailFrom.equals("<>") ? "" : mailFrom,
                    cells[4].strip(),
                    cells[5].strip());
        }
    }

    static CaseFile read(String section) {
        try (InputStream file = CaseFile.class.getResourceAsStream(section + ".txt")) {
            String text = new String(Objects.requireNonNull(file, section).readAllBytes(), StandardCharsets.UTF_8);
            int zone = text.indexOf("== zone\n");
            int cases = text.indexOf("== cases\n");
            List<Row> rows = text.substring(cases + "== cases\n".length())
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(Row::of)
                    .toList();
            return new CaseFile(section, text.substring(zone + "== zone\n".length(), cases), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
