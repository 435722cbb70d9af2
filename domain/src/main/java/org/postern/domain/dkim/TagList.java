package org.postern.domain.dkim;

import java.util.List;
import java.util.Optional;

/** A tag-list: RFC 6376 §3.2. Names are case-sensitive and stand once each; order is kept. */
public record TagList(List<Tag> tags) {

    public TagList {
        tags = List.copyOf(tags);
    }

    /** Reads a tag-list without a final line ending; each char of the text is one octet. */
    public static Reading<TagList> parse(String text) {
        return new TagListParser(text).parse();
    }

    /** The tag of that name. */
    public Optional<Tag> tag(String name) {
        for (Tag tag : tags) {
            if (tag.name().equals(name)) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }

    /** The value of the tag of that name; an empty value is not an omitted tag. */
    public Optional<String> value(String name) {
        return tag(name).map(Tag::value);
    }
}
