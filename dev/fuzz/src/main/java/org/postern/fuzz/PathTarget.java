package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import org.postern.domain.address.AnyPath;
import org.postern.domain.address.PathParser;

/** RFC 5321 §4.1.2: a path, written as we write it, is the same path and nothing but it; another text has a reason. */
public final class PathTarget {

    private PathTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        switch (PathParser.parse(text)) {
            case PathParser.Parsed parsed -> {
                AnyPath path = parsed.path();
                Holds.that(parsed.length() <= text.length(), "no more than there is", text);
                Holds.that(text.startsWith("<") && text.charAt(parsed.length() - 1) == '>', "brackets", text);
                PathParser.Outcome again = PathParser.parse(path.text() + " x");
                Holds.same(new PathParser.Parsed(path, path.text().length()), again, "written again: " + text);
                Holds.that(path.text().chars().noneMatch(c -> c < ' ' || c == 127), "no control characters", text);
            }
            case PathParser.NotAPath not -> Shown.holds(not.reason(), 100);
        }
    }
}
