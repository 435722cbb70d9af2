package org.postern.adapters.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A session, from the connection to its end. */
@Name("postern.Session")
@Label("Session")
@Category("Postern")
@Description("An SMTP session, from the connection to its end")
@StackTrace(false)
final class SessionEvent extends Event {
    @Label("Session")
    @Description("Its number since the start of the server; its messages have it, too")
    long session;

    @Label("Listener")
    String listener = "";

    @Label("TLS")
    @Description("The version, or nothing for clear text")
    String tls = "";

    @Label("Reason")
    @Description("How it ended, as in the log")
    String reason = "";

    @Label("Transactions")
    int transactions;

    @Label("Errors")
    int errors;
}
