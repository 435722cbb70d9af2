package org.postern.bootstrap.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.bootstrap.text.Printable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into nodes that know their places. Anchors, aliases and tags are refused, so a document is
 * never larger than it looks. Jackson's data binding is not used: it forgets where a value stood.
 */
public final class YamlTree {
    private static final int DEEPEST = 16;

    private final YAMLParser parser;
    private final String source;
    private final boolean located;
    private final List<Problem> problems = new ArrayList<>();
    private boolean shorthand;

    private YamlTree(YAMLParser parser, String source, boolean located) {
        this.parser = parser;
        this.source = source;
        this.located = located;
    }

    /** The document of a file; a document without any value is blank. */
    public static Reading<Node> ofFile(String text, String source) {
        return read(text, source, true);
    }

    /** The value of an environment variable; places are the variable's name. */
    public static Reading<Node> ofVariable(String text, String source) {
        return read(text, source, false);
    }

    private static Reading<Node> read(String text, String source, boolean located) {
        Optional<Place> control = YamlComplaint.controlCharacter(text, source);
        if (control.isPresent()) {
            Place place = located ? control.get() : Place.of(source);
            return Reading.bad(place, "not YAML: here is a control character");
        }
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return new YamlTree(parser, source, located).document();
        } catch (JacksonException e) {
            return syntaxError(e, source, located);
        }
    }

    private Reading<Node> document() {
        JsonToken first = parser.nextToken();
        Node root = first == null ? new Node.Blank(place(1, 1)) : node(first, 0);
        if (problems.isEmpty() && parser.nextToken() != null) {
            problem(here(), "a second YAML document begins here; there must be one");
        }
        return problems.isEmpty() ? Reading.good(root) : new Reading.Bad<>(List.copyOf(problems));
    }

    private Node node(JsonToken token, int depth) {
        Place place = here();
        refuseShorthands(place);
        if (depth > DEEPEST) {
            problem(place, "nested deeper than " + DEEPEST + " levels");
            parser.skipChildren();
            return new Node.Blank(place);
        }
        return switch (token) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> sequence(place, depth);
            case VALUE_NULL -> new Node.Blank(place);
            default -> new Node.Scalar(parser.getString(), place);
        };
    }

    private Node sequence(Place place, int depth) {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return new Node.Sequence(List.copyOf(items), place);
    }

    private Node mapping(Place place, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            Place keyPlace = here();
            refuseShorthands(keyPlace);
            Node.Entry entry = new Node.Entry(key, keyPlace, node(parser.nextToken(), depth + 1));
            Node.Entry before = entries.putIfAbsent(key, entry);
            if (before != null) {
                String first =
                        located ? "; it first stands in line " + before.place().line() : "";
                problem(keyPlace, "key " + Printable.quote(key) + " is written twice" + first);
            }
        }
        return new Node.Mapping(List.copyOf(entries.values()), place);
    }

    private void refuseShorthands(Place place) {
        if (shorthand) {
            return;
        }
        shorthand = parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null;
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            problem(place, "anchors (&) and aliases (*) are not used here; write the value out");
        } else if (parser.getTypeId() != null) {
            problem(place, "tags (!) are not used here; write the value without one");
        }
    }

    private void problem(Place place, String message) {
        problems.add(new Problem(place, message));
    }

    private Place here() {
        var location = parser.currentTokenLocation();
        return place(location.getLineNr(), location.getColumnNr());
    }

    private Place place(int line, int column) {
        return located ? new Place(source, line, column) : Place.of(source);
    }

    private static Reading<Node> syntaxError(JacksonException e, String source, boolean located) {
        Optional<MarkedYamlEngineException> marked =
                e.getCause() instanceof MarkedYamlEngineException cause ? Optional.of(cause) : Optional.empty();
        String problem = marked.map(MarkedYamlEngineException::getProblem).orElseGet(e::getOriginalMessage);
        String message = YamlComplaint.of(problem);
        Place place = marked.flatMap(MarkedYamlEngineException::getProblemMark)
                .map(mark -> place(mark, source))
                .orElseGet(() -> place(e, source));
        return Reading.bad(located ? place : Place.of(source), "not YAML: " + message);
    }

    private static Place place(Mark mark, String source) {
        return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Place place(JacksonException e, String source) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? Place.of(source)
                : new Place(source, location.getLineNr(), location.getColumnNr());
    }
}
