package org.postern.testkit.users;

import org.postern.application.port.Credentials;
import org.postern.domain.sasl.Secret;

class MemoryCredentialsTest implements CredentialsContract {

    @Override
    public Credentials knowingAlice() {
        return new MemoryCredentials(Secret.of("0123456789abcdef"), 4_096).with("alice@example.org", "pencil");
    }
}
