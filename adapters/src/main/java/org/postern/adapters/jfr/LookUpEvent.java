package org.postern.adapters.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A question to name servers; not those that the cache answered. */
@Name("postern.LookUp")
@Label("DNS Look-Up")
@Category("Postern")
@Description("A question to name servers, time-outs and second tries included; not those that the cache answered")
@StackTrace(false)
final class LookUpEvent extends Event {
    @Label("Type")
    @Description("Of the records asked for")
    String type = "";

    @Label("Outcome")
    @Description("FOUND, NO_DATA, NO_SUCH_DOMAIN or TEMPORARY_FAILURE")
    String outcome = "";
}
