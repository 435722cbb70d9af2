package org.postern.adapters.acme;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.postern.application.certificate.ChallengeAnswers;
import org.postern.application.certificate.KeyPairSigner;
import org.postern.application.port.CertificateAuthority;
import org.postern.application.port.Issuance;
import org.postern.application.port.RenewalWindow;
import org.postern.domain.address.DomainName;
import org.postern.domain.x509.RenewalIdentifier;
import org.postern.domain.x509.SigningRequest;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.RenewalInfo;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An authority that speaks ACME, by acme4j: RFC 8555. Asked on one thread. */
public final class AcmeAuthority implements CertificateAuthority {
    private static final Logger LOG = LoggerFactory.getLogger(AcmeAuthority.class);
    private static final Duration ASK_AGAIN = Duration.ofHours(6);
    private static final String ISSUER_KEY = "2.5.29.35";

    private final AcmeSettings settings;
    private final Path accountKey;
    private final InstantSource clock;
    private final Proving proving;

    /** @param accountKey the file of our account's key, which is made when it is not there */
    public AcmeAuthority(AcmeSettings settings, Path accountKey, ChallengeAnswers answers, InstantSource clock) {
        this.settings = settings;
        this.accountKey = accountKey;
        this.clock = clock;
        this.proving = new Proving(settings, answers);
    }

    @Override
    public Issuance issue(List<DomainName> names, KeyPair key, int attempt, Optional<X509Certificate> replaced) {
        try {
            return issued(login(), names, key, attempt, replaced);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Issuance.NotIssued("the server ends", "", Optional.empty());
        } catch (AcmeException | IOException | GeneralSecurityException | RuntimeException failure) {
            LOG.debug("no certificate", failure);
            return Troubles.told(settings.directory(), failure);
        }
    }

    private Issuance issued(
            Login login, List<DomainName> names, KeyPair key, int attempt, Optional<X509Certificate> replaced)
            throws AcmeException, InterruptedException, GeneralSecurityException {
        Order order = order(login, names, attempt == 0 ? replaced : Optional.empty());
        for (Authorization authorization : order.getAuthorizations()) {
            Optional<Issuance> trouble = proving.prove(authorization, attempt);
            if (trouble.isPresent()) {
                return trouble.get();
            }
        }
        order.waitUntilReady(settings.patience());
        List<String> all = names.stream().map(DomainName::text).toList();
        order.execute(SigningRequest.of(all, new KeyPairSigner(key)));
        return order.waitForCompletion(settings.patience()) == Status.VALID
                ? new Issuance.Issued(order.getCertificate().getCertificateChain())
                : Troubles.told(order.getError());
    }

    /** What is replaced is told to an authority that renews on its own counts only: RFC 9773 §5. */
    private static Order order(Login login, List<DomainName> names, Optional<X509Certificate> replaced)
            throws AcmeException {
        OrderBuilder order = login.newOrder();
        names.forEach(name -> order.domain(name.text()));
        if (login.getSession().resourceUrlOptional(Resource.RENEWAL_INFO).isPresent()) {
            replaced.flatMap(AcmeAuthority::identifier).ifPresent(order::replaces);
        }
        return order.create();
    }

    private static Optional<String> identifier(X509Certificate certificate) {
        return Optional.ofNullable(certificate.getExtensionValue(ISSUER_KEY))
                .flatMap(extension -> RenewalIdentifier.of(extension, certificate.getSerialNumber()));
    }

    private Session session() throws IOException {
        Optional<SSLContext> trust = settings.roots().isPresent()
                ? Optional.of(Roots.in(settings.roots().get()))
                : Optional.empty();
        Session session = new Session(settings.directory(), new TrustingProvider(trust));
        session.setLocale(Locale.ENGLISH);
        return session;
    }

    /** The account of our key, made when there is none: RFC 8555 §7.3. */
    private Login login() throws AcmeException, IOException {
        AccountBuilder account = new AccountBuilder().agreeToTermsOfService().useKeyPair(AccountKey.in(accountKey));
        settings.contacts().forEach(account::addEmail);
        if (settings.binding().isPresent()) {
            AcmeSettings.AccountBinding binding = settings.binding().get();
            account.withKeyIdentifier(
                    binding.keyId(), Files.readString(binding.keyFile()).strip());
        }
        return account.createLogin(session());
    }

    @Override
    public Optional<RenewalWindow> renewal(X509Certificate certificate) {
        try {
            Session session = session();
            Optional<URL> resource = session.resourceUrlOptional(Resource.RENEWAL_INFO);
            Optional<String> identifier = identifier(certificate);
            return resource.isPresent() && identifier.isPresent()
                    ? Optional.of(window(login(), resource.get() + "/" + identifier.get()))
                    : Optional.empty();
        } catch (AcmeException | IOException | RuntimeException unknown) {
            LOG.debug("no word on renewal", unknown);
            return Optional.empty();
        }
    }

    private RenewalWindow window(Login login, String location) throws AcmeException, IOException {
        RenewalInfo renewal = login.bindRenewalInfo(URI.create(location).toURL());
        return new RenewalWindow(
                renewal.getSuggestedWindowStart(),
                renewal.getSuggestedWindowEnd(),
                renewal.fetch().orElse(clock.instant().plus(ASK_AGAIN)));
    }
}
