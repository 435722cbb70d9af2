package org.postern.application.port;

import org.postern.domain.sasl.BearerToken;
import org.postern.domain.sasl.TokenHolder;

/** Whom a bearer token stands for: RFC 7628. Asked while a client waits, by any thread. */
public interface BearerTokens {

    /** Nobody issues any. */
    BearerTokens NONE = token -> new TokenHolder.TokenRefused();

    /** The user it was issued to, as the file of users names it. Octets that are no token of ours are refused. */
    TokenHolder holder(BearerToken token);
}
