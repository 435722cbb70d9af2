/** What is done: the use cases, and the ports they need. */
module org.postern.application {
    requires static org.jspecify;
    requires transitive org.postern.domain;

    exports org.postern.application.around;
    exports org.postern.application.authenticate;
    exports org.postern.application.certificate;
    exports org.postern.application.conversation;
    exports org.postern.application.dns;
    exports org.postern.application.doctor;
    exports org.postern.application.greylist;
    exports org.postern.application.health;
    exports org.postern.application.index;
    exports org.postern.application.judge;
    exports org.postern.application.ledger;
    exports org.postern.application.limits;
    exports org.postern.application.maintain;
    exports org.postern.application.port;
    exports org.postern.application.receive;
    exports org.postern.application.recipient;
    exports org.postern.application.recording;
    exports org.postern.application.replay;
    exports org.postern.application.scan;
}
