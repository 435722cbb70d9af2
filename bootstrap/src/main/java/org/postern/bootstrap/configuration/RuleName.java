package org.postern.bootstrap.configuration;

import org.postern.domain.policy.AuthorMissing;
import org.postern.domain.policy.DkimFailure;
import org.postern.domain.policy.DmarcFailure;
import org.postern.domain.policy.DnsLists;
import org.postern.domain.policy.HeloOurs;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.NullMx;
import org.postern.domain.policy.SenderDomainMissing;
import org.postern.domain.policy.SenderDomainUnknown;
import org.postern.domain.policy.SpfFailure;
import org.postern.domain.policy.TrustedSealer;

/** The rules in the order they are asked, each with its mode by default and what it does. */
public enum RuleName {
    HELO_OURS(HeloOurs.NAME, Mode.MONITOR, "Refuse a client that gives this server's own name in HELO or EHLO."),
    NULL_MX(NullMx.NAME, Mode.ENFORCE, "Refuse a sender whose domain has a null MX: RFC 7505."),
    SENDER_DOMAIN_MISSING(
            SenderDomainMissing.NAME,
            Mode.ENFORCE,
            "Refuse a sender whose domain does not exist, or has neither MX nor address."),
    SENDER_DOMAIN_UNKNOWN(
            SenderDomainUnknown.NAME, Mode.ENFORCE, "Put off a sender while the DNS does not tell of its domain."),
    AUTHOR_MISSING(AuthorMissing.NAME, Mode.ENFORCE, "Refuse a message with no From field, or several: RFC 5322 §3.6."),
    DNSBL(DnsLists.NAME, Mode.ENFORCE, "Refuse a client whose score on the lists reaches list-threshold."),
    TRUSTED_SEALER(
            TrustedSealer.NAME,
            Mode.ENFORCE,
            "Take a message that fails DMARC when a sealer in trusted-sealers saw it pass: RFC 8617 §7.2.1."),
    DMARC(DmarcFailure.NAME, Mode.ENFORCE, "Quarantine a message that fails DMARC as its author's domain asks."),
    SPF_FAIL(SpfFailure.NAME, Mode.MONITOR, "Refuse a message whose sender's domain does not permit the client."),
    DKIM_FAIL(DkimFailure.NAME, Mode.MONITOR, "Refuse a message none of whose DKIM signatures verifies.");

    private final String text;
    private final Mode standard;
    private final String meaning;

    RuleName(String text, Mode standard, String meaning) {
        this.text = text;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** The name in the file, in reports and in the ledger. */
    public String text() {
        return text;
    }

    /** Its mode when nothing is said. */
    public Mode standard() {
        return standard;
    }

    String meaning() {
        return meaning;
    }
}
