package org.postern.domain.spf;

/** A test that the client's address meets or does not: RFC 7208 §5. */
public sealed interface Mechanism
        permits AllMechanism,
                IncludeMechanism,
                AMechanism,
                MxMechanism,
                PtrMechanism,
                Ip4Mechanism,
                Ip6Mechanism,
                ExistsMechanism {

    /** How it is written in a record, without qualifier. */
    String text();
}
