package org.postern.testkit.observe;

import org.postern.application.port.SessionFollower;
import org.postern.domain.session.Client;

class RememberedSessionTest implements SessionFollowerContract {
    @Override
    public SessionFollower follow(Client client) {
        return new RememberedSession();
    }
}
