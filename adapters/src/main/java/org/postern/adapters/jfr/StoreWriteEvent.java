package org.postern.adapters.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A message made durable, or not. */
@Name("postern.StoreWrite")
@Label("Store Write")
@Category("Postern")
@Description("From a message's octets being there to their being durable, or not")
@StackTrace(false)
final class StoreWriteEvent extends Event {
    @Label("Id")
    @Description("Of the mail transaction: that of the reply, the log, the ledger and the file")
    String id = "";

    @Label("Octets")
    @DataAmount
    long octets;

    @Label("Outcome")
    @Description("KEPT, FULL, BUSY or FAULT")
    String outcome = "";
}
