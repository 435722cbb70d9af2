package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postern.domain.dkim.KeyRecord;
import org.postern.domain.dkim.Reading;
import org.postern.domain.dkim.Tag;
import org.postern.domain.dkim.TagList;

/** RFC 6376 §3.2: tags are what stands between their places, their names stand once, and written again they are the same. */
public final class TagListTarget {

    private TagListTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        Reading<KeyRecord> key = KeyRecord.parse(text);
        switch (TagList.parse(text)) {
            case Reading.Read<TagList> read -> holds(text, read.value());
            case Reading.Faulty<TagList> faulty -> {
                Holds.that(!faulty.why().isEmpty(), "a fault is told", text);
                Holds.that(key instanceof Reading.Faulty, "no key record without a tag list", text);
            }
        }
    }

    private static void holds(String text, TagList list) {
        Set<String> names = new HashSet<>();
        StringBuilder again = new StringBuilder();
        int last = 0;
        for (Tag tag : list.tags()) {
            Holds.that(names.add(tag.name()), "a name stands once", tag);
            Holds.that(tag.from() >= last && tag.to() >= tag.from(), "tags stand one behind the other", tag);
            Holds.same(stripped(text.substring(tag.from(), tag.to())), tag.value(), "a value is what stands there");
            again.append(tag.name()).append('=').append(tag.value()).append(';');
            last = tag.to();
        }
        if (TagList.parse(again.toString()) instanceof Reading.Read<TagList> read) {
            Holds.same(named(read.value()), named(list), "written again it is the same list");
        } else {
            Holds.that(false, "a list written again is a list", again);
        }
    }

    private static List<String> named(TagList list) {
        return list.tags().stream().map(tag -> tag.name() + "=" + tag.value()).toList();
    }

    private static String stripped(String text) {
        return text.replaceAll("\\A[ \t\r\n]+|[ \t\r\n]+\\z", "");
    }
}
