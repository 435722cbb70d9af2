package org.postern.domain.address;

import java.util.Optional;

/** The Bootstring encoding of RFC 3492, with the parameters of §5. It works on code points and knows no mapping. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;
    private static final int LONGEST = 256;

    private Punycode() {}

    /** RFC 3492 §6.3; empty for a label that cannot fit a DNS label anyway. */
    static Optional<String> encode(String label) {
        int[] input = label.codePoints().toArray();
        if (input.length > LONGEST) {
            return Optional.empty();
        }
        StringBuilder output = new StringBuilder();
        label.codePoints().filter(c -> c < INITIAL_N).forEach(output::appendCodePoint);
        int basic = output.length();
        int handled = basic;
        if (basic > 0) {
            output.append('-');
        }
        int n = INITIAL_N;
        int delta = 0;
        int bias = INITIAL_BIAS;
        while (handled < input.length) {
            int next = Integer.MAX_VALUE;
            for (int c : input) {
                next = c >= n && c < next ? c : next;
            }
            delta += (next - n) * (handled + 1);
            n = next;
            for (int c : input) {
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    appendVariableLength(output, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return Optional.of(output.toString());
    }

    private static void appendVariableLength(StringBuilder output, int delta, int bias) {
        int q = delta;
        for (int k = BASE; ; k += BASE) {
            int t = threshold(k, bias);
            if (q < t) {
                output.append(digit(q));
                return;
            }
            output.append(digit(t + (q - t) % (BASE - t)));
            q = (q - t) / (BASE - t);
        }
    }

    /** RFC 3492 §6.2; empty when the text is not the output of an encoder. */
    static Optional<String> decode(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        int delimiter = text.lastIndexOf('-');
        StringBuilder output = new StringBuilder(delimiter > 0 ? text.substring(0, delimiter) : "");
        int position = delimiter > 0 ? delimiter + 1 : 0;
        long n = INITIAL_N;
        long i = 0;
        int bias = INITIAL_BIAS;
        int length = output.length();
        while (position < text.length()) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = position < text.length() ? value(text.charAt(position++)) : -1;
                if (digit < 0) {
                    return Optional.empty();
                }
                i += digit * weight;
                int t = threshold(k, bias);
                if (digit < t) {
                    break;
                }
                weight *= BASE - t;
                if (i > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            }
            length++;
            bias = adapt((int) Math.min(i - before, Integer.MAX_VALUE), length, before == 0);
            n += i / length;
            i %= length;
            if (n > Character.MAX_CODE_POINT || n >= Character.MIN_SURROGATE && n <= Character.MAX_SURROGATE) {
                return Optional.empty();
            }
            output.insert(output.offsetByCodePoints(0, (int) i), Character.toChars((int) n));
            i++;
        }
        return Optional.of(output.toString());
    }

    private static int threshold(int k, int bias) {
        return Math.clamp(k - bias, T_MIN, T_MAX);
    }

    private static int adapt(int delta, int points, boolean first) {
        int scaled = first ? delta / DAMP : delta / 2;
        scaled += scaled / points;
        int k = 0;
        while (scaled > (BASE - T_MIN) * T_MAX / 2) {
            scaled /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * scaled / (scaled + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int value(char digit) {
        if (digit >= 'a' && digit <= 'z') {
            return digit - 'a';
        }
        return digit >= '0' && digit <= '9' ? digit - '0' + 26 : -1;
    }
}
