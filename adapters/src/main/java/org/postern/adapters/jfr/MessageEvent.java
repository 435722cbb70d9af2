package org.postern.adapters.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A message, from its last octet to the reply: what the other side waits for. */
@Name("postern.Message")
@Label("Message")
@Category("Postern")
@Description("From the last octet of a message to its reply: judged, and kept or declined")
@StackTrace(false)
final class MessageEvent extends Event {
    @Label("Session")
    long session;

    @Label("Id")
    @Description("Of the mail transaction: that of the reply, the log, the ledger and the file")
    String id = "";

    @Label("Octets")
    @DataAmount
    long octets;

    @Label("Outcome")
    @Description("kept, declined, or fault")
    String outcome = "fault";

    @Label("Reply")
    @Description("Reply code and enhanced status code")
    String reply = "";
}
