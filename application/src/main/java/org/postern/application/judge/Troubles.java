package org.postern.application.judge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.arc.ArcResult;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.dkim.KeyFacts;
import org.postern.domain.dkim.SignatureReport;
import org.postern.domain.dkim.WrittenTags;
import org.postern.domain.dmarc.DmarcResult;
import org.postern.domain.dmarc.DmarcVerdict;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ListAnswer;
import org.postern.domain.dnslist.ListReport;
import org.postern.domain.spf.Explanation;
import org.postern.domain.spf.SpfArguments;
import org.postern.domain.spf.SpfOutcome;
import org.postern.domain.spf.SpfReason;
import org.postern.domain.spf.SpfResult;

/** What a check is taken to have found when it could not be done: temperror, the one result that accuses nobody. */
final class Troubles {
    static final String WHY = "the check could not be done";

    private Troubles() {}

    static SpfOutcome spf(SpfArguments arguments) {
        SpfReason reason = new SpfReason.Broken("check_host()", WHY);
        return new SpfOutcome(arguments, SpfResult.TEMPERROR, reason, new Explanation.None(), 0, 0, false);
    }

    static DkimReport dkim() {
        return new DkimReport(List.of(new SignatureReport(
                DkimResult.TEMPERROR,
                WHY,
                new WrittenTags("", "", "", "", ""),
                Optional.empty(),
                Optional.empty(),
                new KeyFacts(0, false, false),
                Optional.empty(),
                false,
                List.of())));
    }

    /** RFC 8617 §4.4 has no temperror; a chain that fails is as none at all. */
    static ArcReport arc() {
        return new ArcReport(ArcResult.FAIL, WHY, OptionalInt.empty(), List.of());
    }

    static DmarcResult dmarc() {
        return new DmarcResult(DmarcVerdict.TEMPERROR, WHY, Optional.empty(), List.of(), List.of());
    }

    static ListReport lists(List<DnsList> lists) {
        return new ListReport(lists.stream()
                .map(list -> new ListAnswer(list, ListAnswer.Listing.NO_ANSWER, List.of(), WHY))
                .toList());
    }
}
