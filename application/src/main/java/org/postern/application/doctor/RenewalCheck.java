package org.postern.application.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.postern.application.certificate.CertificateState;

/** Whether the certificates that an authority issues are there, and the last attempt to get one succeeded: RFC 8555. */
record RenewalCheck(Supplier<List<CertificateState>> states, Instant now) implements Check {
    private static final String WHY = "Without a certificate that senders trust, MTA-STS and DANE keep mail away.";
    private static final String REMEDY = "Mend that, then: postern acme --renew. See ACME in docs/operating.md.";

    @Override
    public String subject() {
        return "ACME";
    }

    @Override
    public List<Diagnosis> look() {
        List<CertificateState> all = states.get();
        List<Diagnosis> wrong = new ArrayList<>();
        all.forEach(one -> judge(one, wrong));
        return wrong.isEmpty()
                ? List.of(Diagnosis.fine(subject(), all.size() + " certificates are there, and no renewal has failed"))
                : wrong;
    }

    private void judge(CertificateState state, List<Diagnosis> wrong) {
        boolean good = state.until().filter(now::isBefore).isPresent();
        String failed = state.failures() == 0
                ? ""
                : "; " + state.failures() + " attempts failed, the last with: " + state.trouble();
        if (!good) {
            wrong.add(Diagnosis.wrong(
                    subject(),
                    "no good certificate for " + state.name() + failed,
                    WHY,
                    state.failures() == 0 ? "See whether the server runs, and its log." : REMEDY));
        } else if (state.failures() > 0) {
            String until = state.until().map(Instant::toString).orElse("");
            wrong.add(Diagnosis.warn(
                    subject(), "that for " + state.name() + " is good until " + until + failed, WHY, REMEDY));
        }
    }
}
