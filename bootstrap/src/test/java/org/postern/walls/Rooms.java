package org.postern.walls;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;

/** The rooms of the house and every class in them, imported once for all rules. */
final class Rooms {
    /** So many classes there are at least; fewer mean that the rules look at an empty house. */
    static final int FEWEST_CLASSES = 300;

    static final String DOMAIN = "org.postern.domain..";
    static final String APPLICATION = "org.postern.application..";
    static final String ADAPTERS = "org.postern.adapters..";
    static final String BOOTSTRAP = "org.postern.bootstrap..";

    /** Each domain room and the domain rooms it may look into: the map of ARCHITECTURE.md. */
    static final Map<String, List<String>> DOMAIN_MAP = Map.ofEntries(
            Map.entry("address", List.of()),
            Map.entry("x509", List.of()),
            Map.entry("sasl", List.of()),
            Map.entry("smtp", List.of("address", "sasl")),
            Map.entry("wire", List.of("smtp")),
            Map.entry("message", List.of("address", "smtp")),
            Map.entry("session", List.of("address", "sasl", "smtp", "message")),
            Map.entry("scan", List.of("address", "smtp", "message", "session")),
            Map.entry("dns", List.of("address")),
            Map.entry("spf", List.of("address", "dns", "message")),
            Map.entry("dkim", List.of("address", "dns", "message")),
            Map.entry("arc", List.of("address", "dns", "message", "dkim")),
            Map.entry("dmarc", List.of("address", "dns", "message")),
            Map.entry("greylist", List.of()),
            Map.entry("origin", List.of("address", "dns")),
            Map.entry("dnslist", List.of("address", "dns")),
            Map.entry(
                    "policy",
                    List.of(
                            "address",
                            "smtp",
                            "message",
                            "spf",
                            "dkim",
                            "arc",
                            "dmarc",
                            "origin",
                            "dnslist",
                            "scan",
                            "greylist")));

    static final List<String> ADAPTER_ROOMS = List.of(
            "acme",
            "control",
            "dnsjava",
            "dryrun",
            "emlstore",
            "export",
            "h2index",
            "http",
            "jfr",
            "ledgerfile",
            "metrics",
            "observe",
            "outside",
            "rates",
            "recipients",
            "scan",
            "smtp",
            "trace",
            "users",
            "web");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.postern");

    private Rooms() {}
}
