package org.postern.domain.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.postern.domain.message.AddressToken.Kind;

/**
 * Reads the address list of an originator or destination field: RFC 5322 §3.4 and §4.4 with the characters of RFC 6532
 * and, in any field, groups (RFC 6854). One pass, linear, no recursion, never an exception: what is malformed still
 * yields every address that some other reader might take from it, and a flaw.
 */
public final class AddressListReader {
    private final StructuredCursor cursor;
    private final List<ListedMailbox> mailboxes = new ArrayList<>();
    private final EnumSet<AddressListFlaw> flaws = EnumSet.noneOf(AddressListFlaw.class);
    private final List<AddressToken> tokens = new ArrayList<>();
    private boolean inGroup;
    private String group = "";
    private boolean afterAddress;

    private AddressListReader(String text) {
        this.cursor = new StructuredCursor(text);
    }

    /** Reads the value of a field. */
    public static AddressList read(HeaderField field) {
        return read(field.rawValue().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads the octets behind the colon of a field, folded or not. */
    public static AddressList read(byte[] octets) {
        String text = Octets.decode(octets, 0, octets.length);
        AddressListReader reader = new AddressListReader(text);
        if (!Arrays.equals(octets, text.getBytes(StandardCharsets.UTF_8))) {
            reader.flaws.add(AddressListFlaw.NOT_UTF8);
        }
        return reader.list();
    }

    private AddressList list() {
        boolean spaced = cursor.skipCfws();
        while (cursor.peek() >= 0) {
            switch (cursor.peek()) {
                case ',' -> endMember();
                case ':' -> beginGroup();
                case ';' -> endGroup();
                case '<' -> angleAddress();
                default -> tokens.add(AddressToken.read(cursor, spaced));
            }
            spaced = cursor.skipCfws();
        }
        finishMember();
        note(inGroup || cursor.isBroken(), AddressListFlaw.UNTERMINATED);
        return new AddressList(mailboxes, flaws);
    }

    private void endMember() {
        cursor.skip();
        finishMember();
    }

    private void beginGroup() {
        cursor.skip();
        malformedIf(inGroup
                || afterAddress
                || tokens.isEmpty()
                || !AddrSpec.of(tokens).isEmpty());
        String name = AddressToken.join(tokens, true);
        finishUnlessPhrase();
        inGroup = true;
        group = name;
    }

    private void endGroup() {
        cursor.skip();
        finishMember();
        malformedIf(!inGroup);
        inGroup = false;
        group = "";
    }

    /** Ends a member of the list: an addr-spec alone, nothing (RFC 5322 §4.4), or what followed an angle-addr. */
    private void finishMember() {
        List<AddrSpec> specs = AddrSpec.of(tokens);
        malformedIf(!tokens.isEmpty() && (afterAddress || specs.isEmpty()));
        add(specs, "");
        tokens.clear();
        afterAddress = false;
    }

    private void angleAddress() {
        cursor.skip();
        malformedIf(afterAddress);
        String displayName = AddressToken.join(tokens, true);
        finishUnlessPhrase();
        List<AddrSpec> specs = AddrSpec.of(bracketed());
        malformedIf(specs.isEmpty());
        add(specs, displayName);
        afterAddress = true;
    }

    /** What stands before an angle-addr or a group's colon is a phrase: RFC 5322 §3.2.5, with dots §4.1. */
    private void finishUnlessPhrase() {
        boolean loose = tokens.stream().anyMatch(token -> token.is(Kind.AT) || token.is(Kind.LITERAL));
        note(loose, AddressListFlaw.LOOSE_DISPLAY_NAME);
        malformedIf(tokens.stream().anyMatch(token -> token.is(Kind.STRAY)));
        for (AddrSpec spec : AddrSpec.of(tokens)) {
            mailboxes.add(new ListedMailbox(group, "", spec.localPart(), spec.domain()));
        }
        tokens.clear();
        afterAddress = false;
    }

    /** The tokens up to the closing bracket, without an obsolete route: RFC 5322 §4.4. */
    private List<AddressToken> bracketed() {
        List<AddressToken> inside = new ArrayList<>();
        boolean spaced = cursor.skipCfws();
        while (cursor.peek() >= 0 && cursor.peek() != '>') {
            int c = cursor.peek();
            boolean route = inside.isEmpty() || inside.getFirst().is(Kind.AT);
            if (c == ',' || c == ':') {
                cursor.skip();
                malformedIf(!route || c == ':' && inside.isEmpty());
                if (c == ':') {
                    inside.clear();
                }
            } else {
                inside.add(AddressToken.read(cursor, spaced));
            }
            spaced = cursor.skipCfws();
        }
        note(cursor.peek() < 0, AddressListFlaw.UNTERMINATED);
        cursor.skip();
        return inside;
    }

    private void add(List<AddrSpec> specs, String displayName) {
        for (AddrSpec spec : specs) {
            malformedIf(!spec.wellFormed());
            mailboxes.add(new ListedMailbox(group, displayName, spec.localPart(), spec.domain()));
        }
    }

    private void malformedIf(boolean found) {
        note(found, AddressListFlaw.MALFORMED);
    }

    private void note(boolean found, AddressListFlaw flaw) {
        if (found) {
            flaws.add(flaw);
        }
    }
}
