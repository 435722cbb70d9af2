package org.postern.domain.spf;

/** What ends an evaluation early: temperror or permerror, and the problem in words. */
record Trouble(SpfResult result, String problem) {

    static Trouble permanent(String problem) {
        return new Trouble(SpfResult.PERMERROR, problem);
    }

    static Trouble temporary(String problem) {
        return new Trouble(SpfResult.TEMPERROR, problem);
    }
}
