package org.postern.application.replay;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.postern.application.port.Greylist;
import org.postern.application.port.GreylistFault;
import org.postern.domain.greylist.Acquaintance;
import org.postern.domain.greylist.GreylistReport;

/** Says again what the greylist once said, and remembers nobody. */
record RecordedGreylist(GreylistReport said) implements Greylist {

    @Override
    public List<Acquaintance> find(Collection<String> keys, Instant at) throws GreylistFault {
        return switch (said) {
            case GreylistReport.Exempt exempt -> List.of();
            case GreylistReport.Unavailable down -> throw new GreylistFault(down.why());
            case GreylistReport.Looked looked -> looked.sender().stream().toList();
        };
    }

    @Override
    public void remember(List<Acquaintance> senders) {}
}
