package org.postern.application.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.port.OutsideView;
import org.postern.application.port.PolicyFetch;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord.HostAddress;
import org.postern.domain.dns.RecordType;

/** Whether the domain says that it has an MTA-STS policy, has it, and it names this host: RFC 8461 §3, §4.1. */
record StrictTransportCheck(MailHost host, WantedRecords wanted, Dns dns, OutsideView outside) implements Check {
    private static final String VERSION = "v=STSv1;";
    private static final int LONGEST_ID = 32;
    private static final String WHY = "Without a policy whoever is on the way can strip TLS from mail (RFC 8461).";

    @Override
    public String subject() {
        return "MTA-STS";
    }

    @Override
    public List<Diagnosis> look() {
        Answer answer = Published.ask(dns, wanted.strictTransport().owner(), RecordType.TXT);
        return List.of(Published.failure(subject(), answer).orElseGet(() -> judged(answer)));
    }

    private Diagnosis judged(Answer answer) {
        List<String> texts = Published.texts(answer, VERSION);
        String at = answer.question().name();
        if (texts.isEmpty() && host.certificate().isEmpty() && !host.servesPolicy()) {
            return Diagnosis.warn(
                    subject(), "no record at " + at, WHY, "First give the server a certificate that senders trust.");
        }
        if (texts.size() != 1) {
            return texts.isEmpty()
                    ? publish(Condition.WARN, "no record at " + at)
                    : publish(Condition.WRONG, texts.size() + " records at " + at + ", so that none counts");
        }
        if (!hasId(texts.getFirst())) {
            return publish(Condition.WRONG, "no id of letters and digits in " + texts.getFirst());
        }
        return fetched(texts.getFirst());
    }

    private static String id(String text) {
        return Stream.of(text.split(";"))
                .map(String::strip)
                .filter(field -> field.startsWith("id="))
                .map(field -> field.substring("id=".length()))
                .findFirst()
                .orElse("");
    }

    private static boolean hasId(String text) {
        String id = id(text);
        return !id.isEmpty()
                && id.length() <= LONGEST_ID
                && id.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }

    private Diagnosis fetched(String text) {
        List<Answer> answers = Stream.of(RecordType.A, RecordType.AAAA)
                .map(type -> Published.ask(dns, wanted.policyHost(), type))
                .toList();
        Optional<Diagnosis> failure = answers.stream()
                .flatMap(answer -> Published.failure(subject(), answer).stream())
                .findFirst();
        if (failure.isPresent()) {
            return failure.get();
        }
        Optional<IpAddress> address = answers.stream()
                .flatMap(answer -> answer.only(HostAddress.class).stream())
                .map(HostAddress::address)
                .findFirst();
        if (address.isEmpty()) {
            String seen = wanted.policyHost() + " has no address to fetch the policy from";
            return host.servesPolicy()
                    ? Diagnosis.publish(Condition.WRONG, subject(), seen, wanted.policyAlias())
                    : file(seen);
        }
        return switch (outside.policy(host.domain(), address.get())) {
            case PolicyFetch.Fetched policy -> read(text, policy.text());
            case PolicyFetch.NotFetched none -> file("no policy at " + address.get() + ": " + none.why());
        };
    }

    private Diagnosis read(String text, String policy) {
        StrictTransportFile.Read read = StrictTransportFile.read(policy);
        if (read.policy().isEmpty()) {
            return file("what is fetched is no policy: " + read.flaw());
        }
        StrictTransportFile file = read.policy().get();
        if (file.mode().equals("none")) {
            return Diagnosis.warn(
                    subject(), text + " leads to mode: none", WHY, "Say mta-sts: { mode: testing }, then enforce.");
        }
        return file.allows(host.name())
                ? compared(text, policy, file)
                : file("the policy does not name " + host.name());
    }

    /** With the policy of the configuration; of another, which somebody else serves, the id cannot be known. */
    private Diagnosis compared(String text, String policy, StrictTransportFile file) {
        boolean configured = policy.lines().toList().equals(host.policy().lines());
        if (configured && !id(text).equals(host.policy().id())) {
            return publish(
                    Condition.WARN,
                    text + " is not of the policy there: senders keep the one they knew (RFC 8461 §3.1)");
        }
        return configured || !host.servesPolicy()
                ? Diagnosis.fine(subject(), text + " leads to mode: " + file.mode())
                : Diagnosis.warn(
                        subject(),
                        "the policy there is not the one of the configuration",
                        "Senders go by what they fetch.",
                        "postern reload; then see who answers at " + wanted.policyAddress() + ".");
    }

    private Diagnosis publish(Condition condition, String seen) {
        return Diagnosis.publish(condition, subject(), seen, wanted.strictTransport());
    }

    private Diagnosis file(String seen) {
        return Diagnosis.wrong(
                        subject(),
                        seen,
                        "Senders that cannot read the policy go by the one they remember, or by none (RFC 8461 §3.3).",
                        "Give at " + wanted.policyAddress() + ": " + String.join(" / ", wanted.policy()))
                .with(List.of(wanted.strictTransport()));
    }
}
