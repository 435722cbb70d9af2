package org.postern.bootstrap;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.adapters.ledgerfile.EntryCodec;
import org.postern.application.judge.Circumstances;
import org.postern.application.judge.Judgement;
import org.postern.application.ledger.ToldVerdict;
import org.postern.application.ledger.Verdict;
import org.postern.application.receive.TransactionIds;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.VerifyRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.NullPath;
import org.postern.domain.address.PathParser;
import org.postern.domain.address.ReversePath;
import org.postern.domain.message.Trace;
import org.postern.domain.policy.Decision;
import org.postern.domain.policy.Disposition;

/** {@code postern verify}: all checks on a message in a file, with the DNS as it is now. */
final class Verifying {
    private static final int IPV6_OCTETS = 16;

    private Verifying() {}

    static ExitCode verify(Configuration configuration, VerifyRequest request, Output output) {
        MessageFile.Read message;
        try {
            message = MessageFile.read(request.file());
        } catch (IOException unreadable) {
            output.error().println("cannot read " + request.file() + ": " + unreadable);
            return ExitCode.USAGE;
        }
        Optional<Circumstances> came = circumstances(request, message.trace());
        if (came.isEmpty() && (request.helo().isPresent() || request.mailFrom().isPresent())) {
            output.error().println("postern: --helo and --mail-from say nothing without --ip");
            return ExitCode.USAGE;
        }
        Verdict verdict;
        try (Court court = new Court(configuration, new Met(configuration.data()))) {
            var id = new TransactionIds(InstantSource.system(), new SecureRandom(), Optional.empty()).next();
            Judgement judgement =
                    court.judge().ofMessage(came, id, message.content(), message.section(), Instant.now());
            verdict = Verdict.of(judgement);
        }
        if (request.json()) {
            output.out().println(EntryCodec.encode(verdict));
        } else {
            print(verdict, came.isPresent(), output);
        }
        return verdict.decision().disposition() instanceof Disposition.Accept ? ExitCode.FINE : ExitCode.WRONG;
    }

    private static void print(Verdict verdict, boolean circumstances, Output output) {
        if (!circumstances) {
            output.out()
                    .println(
                            "Nobody knows how this message came (--ip tells): SPF and what else needs a client is left out.");
        }
        ToldVerdict.of(verdict).forEach(output.out()::println);
        Decision decision = verdict.decision();
        output.out()
                .println("The policy would " + decision.disposition().word() + " it"
                        + decision.reason().map(why -> ": " + why).orElse("") + ".");
    }

    /** What the command line says, else what the file says of itself. */
    private static Optional<Circumstances> circumstances(VerifyRequest request, Optional<Trace> trace) {
        Optional<IpAddress> ip = request.ip().or(() -> fact(trace, "client").flatMap(IpAddress::parse));
        return ip.map(client -> new Circumstances(
                client,
                request.helo().or(() -> fact(trace, "helo")).orElseGet(() -> literal(client)),
                request.mailFrom().or(() -> sender(trace)).orElseGet(NullPath::new)));
    }

    private static Optional<String> fact(Optional<Trace> trace, String name) {
        return trace.flatMap(known -> Optional.ofNullable(known.facts().get(name)));
    }

    private static Optional<ReversePath> sender(Optional<Trace> trace) {
        return trace.flatMap(known ->
                PathParser.parse("<" + known.reversePath() + ">", Integer.MAX_VALUE) instanceof PathParser.Parsed parsed
                                && parsed.path() instanceof ReversePath path
                        ? Optional.of(path)
                        : Optional.empty());
    }

    private static String literal(IpAddress client) {
        return client.octets().length == IPV6_OCTETS ? "[IPv6:" + client.text() + "]" : "[" + client.text() + "]";
    }
}
