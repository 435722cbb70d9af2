package org.postern.domain.sasl;

/** Whom a bearer token stands for. */
public sealed interface TokenHolder {

    /** This user. */
    record HolderKnown(String user) implements TokenHolder {}

    /** Nobody: it is none of ours, over, or of somebody else than was said. */
    record TokenRefused() implements TokenHolder {}

    /** Nobody can say now. */
    record TokensUnavailable() implements TokenHolder {}
}
