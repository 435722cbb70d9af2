package org.postern.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Messages as they come: the fields of everyday mail, a body, signatures on top. */
final class Mail {
    static final List<String> FIELDS = List.of(
            "From: Joe Author <joe@author.example>\r\n",
            "To: Suzie Reader <suzie@mx.example>,\r\n Bob Reader <bob@mx.example>\r\n",
            "Cc: list@lists.example\r\n",
            "Subject: The figures of this quarter,\r\n and what they mean for the next one\r\n",
            "Date: Mon, 16 Jun 2025 12:00:00 +0200\r\n",
            "Message-ID: <20250616100000.1234567890@author.example>\r\n",
            "In-Reply-To: <20250615100000.0987654321@mx.example>\r\n",
            "References: <20250614100000.1111111111@mx.example>\r\n <20250615100000.0987654321@mx.example>\r\n",
            "MIME-Version: 1.0\r\n",
            "Content-Type: text/plain; charset=\"utf-8\"\r\n",
            "Content-Transfer-Encoding: 8bit\r\n");

    private static final String TRACE = """
            Received: from desk.author.example (desk.author.example [192.0.2.77])
            \tby mx.author.example (Postfix) with ESMTPSA id 4XyZ123abc
            \tfor <suzie@mx.example>; Mon, 16 Jun 2025 12:00:01 +0200 (CEST)
            X-Mailer: Some Client 12.3
            """.replace("\n", "\r\n");
    private static final String LINE = "We lost the game.  Are you hungry yet? It was a long day, all in all.\r\n";

    private final byte[] body;
    private final List<String> top = new ArrayList<>();

    Mail(byte[] body) {
        this.body = body;
    }

    /** Lines of text, so many octets of them. */
    static byte[] text(int size) {
        return repeated(LINE, size);
    }

    /** A unit again and again, so many octets of it. */
    static byte[] repeated(String unit, int size) {
        byte[] octets = unit.getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[size];
        for (int i = 0; i < size; i++) {
            whole[i] = octets[i % octets.length];
        }
        return whole;
    }

    /** Puts fields on top, each with its CRLF. */
    Mail add(String fields) {
        top.addFirst(fields);
        return this;
    }

    /** A DKIM-Signature of author.example on top. */
    Signer.Signed sign(Signer signer, String form, OptionalLong limit) {
        Signer.SignedField made = signer.messageSignature("DKIM-Signature", "v=1", form, FIELDS, body, limit);
        add(made.field());
        return made.signed();
    }

    /** An ARC Set of author.example on top, the first of its chain: RFC 8617 §5.1. */
    Mail seal(Signer signer) {
        String results = "ARC-Authentication-Results: i=1; lists.example; spf=pass smtp.mailfrom=author.example\r\n";
        String message = signer.messageSignature(
                        "ARC-Message-Signature", "i=1", "relaxed/relaxed", FIELDS, body, OptionalLong.empty())
                .field();
        String seal = "ARC-Seal: i=1; a=" + signer.algorithm() + "; cv=none; d=author.example; s=sel; t=1750000000; b=";
        Signer.Signed signed =
                signer.sign(Signer.relaxed(results) + "\r\n" + Signer.relaxed(message) + "\r\n" + Signer.relaxed(seal));
        return add(results).add(message).add(seal + Signer.folded(signed.signature()) + "\r\n");
    }

    Octets content() {
        String head = String.join("", top) + TRACE + String.join("", FIELDS) + "\r\n";
        byte[] octets = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.ISO_8859_1), 0, octets, 0, head.length());
        System.arraycopy(body, 0, octets, head.length(), body.length);
        return new Octets(octets);
    }
}
