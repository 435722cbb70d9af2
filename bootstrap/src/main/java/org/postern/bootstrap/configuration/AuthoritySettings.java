package org.postern.bootstrap.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.acme.AcmeSettings.ChallengeKind;
import org.postern.bootstrap.yaml.Contradiction;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Mailbox;

/** Which authority certificates come from, and how. The meaning of each stands in the reference, docs/configuration.md. */
public record AuthoritySettings(
        URI directory,
        boolean agreeTerms,
        List<Mailbox> contacts,
        List<ChallengeKind> challenges,
        IpAddress httpAddress,
        int httpPort,
        List<DomainName> names,
        Optional<Path> roots,
        Optional<String> bindingKeyId,
        Optional<Path> bindingKeyFile,
        Duration retry) {

    public AuthoritySettings {
        AcmeKeys.HTTP_PORT.require(httpPort);
        AcmeKeys.RETRY_TIME.require(retry);
        contacts = List.copyOf(contacts);
        challenges = List.copyOf(challenges);
        names = List.copyOf(names);
        if (!agreeTerms) {
            throw new Contradiction(
                    List.of("agree-terms"),
                    "must be true: an authority issues nothing to who does not agree to its terms of service; read them at "
                            + directory);
        }
        if (bindingKeyId.isPresent() != bindingKeyFile.isPresent()) {
            throw new Contradiction(List.of(), "needs both eab-key-id and eab-key-file, or neither");
        }
    }

    /** Whether the authority looks here over HTTP in clear. */
    public boolean listensOnHttp() {
        return challenges.contains(ChallengeKind.HTTP_01);
    }
}
