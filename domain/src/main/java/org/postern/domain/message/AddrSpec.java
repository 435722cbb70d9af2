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
            boolean wellFormed = one && isLocalPart(local) && isDomain(domain);
            specs.add(new AddrSpec(AddressToken.join(local, false), AddressToken.join(domain, false), wellFormed));
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

    private static boolean isLocalPart(List<AddressToken> tokens) {
        return isDotted(tokens, true);
    }

    private static boolean isDomain(List<AddressToken> tokens) {
        return tokens.size() == 1 && tokens.getFirst().is(Kind.LITERAL) || isDotted(tokens, false);
    }

    /** {@code word *("." word)} or {@code atom *("." atom)}: obs-local-part and obs-domain. */
    private static boolean isDotted(List<AddressToken> tokens, boolean quoted) {
        for (int i = 0; i < tokens.size(); i++) {
            AddressToken token = tokens.get(i);
            boolean word = token.is(Kind.ATOM) || quoted && token.is(Kind.QUOTED);
            if (i % 2 == 0 ? !word : !token.is(Kind.DOT)) {
                return false;
            }
        }
        return tokens.size() % 2 == 1;
    }
}
