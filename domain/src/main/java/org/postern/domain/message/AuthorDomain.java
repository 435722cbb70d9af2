package org.postern.domain.message;

import java.util.List;
import org.postern.domain.address.DomainName;

/** The Author Domain of a message, taken from its From field: RFC 9989 §3.2.2 and §5.3.1. */
public sealed interface AuthorDomain {

    /** One well-formed From field whose authors are all in one domain. */
    record Sole(DomainName domain) implements AuthorDomain {}

    /** Anything else: all domains that a reader may take for the author's, in order, each once; perhaps none. */
    record Unclear(List<DomainName> domains, AuthorFlaw flaw) implements AuthorDomain {
        public Unclear {
            domains = List.copyOf(domains);
        }
    }

    /** Looks at all From fields of a message. */
    static AuthorDomain of(HeaderSection section) {
        return AuthorReader.read(section.all("From"));
    }
}
