package org.postern.adapters.ledgerfile;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.Verdict;
import org.postern.domain.session.Greeting;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.TransactionId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry as a line of JSON, and back. What the line says does not depend on how our types are built: each name is
 * written here once. Plain ASCII, so that a terminal shows nothing that a client made up.
 */
public final class EntryCodec {
    /** The version of the line; a reader passes over what is newer. */
    static final int VERSION = 1;

    private static final int ID_LENGTH = 26;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private EntryCodec() {}

    /** The line, without its line ending. */
    public static String encode(LedgerEntry entry) {
        ObjectNode json = JSON.createObjectNode();
        json.put("v", VERSION);
        json.put("id", entry.id().text());
        TimesCodec.write(entry.times(), json.putObject("times"));
        ClientCodec.write(entry.client(), json.putObject("client"));
        entry.greeting()
                .ifPresent(greeting ->
                        json.putObject("helo").put("name", greeting.name()).put("extended", greeting.extended()));
        json.put("protocol", entry.protocol());
        entry.envelope().ifPresent(envelope -> EnvelopeCodec.write(envelope, json.putObject("envelope")));
        entry.octets().ifPresent(octets -> json.put("octets", octets));
        var flaws = json.putArray("flaws");
        entry.flaws().stream().sorted().forEach(flaw -> flaws.add(flaw.word()));
        ConclusionCodec.write(entry.conclusion(), json.putObject("conclusion"));
        VerdictCodec.write(entry.verdict(), json.putObject("verdict"));
        if (!entry.guard().isEmpty()) {
            DecisionCodec.write(entry.guard(), json.putArray("guard"));
        }
        return line(json);
    }

    /** A verdict alone, as it stands in an entry. */
    public static String encode(Verdict verdict) {
        ObjectNode json = JSON.createObjectNode();
        VerdictCodec.write(verdict, json);
        return line(json);
    }

    /** Of ASCII's control characters Jackson escapes all but DEL, which stands in strings alone. */
    private static String line(ObjectNode json) {
        return JSON.writeValueAsString(json).replace("\u007f", "\\u007F");
    }

    /** A text as it stands in a line, without quotation marks. */
    static String escaped(String text) {
        String quoted = JSON.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** The id in a line that {@link #encode} made; empty for any other. */
    static Optional<String> idOf(String line) {
        String before = "{\"v\":" + VERSION + ",\"id\":\"";
        int end = before.length() + ID_LENGTH;
        return line.startsWith(before) && line.length() > end
                ? Optional.of(line.substring(before.length(), end))
                : Optional.empty();
    }

    /** The entry; empty when the line is none, cut, or of a newer version. */
    public static Optional<LedgerEntry> decode(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return json.path("v").intValue(0) == VERSION ? Optional.of(entry(json)) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static LedgerEntry entry(JsonNode json) {
        return new LedgerEntry(
                new TransactionId(json.required("id").stringValue()),
                TimesCodec.read(json.required("times")),
                ClientCodec.read(json.required("client")),
                Json.optional(json, "helo").map(EntryCodec::greeting),
                json.required("protocol").stringValue(),
                Json.optional(json, "envelope").map(EnvelopeCodec::read),
                Json.optional(json, "octets")
                        .map(octets -> OptionalLong.of(octets.longValue()))
                        .orElse(OptionalLong.empty()),
                flaws(json.required("flaws")),
                ConclusionCodec.read(json.required("conclusion")),
                VerdictCodec.read(json.required("verdict")),
                Json.optional(json, "guard").map(DecisionCodec::opinions).orElse(List.of()));
    }

    private static Greeting greeting(JsonNode helo) {
        return new Greeting(
                helo.required("name").stringValue(), helo.required("extended").booleanValue());
    }

    private static Set<MailDataFlaw> flaws(JsonNode words) {
        Set<MailDataFlaw> flaws = EnumSet.noneOf(MailDataFlaw.class);
        Json.list(words, JsonNode::stringValue)
                .forEach(
                        word -> flaws.add(Json.ofWord(Arrays.asList(MailDataFlaw.values()), MailDataFlaw::word, word)));
        return flaws;
    }
}
