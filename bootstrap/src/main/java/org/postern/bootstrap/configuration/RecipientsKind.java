package org.postern.bootstrap.configuration;

import java.util.List;
import java.util.Optional;
import org.postern.bootstrap.configuration.Recipients.Everyone;
import org.postern.bootstrap.configuration.Recipients.HostedDomains;
import org.postern.bootstrap.yaml.Kind;
import org.postern.bootstrap.yaml.MapKind;
import org.postern.bootstrap.yaml.Node;
import org.postern.bootstrap.yaml.Place;
import org.postern.bootstrap.yaml.Reading;
import org.postern.bootstrap.yaml.Section;
import org.postern.bootstrap.yaml.Spot;
import org.postern.domain.address.DomainName;

/** Domains by name, or {@code "*"} alone for everyone. */
record RecipientsKind() implements Kind<Recipients> {
    private static final String EVERY_DOMAIN = "*";
    private static final MapKind<DomainName, HostedDomain> DOMAINS =
            new MapKind<>("domain names, each with its keys", Kinds.domainName(), DomainKeys.SECTION, name -> name);

    @Override
    public Reading<Recipients> read(Node node, Spot spot) {
        Optional<Node.Entry> everyone =
                node instanceof Node.Mapping mapping ? mapping.entry(EVERY_DOMAIN) : Optional.empty();
        return everyone.isPresent()
                ? everyone(node, everyone.get(), spot)
                : DOMAINS.read(node, spot).then(domains -> Reading.good(new HostedDomains(domains)));
    }

    private static Reading<Recipients> everyone(Node node, Node.Entry entry, Spot spot) {
        boolean alone =
                node instanceof Node.Mapping mapping && mapping.entries().size() == 1;
        boolean bare = entry.value() instanceof Node.Blank
                || entry.value() instanceof Node.Mapping inner
                        && inner.entries().isEmpty();
        return alone && bare
                ? Reading.good(new Everyone())
                : Reading.bad(
                        entry.place(), spot.path() + ": \"*\" takes every domain; it stands alone and has no keys");
    }

    @Override
    public Node write(Recipients recipients) {
        return switch (recipients) {
            case HostedDomains hosted -> DOMAINS.write(hosted.domains());
            case Everyone everyone -> {
                Node nothing = new Node.Mapping(List.of(), Place.NOWHERE);
                yield new Node.Mapping(List.of(new Node.Entry(EVERY_DOMAIN, Place.NOWHERE, nothing)), Place.NOWHERE);
            }
        };
    }

    @Override
    public String words() {
        return DOMAINS.words();
    }

    @Override
    public Optional<Section<?>> section() {
        return DOMAINS.section();
    }
}
