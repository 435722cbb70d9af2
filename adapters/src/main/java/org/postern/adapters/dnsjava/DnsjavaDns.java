package org.postern.adapters.dnsjava;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.Security;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * The DNS by way of recursive name servers, in dnsjava's messages. Blocks its caller, which should be a virtual thread
 * (only those are interruptible in a socket), never longer than {@link DnsSettings} allow; has no thread of its own.
 * The words of a failure: {@code timeout}, {@code unreachable}, {@code busy}, {@code interrupted}, {@code closed},
 * {@code malformed}, {@code truncated}, {@code connection closed}, {@code lame}, {@code bogus}, {@code oversize},
 * {@code CNAME loop}, {@code CNAME chain}, {@code several CNAMEs}, or the response code as in {@code SERVFAIL}.
 */
public final class DnsjavaDns implements Dns, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DnsjavaDns.class);

    private final Validation validation;
    private final Servers servers;
    private final Optional<Validator> validator;

    /** @param clock for the validity of signatures when validation is {@link Validation#HERE} */
    public DnsjavaDns(DnsSettings settings, Clock clock) {
        this.validation = settings.validation();
        this.servers = new Servers(settings);
        this.validator =
                validation == Validation.HERE ? Optional.of(new Validator(settings, servers, clock)) : Optional.empty();
    }

    /**
     * What cannot be a domain name cannot be asked for, and nothing has it: NO_SUCH_DOMAIN, which is also how RFC 7208
     * §4.3 and §5.7 want such a name, out of a macro or an EHLO, to end.
     */
    @Override
    public Answer ask(Question question) {
        Optional<Name> name = Names.parse(question.name());
        if (name.isEmpty()) {
            return Answer.noSuchDomain(question, 0);
        }
        try {
            return new LookUp(question, name.get(), validation != Validation.NONE).through(this::send);
        } catch (Trouble trouble) {
            return failure(question, trouble.detail());
        } catch (RuntimeException mistake) {
            LOG.error("look-up of {} broke", question, mistake);
            return failure(question, "broken: " + mistake);
        }
    }

    private static Answer failure(Question question, String detail) {
        Security security = detail.equals(Trouble.BOGUS) ? Security.BOGUS : Security.INSECURE;
        return new Answer(question, Answer.Status.TEMPORARY_FAILURE, List.of(), 0, security, detail);
    }

    private Message send(Name name, int type) throws Trouble {
        Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        if (validation == Validation.BY_SERVER) {
            query.getHeader().setFlag(Flags.AD);
        }
        return validator.isPresent() ? validator.get().ask(query) : servers.ask(query, 0);
    }

    /** Ends what is under way; every answer from now on is a failure. */
    @Override
    public void close() {
        servers.close();
        validator.ifPresent(Validator::close);
    }
}
