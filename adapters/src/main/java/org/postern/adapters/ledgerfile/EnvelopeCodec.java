package org.postern.adapters.ledgerfile;

import org.postern.application.ledger.NamedEnvelope;
import org.postern.application.ledger.NamedRecipient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The envelope: an accepted recipient has mailboxes, a declined one a reply. */
final class EnvelopeCodec {

    private EnvelopeCodec() {}

    static void write(NamedEnvelope envelope, ObjectNode json) {
        json.put("from", envelope.reversePath());
        ArrayNode recipients = json.putArray("to");
        envelope.recipients().forEach(recipient -> write(recipient, recipients.addObject()));
        json.put("unlisted", envelope.unlisted());
    }

    private static void write(NamedRecipient recipient, ObjectNode json) {
        json.put("path", recipient.forwardPath());
        switch (recipient) {
            case NamedRecipient.Accepted accepted -> {
                ArrayNode mailboxes = json.putArray("mailboxes");
                accepted.mailboxes().forEach(mailboxes::add);
            }
            case NamedRecipient.Declined declined -> ReplyCodec.write(declined.reply(), json.putObject("reply"));
        }
    }

    static NamedEnvelope read(JsonNode json) {
        return new NamedEnvelope(
                json.required("from").stringValue(),
                Json.list(json.required("to"), EnvelopeCodec::recipient),
                json.required("unlisted").intValue());
    }

    private static NamedRecipient recipient(JsonNode json) {
        String path = json.required("path").stringValue();
        return Json.optional(json, "reply")
                .<NamedRecipient>map(reply -> new NamedRecipient.Declined(path, ReplyCodec.read(reply)))
                .orElseGet(() -> new NamedRecipient.Accepted(path, Json.texts(json.required("mailboxes"))));
    }
}
