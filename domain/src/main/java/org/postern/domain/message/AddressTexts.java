package org.postern.domain.message;

import java.util.ArrayList;
import java.util.List;

/** Addresses in one text with commas between them, of which some may be quoted inside a local part. */
final class AddressTexts {

    private AddressTexts() {}

    static List<String> split(String text) {
        List<String> addresses = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && (!quoted || i >= text.length())) {
                addresses.add(text.substring(start, Math.min(i, text.length())).strip());
                start = i + 1;
            }
        }
        addresses.removeIf(String::isEmpty);
        return addresses;
    }
}
