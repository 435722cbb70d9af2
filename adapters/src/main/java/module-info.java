/** How it is done here: sockets and TLS, the store, the index, the configured recipients, the log, the control socket. */
module org.postern.adapters {
    requires static org.jspecify;
    requires transitive org.postern.application;
    requires transitive org.postern.domain;
    requires com.github.benmanes.caffeine;
    requires com.h2database;
    requires io.prometheus.metrics.config;
    requires io.prometheus.metrics.core;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires jdk.httpserver;
    requires jdk.jfr;
    requires jdk.management;
    requires flyway.core;
    requires java.management;
    requires io.github.bucket4j.core;
    requires java.net.http;
    requires java.sql;
    requires org.dnsjava;
    requires transitive org.slf4j;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports org.postern.adapters.control;
    exports org.postern.adapters.dnsjava;
    exports org.postern.adapters.dryrun;
    exports org.postern.adapters.emlstore;
    exports org.postern.adapters.export;
    exports org.postern.adapters.h2index;
    exports org.postern.adapters.http;
    exports org.postern.adapters.jfr;
    exports org.postern.adapters.ledgerfile;
    exports org.postern.adapters.metrics;
    exports org.postern.adapters.observe;
    exports org.postern.adapters.outside;
    exports org.postern.adapters.rates;
    exports org.postern.adapters.recipients;
    exports org.postern.adapters.scan;
    exports org.postern.adapters.scan.clamav;
    exports org.postern.adapters.scan.milter;
    exports org.postern.adapters.scan.rspamd;
    exports org.postern.adapters.smtp;
    exports org.postern.adapters.smtp.tls;
    exports org.postern.adapters.trace;
    exports org.postern.adapters.users;
    exports org.postern.adapters.web;
}
