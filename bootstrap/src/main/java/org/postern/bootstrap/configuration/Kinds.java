package org.postern.bootstrap.configuration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.postern.bootstrap.yaml.ScalarKind;
import org.postern.bootstrap.yaml.Spot;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.LocalPart;
import org.postern.domain.address.Mailbox;

/** The kinds of scalars in a configuration, each with its bounds. */
final class Kinds {
    private Kinds() {}

    static ScalarKind<Integer> count(int least, int most) {
        return ScalarKind.of(
                "a whole number from " + least + " to " + most,
                text -> WholeNumber.parse(text)
                        .filter(number -> number >= least && number <= most)
                        .map(Long::intValue),
                number -> Integer.toString(number));
    }

    static ScalarKind<DataSize> size(DataSize least, DataSize most) {
        return bounded("a size", "B, KB, KiB, MB, MiB, GB or GiB", least, most, DataSize::parse, DataSize::text);
    }

    static ScalarKind<DataRate> rate(DataRate least, DataRate most) {
        return bounded("a rate", "B/s, KB/s, KiB/s, MB/s or MiB/s", least, most, DataRate::parse, DataRate::text);
    }

    static ScalarKind<Duration> time(Duration least, Duration most) {
        return bounded("a time", "ms, s, m, h or d", least, most, TimeSpan::parse, TimeSpan::text);
    }

    static ScalarKind<LocalTime> timeOfDay() {
        return ScalarKind.of("a time of the day such as \"03:00\"", Kinds::timeOfDay, LocalTime::toString);
    }

    private static Optional<LocalTime> timeOfDay(String text) {
        try {
            return text.length() == "03:00".length() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static <T extends Comparable<T>> ScalarKind<T> bounded(
            String name,
            String units,
            T least,
            T most,
            Function<String, Optional<T>> parser,
            Function<T, String> writer) {
        return ScalarKind.of(
                name + " from " + writer.apply(least) + " to " + writer.apply(most) + " with a unit (" + units + ")",
                text -> parser.apply(text).filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0),
                writer);
    }

    static ScalarKind<Boolean> flag() {
        return new ScalarKind<>(
                "true or false",
                List.of("true", "false"),
                (text, spot) -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                value -> Boolean.toString(value));
    }

    static <E extends Enum<E>> ScalarKind<E> choice(Class<E> of) {
        return choice(of, Kinds::name);
    }

    static <E extends Enum<E>> ScalarKind<E> choice(Class<E> of, Function<E, String> word) {
        List<E> choices = List.copyOf(EnumSet.allOf(of));
        List<String> words = choices.stream().map(word).toList();
        return new ScalarKind<>(
                "one of " + String.join(", ", words),
                words,
                (text, spot) -> choices.stream()
                        .filter(choice -> word.apply(choice).equals(text))
                        .findFirst(),
                word);
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ScalarKind<DomainName> domainName() {
        return ScalarKind.of("a domain name such as example.test", DomainName::parse, DomainName::text);
    }

    /** RFC 5321 §2.3.5: only a fully qualified name is permitted; a name whose last label is a number is an address. */
    static ScalarKind<DomainName> hostName() {
        return ScalarKind.of(
                "a fully qualified domain name such as mx.example.test",
                text -> DomainName.parse(text).filter(Kinds::isQualified),
                DomainName::text);
    }

    private static boolean isQualified(DomainName name) {
        int dot = name.text().lastIndexOf('.');
        return dot > 0 && WholeNumber.parse(name.text().substring(dot + 1)).isEmpty();
    }

    static ScalarKind<IpAddress> address() {
        return ScalarKind.of("an IP address such as 192.0.2.1 or 2001:db8::1", IpAddress::parse, IpAddress::text);
    }

    static ScalarKind<IpNetwork> network() {
        return ScalarKind.of(
                "an address or a network such as 192.0.2.0/24 or 2001:db8::/32", IpNetwork::parse, IpNetwork::toString);
    }

    /** The content of a local part, without quotation marks of the mail kind; {@code @} in it is taken for a mistake. */
    static ScalarKind<LocalPart> localPart() {
        return ScalarKind.of(
                "a local part (what stands before the @) of at most 64 octets", Kinds::localPart, LocalPart::content);
    }

    private static Optional<LocalPart> localPart(String text) {
        LocalPart localPart = new LocalPart(text);
        return text.isEmpty() || text.contains("@")
                ? Optional.empty()
                : Mailbox.parse(localPart.text() + "@example.test").map(Mailbox::localPart);
    }

    static ScalarKind<Path> path() {
        return new ScalarKind<>("a path (~ is not expanded)", List.of(), Kinds::path, Path::toString);
    }

    private static Optional<Path> path(String text, Spot spot) {
        if (text.isBlank() || text.startsWith("~")) {
            return Optional.empty();
        }
        try {
            return Optional.of(spot.folder().resolve(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
