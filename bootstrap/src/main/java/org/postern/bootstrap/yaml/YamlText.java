package org.postern.bootstrap.yaml;

import java.util.List;
import java.util.Locale;

/** Writes nodes as YAML: groups of keys as blocks, lists of scalars on one line, quotation marks where they are needed. */
public final class YamlText {
    private static final List<String> WORDS_WITH_MEANING = List.of("null", "yes", "no", "on", "off");

    private YamlText() {}

    /** A document that reads back as the same tree. */
    public static String of(Node.Mapping root) {
        StringBuilder text = new StringBuilder();
        block(text, root, "");
        return text.toString();
    }

    private static void block(StringBuilder text, Node.Mapping mapping, String indent) {
        for (Node.Entry entry : mapping.entries()) {
            text.append(indent).append(scalar(entry.key())).append(':');
            value(text, entry.value(), indent + "  ");
        }
    }

    private static void value(StringBuilder text, Node node, String indent) {
        boolean block =
                node instanceof Node.Mapping mapping && !mapping.entries().isEmpty();
        boolean list =
                node instanceof Node.Sequence items && items.items().stream().anyMatch(Node.Mapping.class::isInstance);
        text.append(block || list ? "" : " " + flow(node)).append('\n');
        if (block && node instanceof Node.Mapping mapping) {
            block(text, mapping, indent);
        } else if (list && node instanceof Node.Sequence items) {
            items.items()
                    .forEach(item ->
                            text.append(indent).append("- ").append(flow(item)).append('\n'));
        }
    }

    private static String flow(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar.text());
            case Node.Blank blank -> "";
            case Node.Sequence sequence ->
                "["
                        + String.join(
                                ", ",
                                sequence.items().stream().map(YamlText::flow).toList()) + "]";
            case Node.Mapping mapping ->
                "{"
                        + String.join(
                                ", ",
                                mapping.entries().stream()
                                        .map(entry -> scalar(entry.key()) + ": " + flow(entry.value()))
                                        .toList())
                        + "}";
        };
    }

    /** Plain where every reader of YAML takes it as this text, else in double quotes with escapes. */
    private static String scalar(String text) {
        boolean plain = !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "./_-+:".indexOf(c) >= 0))
                && (Character.isLetterOrDigit(text.charAt(0)) || text.charAt(0) == '/')
                && !text.endsWith(":");
        return plain && !WORDS_WITH_MEANING.contains(text.toLowerCase(Locale.ROOT)) ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c >= ' ' && c < 127) {
                quoted.append((char) c);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08x", c));
            }
        });
        return quoted.append('"').toString();
    }
}
