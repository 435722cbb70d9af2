/** What is true of mail: addresses, commands, sessions, messages and their judgement. The JDK's base module only. */
module org.postern.domain {
    requires static org.jspecify;

    exports org.postern.domain.address;
    exports org.postern.domain.arc;
    exports org.postern.domain.dkim;
    exports org.postern.domain.dmarc;
    exports org.postern.domain.dns;
    exports org.postern.domain.dnslist;
    exports org.postern.domain.greylist;
    exports org.postern.domain.message;
    exports org.postern.domain.origin;
    exports org.postern.domain.policy;
    exports org.postern.domain.sasl;
    exports org.postern.domain.scan;
    exports org.postern.domain.session;
    exports org.postern.domain.smtp;
    exports org.postern.domain.spf;
    exports org.postern.domain.wire;
    exports org.postern.domain.x509;
}
