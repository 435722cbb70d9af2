package org.postern.bench;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Large messages: two of every day, then those made to be dear, as large as is taken, each of a kind of its own. */
public enum Large {
    TEXT_OF_20_MB_WITH_DKIM(signer -> text(signer).content()),
    TEXT_OF_20_MB_WITH_DKIM_AND_ARC(signer -> text(signer).seal(signer).content()),
    BODY_OF_50_MIB_LINE_ENDS(signer -> body(signer, "\r\n")),
    BODY_OF_50_MIB_SPACES(signer -> body(signer, " ")),
    BODY_OF_50_MIB_ONE_LINE(signer -> body(signer, "a")),
    BODY_OF_50_MIB_LETTERS_AND_BLANKS(signer -> body(signer, "a \t")),
    BODY_OF_50_MIB_BARE_CR(signer -> body(signer, "\r")),
    HEADER_OF_1_MIB_FIELDS(signer -> header(signer, repeated("X-Field: some value"))),
    HEADER_OF_1_MIB_FOLDS(signer -> header(signer, folded("Subject: x", "\r\n a"))),
    HEADER_OF_1_MIB_ADDRESSES(signer -> header(signer, folded("Reply-To: a@b.example", ",\r\n a@b.example"))),
    HEADER_OF_1_MIB_AUTHORS(signer -> header(signer, authors())),
    HEADER_OF_1_MIB_SIGNATURES(
            signer -> header(signer, repeated("DKIM-Signature: v=1; a=rsa-sha256; d=author.example; s=sel; bh="))),
    HEADER_OF_1_MIB_TAGS(signer -> header(signer, folded("DKIM-Signature: v=1", ";\r\n a=b"))),
    HEADER_OF_1_MIB_SIGNED_NAMES(signer -> header(signer, signedNames().repeat(8)));

    private static final int FIELDS = 1_900;
    private static final int MIB = 1 << 20;

    private final Function<Signer, Octets> made;

    Large(Function<Signer, Octets> made) {
        this.made = made;
    }

    Octets content(Signer signer) {
        return made.apply(signer);
    }

    private static Mail text(Signer signer) {
        Mail mail = new Mail(Mail.text(20_000_000));
        mail.sign(signer, "relaxed/relaxed", OptionalLong.empty());
        return mail;
    }

    /** With eight signatures: both forms, the whole and three beginnings. */
    private static Octets body(Signer signer, String unit) {
        int length = 50 * MIB;
        Mail mail = new Mail(Mail.repeated(unit, length));
        for (String form : List.of("relaxed/relaxed", "simple/simple")) {
            mail.sign(signer, form, OptionalLong.empty());
            for (int quarters = 1; quarters < 4; quarters++) {
                mail.sign(signer, form, OptionalLong.of((long) length / 4 * quarters));
            }
        }
        return mail.content();
    }

    private static Octets header(Signer signer, String fields) {
        Mail mail = new Mail(Mail.text(2_400));
        mail.sign(signer, "relaxed/relaxed", OptionalLong.empty());
        return mail.add(fields).content();
    }

    private static String repeated(String start) {
        int length = (MIB - 16_384) / FIELDS;
        return (start + "a".repeat(length - start.length() - 2) + "\r\n").repeat(FIELDS);
    }

    private static String folded(String start, String unit) {
        return start + unit.repeat((MIB - 16_384) / unit.length()) + "\r\n";
    }

    private static String authors() {
        StringBuilder field = new StringBuilder("From: a@b.example");
        for (int author = 0; field.length() < MIB - 16_384; author++) {
            field.append(",\r\n a@").append(author).append(".example");
        }
        return field.append("\r\n").toString();
    }

    private static String signedNames() {
        String start = "DKIM-Signature: v=1; a=rsa-sha256; d=author.example; s=sel; bh=YWJj; b=YWJj; h=from";
        return start + ":to:x".repeat((MIB / 8 - 4_096) / 5) + "\r\n";
    }
}
