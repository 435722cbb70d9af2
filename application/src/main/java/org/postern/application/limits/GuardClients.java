package org.postern.application.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.postern.application.port.ClientRate;
import org.postern.application.port.ClientRates;
import org.postern.application.port.SessionObserver;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Opinion;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.session.Client;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.TransactionId;

/**
 * Decides what one client may use beside all the others, across its sessions: how many at once, and how often a minute it may
 * connect, send, name recipients and err. A client is an IPv4 address or an IPv6 /64, so that an owner of many addresses
 * gains nothing by changing them. Whoever is on the allow list is counted, and never delayed nor put off. Any thread.
 */
public final class GuardClients {
    private static final int IPV6_CLIENT = 64;

    private final GuardSettings settings;
    private final SessionCounts sessions;
    private final ClientRates rates;
    private final Supplier<TransactionId> ids;
    private final BiConsumer<TransactionId, StatedOpinion> witness;
    private final SessionObserver observer;
    private final Floods floods;
    private final Tarpit tarpit;

    /**
     * @param ids names what is put off before it has an id
     * @param witness told what is held against a transaction, by its id
     * @param floods knows of whom it was told already
     */
    public GuardClients(
            GuardSettings settings,
            SessionCounts sessions,
            ClientRates rates,
            Supplier<TransactionId> ids,
            BiConsumer<TransactionId, StatedOpinion> witness,
            SessionObserver observer,
            Floods floods) {
        this.settings = settings;
        this.sessions = sessions;
        this.rates = rates;
        this.ids = ids;
        this.witness = witness;
        this.observer = observer;
        this.floods = floods;
        this.tarpit = new Tarpit(settings.tarpitTime(), settings.tarpitClients());
    }

    /**
     * On a new connection. Unless it is refused, {@link #left} must follow; one that is refused takes no place, so that whoever
     * comes again too soon does not keep itself and its neighbours out.
     */
    public Objections connected(Session session) {
        Client client = session.client();
        List<GuardRule> objecting = sessions.enter(client.address());
        if (isAllowed(client)) {
            return Objections.NONE;
        }
        IpNetwork counted = counted(client.address());
        if (client.earlyTalker()) {
            objecting.add(GuardRule.EARLY_TALKER);
        }
        if (rates.isSpent(ClientRate.ERRORS, counted)) {
            objecting.add(GuardRule.ERRORS);
        }
        if (!rates.take(ClientRate.CONNECTIONS, counted)) {
            objecting.add(GuardRule.CONNECTIONS);
        }
        Objections objections = objecting.isEmpty() ? Objections.NONE : met(session, objecting);
        if (objections.refusal().isPresent()) {
            left(client);
        }
        return objections;
    }

    /**
     * How long a client that may have a session waits for the greeting, so that it shows whether it can: RFC 5321 §3.1. An
     * allowed one does not, nor anybody while the server is short of sessions.
     */
    public Duration greetDelay(Client client) {
        return isAllowed(client) || sessions.isBusy() ? Duration.ZERO : settings.greetDelay();
    }

    /** It could not wait; {@code before} is what was held against it when it connected, and stays so. */
    public Objections talkedEarly(Session session, Objections before) {
        List<GuardRule> objecting = List.of(GuardRule.EARLY_TALKER);
        Floods.Mention mention = mention(session, objecting, () -> before.id().orElseGet(ids));
        Objections objections = before.and(stated(session, mention, objecting));
        if (objections.refusal().isPresent()) {
            left(session.client());
        }
        return objections;
    }

    /** The session is over. */
    public void left(Client client) {
        sessions.leave(client.address());
    }

    /** Holds a client back before it hears that it erred too often, unless others need the place. */
    public void slowDown(Objections objections, Consumer<Duration> pause) {
        if (objections.enforce(GuardRule.ERRORS) && !sessions.isBusy()) {
            tarpit.hold(pause);
        }
    }

    /** On a MAIL. */
    public Objections sends(Session session, TransactionId id) {
        return taken(session, id, ClientRate.MESSAGES, GuardRule.MESSAGES);
    }

    /** On a RCPT; one that is put off says nothing of whether the recipient exists. */
    public Objections names(Session session, TransactionId id) {
        if (isAllowed(session.client())) {
            return Objections.NONE;
        }
        IpNetwork counted = counted(session.client().address());
        List<GuardRule> objecting = new ArrayList<>(2);
        if (!rates.take(ClientRate.RECIPIENTS, counted)) {
            objecting.add(GuardRule.RECIPIENTS);
        }
        if (rates.isSpent(ClientRate.UNKNOWN_RECIPIENTS, counted)) {
            objecting.add(GuardRule.UNKNOWN_RECIPIENTS);
        }
        return held(session, id, objecting);
    }

    /** The recipient does not exist. */
    public void namedUnknown(Client client) {
        count(client, ClientRate.UNKNOWN_RECIPIENTS);
    }

    /** A command was answered 5yz. */
    public void erred(Client client) {
        count(client, ClientRate.ERRORS);
    }

    /** On an AUTH: whether the client has failed too often for another try. */
    public Objections authenticates(Session session) {
        boolean tooOften = !isAllowed(session.client())
                && rates.isSpent(
                        ClientRate.AUTH_FAILURES, counted(session.client().address()));
        return tooOften ? met(session, List.of(GuardRule.AUTH_FAILURES)) : Objections.NONE;
    }

    /** An authentication failed. */
    public void failedToAuthenticate(Client client) {
        count(client, ClientRate.AUTH_FAILURES);
    }

    /** Whether the owner wants this client never delayed nor put off. */
    public boolean isAllowed(Client client) {
        return settings.allows(client.address());
    }

    /** Whether so many sessions are open that the idle ones are in the way; those of an allowed client never are. */
    public boolean isBusy(Client client) {
        return sessions.isBusy() && !isAllowed(client);
    }

    private Objections taken(Session session, TransactionId id, ClientRate rate, GuardRule rule) {
        boolean tooOften = !isAllowed(session.client())
                && !rates.take(rate, counted(session.client().address()));
        return held(session, id, tooOften ? List.of(rule) : List.of());
    }

    private Objections held(Session session, TransactionId id, List<GuardRule> objecting) {
        if (objecting.isEmpty()) {
            return Objections.NONE;
        }
        boolean again = mention(session, objecting, () -> id).again();
        Objections objections = stated(session, new Floods.Mention(id, again), objecting);
        objections.opinions().forEach(stated -> witness.accept(id, stated));
        return objections;
    }

    /** What has no transaction: whoever comes again has the id of its first time in this minute. */
    private Objections met(Session session, List<GuardRule> objecting) {
        return stated(session, mention(session, objecting, ids), objecting);
    }

    /** By the rule that decides, or else the first that watches. */
    private Floods.Mention mention(Session session, List<GuardRule> objecting, Supplier<TransactionId> own) {
        GuardRule first = objecting.stream()
                .filter(rule -> settings.mode(rule) == Mode.ENFORCE)
                .findFirst()
                .orElse(objecting.getFirst());
        IpNetwork client = counted(session.client().address());
        return floods.mention(first.word(), settings.mode(first), client, own);
    }

    private Objections stated(Session session, Floods.Mention mention, List<GuardRule> objecting) {
        List<StatedOpinion> opinions = objecting.stream()
                .map(rule -> new StatedOpinion(
                        rule.word(),
                        settings.mode(rule),
                        new Opinion(new Disposition.Defer(rule.reply(mention.id())), rule.reason())))
                .toList();
        opinions.forEach(stated -> observer.objected(session, stated, mention.again()));
        return new Objections(Optional.of(mention.id()), opinions, mention.again());
    }

    /** What is used up already stays so. */
    private void count(Client client, ClientRate rate) {
        if (!isAllowed(client)) {
            var unused = rates.take(rate, counted(client.address()));
        }
    }

    private static IpNetwork counted(IpAddress address) {
        return IpNetwork.around(address, Math.min(address.width(), IPV6_CLIENT));
    }
}
