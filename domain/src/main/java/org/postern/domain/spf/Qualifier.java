package org.postern.domain.spf;

/** What a matching mechanism makes of it: RFC 7208 §4.6.2. */
public enum Qualifier {
    PASS("+", SpfResult.PASS),
    FAIL("-", SpfResult.FAIL),
    SOFTFAIL("~", SpfResult.SOFTFAIL),
    NEUTRAL("?", SpfResult.NEUTRAL);

    private final String sign;
    private final SpfResult result;

    Qualifier(String sign, SpfResult result) {
        this.sign = sign;
        this.result = result;
    }

    /** How it is written in a record. */
    public String sign() {
        return sign;
    }

    /** What check_host() returns when the mechanism matches. */
    public SpfResult result() {
        return result;
    }
}
