package org.postern.application.index;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.domain.message.DateTimes;
import org.postern.domain.message.EncodedWords;
import org.postern.domain.message.HeaderField;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.ReadableText;

/** The fields of a header section that are not of our own trace, for people to read. */
record ClientFields(List<HeaderField> fields) {

    /** Those below our Received field, the last of our trace; all of them where there is no trace of ours. */
    static ClientFields of(HeaderSection section, boolean ours) {
        List<HeaderField> all = section.fields();
        int received = ours ? section.first("Received").map(all::indexOf).orElse(-1) : -1;
        return new ClientFields(all.subList(received + 1, all.size()));
    }

    private Optional<HeaderField> first(String name) {
        return fields.stream().filter(field -> field.is(name)).findFirst();
    }

    /** The first field of that name, its encoded-words decoded; the empty text where there is none. */
    String decoded(String name) {
        return first(name)
                .map(field -> ReadableText.of(EncodedWords.decode(field.text())))
                .orElse("");
    }

    /** The path that the first field of that name holds, without brackets. */
    String path(String name) {
        String text = first(name).map(HeaderField::text).orElse("");
        return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    }

    /** The addresses of all fields of that name, one each or with commas between them. */
    List<String> addresses(String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .flatMap(field -> List.of(field.text().split(",")).stream())
                .map(String::strip)
                .toList();
    }

    /** When it was received last, by the topmost Received field, else when it was written, by Date. */
    Optional<Instant> date() {
        return first("Received")
                .map(HeaderField::text)
                .flatMap(text -> DateTimes.parse(text.substring(text.lastIndexOf(';') + 1)))
                .or(() -> first("Date").map(HeaderField::text).flatMap(DateTimes::parse));
    }
}
