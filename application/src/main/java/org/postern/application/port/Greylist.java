package org.postern.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.postern.domain.greylist.Acquaintance;

/**
 * The senders that were met of late. It is bounded: too many are too many, and those go first that were not heard of again.
 * What is lost of it costs a sender one more delay and nothing else. Any thread.
 */
public interface Greylist {

    /** What is remembered under these keys at that time, in no order. Waits a second at most. */
    List<Acquaintance> find(Collection<String> keys, Instant at) throws GreylistFault;

    /** From now on this is what is remembered under their keys; soon, and not at all when there is trouble. Never waits. */
    void remember(List<Acquaintance> senders);
}
