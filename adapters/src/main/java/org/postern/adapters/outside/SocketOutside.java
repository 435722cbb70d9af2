package org.postern.adapters.outside;

import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.postern.application.port.OutsideView;
import org.postern.application.port.PolicyFetch;
import org.postern.application.port.Sighting;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;

/** The view over sockets, from this machine. */
public final class SocketOutside implements OutsideView {
    private final int mailPort;
    private final int policyPort;
    private final SSLContext trust;

    /**
     * @param mailPort 25, and another one to try things out
     * @param policyPort 443, likewise
     * @param trust whose certificates may give a policy
     */
    public SocketOutside(int mailPort, int policyPort, SSLContext trust) {
        this.mailPort = mailPort;
        this.policyPort = policyPort;
        this.trust = trust;
    }

    @Override
    public Sighting greet(IpAddress address, DomainName name) {
        try (Outing outing = new Outing(address, mailPort)) {
            return new Greeting(outing.socket()).greet(name);
        } catch (IOException unreached) {
            return new Sighting.Unreached(Outing.words(unreached));
        }
    }

    @Override
    public PolicyFetch policy(DomainName domain, IpAddress address) {
        try (Outing outing = new Outing(address, policyPort)) {
            return PolicyRequest.fetch(outing.socket(), domain, trust);
        } catch (IOException unreached) {
            return new PolicyFetch.NotFetched(Outing.words(unreached));
        }
    }
}
