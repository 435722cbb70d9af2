package org.postern.adapters.observe;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.postern.application.certificate.CertificateEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the owner should hear of certificates, in the log; a failure with what to do about it. */
public final class CertificateLog implements Consumer<CertificateEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("certificate");

    @Override
    public void accept(CertificateEvent event) {
        switch (event) {
            case CertificateEvent.Obtained obtained ->
                LOG.atInfo()
                        .addKeyValue("name", obtained.name())
                        .addKeyValue("until", obtained.until())
                        .addKeyValue("renewal", second(obtained.due()))
                        .log("certificate obtained");
            case CertificateEvent.Found found ->
                LOG.atInfo()
                        .addKeyValue("name", found.name())
                        .addKeyValue("until", found.until())
                        .addKeyValue("renewal", second(found.due()))
                        .log("certificate found");
            case CertificateEvent.Waiting waiting ->
                LOG.atWarn()
                        .addKeyValue("name", waiting.name())
                        .addKeyValue("again", second(waiting.again()))
                        .log("no certificate yet, and attempts failed before; postern acme --renew asks now");
            case CertificateEvent.Failed failed ->
                LOG.atWarn()
                        .addKeyValue("name", failed.name())
                        .addKeyValue("why", failed.why())
                        .addKeyValue("remedy", failed.remedy())
                        .addKeyValue("again", second(failed.again()))
                        .addKeyValue(
                                "until",
                                failed.state().until().map(Instant::toString).orElse("none"))
                        .log("certificate not obtained; mail is taken as before");
        }
    }

    private static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
