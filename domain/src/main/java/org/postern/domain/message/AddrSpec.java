package org.postern.domain.message;

import java.util.ArrayList;
import java.util.List;
import org.postern.domain.message.AddressToken.Kind;

/** An addr-spec (RFC 5322 §3.4.1, obsolete forms included), without quoting, comments and white space. */
record AddrSpec(String localPart, String domain, boolean wellFormed) {

    /**
     * What the tokens may be read as: one addr-spec when they are one; when there are several {@code @}, all that a
     * careless reader may see in them, none of them well-formed; nothing without {@code @}.
     */
    static List<AddrSpec> of(List<AddressToken> tokens) {
        List<AddrSpec> specs = new ArrayList<>();
        boolean one = tokens.stream().filter(token -> token.is(Kind.AT)).count() == 1;
        int start = 0;
        for (int at = next(tokens, 0); at < tokens.size(); at = next(tokens, at + 1)) {
            List<AddressToken> local = tokens.subList(start, at);
            List<AddressToken> domain = tokens.subList(at + 1, next(tokens, at + 1));
            int length = domainLength(domain);
            boolean wellFormed = one && isLocalPart(local) && length > 0 && length == domain.size();
            List<AddressToken> read = length > 0 ? domain.subList(0, length) : domain;
            specs.add(new AddrSpec(AddressToken.join(local, false), AddressToken.join(read, false), wellFormed));
            start = at + 1;
        }
        return specs;
    }

    private static int next(List<AddressToken> tokens, int from) {
        int at = from;
        while (at < tokens.size() && !tokens.get(at).is(Kind.AT)) {
            at++;
        }
        return at;
    }

    /** {@code word *("." word)}: obs-local-part. */
    private static boolean isLocalPart(List<AddressToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            AddressToken token = tokens.get(i);
            if (i % 2 == 0 ? !token.is(Kind.ATOM) && !token.is(Kind.QUOTED) : !token.is(Kind.DOT)) {
                return false;
            }
        }
        return tokens.size() % 2 == 1;
    }

    /** How many tokens are a domain: a domain-literal or {@code atom *("." atom)}, obs-domain. */
    private static int domainLength(List<AddressToken> tokens) {
        if (!tokens.isEmpty() && tokens.getFirst().is(Kind.LITERAL)) {
            return 1;
        }
        int length = 0;
        for (int i = 0; i < tokens.size() && tokens.get(i).is(i % 2 == 0 ? Kind.ATOM : Kind.DOT); i++) {
            length = i % 2 == 0 ? i + 1 : length;
        }
        return length;
    }
}
