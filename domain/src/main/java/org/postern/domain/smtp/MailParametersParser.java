package org.postern.domain.smtp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the parameters behind MAIL's path; see {@link MailParameters}. */
final class MailParametersParser {
    private static final int LONGEST_ENVID = 100;
    private static final int LONGEST_AUTH = 500;

    sealed interface Outcome permits Right, Wrong {}

    record Right(MailParameters parameters) implements Outcome {}

    record Wrong(Reply reply) implements Outcome {}

    private OptionalLong size = OptionalLong.empty();
    private Optional<BodyType> body = Optional.empty();
    private boolean smtpUtf8;
    private boolean requireTls;
    private Optional<String> ret = Optional.empty();
    private Optional<String> envid = Optional.empty();
    private Optional<String> auth = Optional.empty();

    private MailParametersParser() {}

    static Outcome parse(String text) {
        Optional<Map<String, String>> all = Parameters.split(text);
        if (all.isEmpty()) {
            return new Wrong(Replies.BAD_PARAMETER);
        }
        MailParametersParser parser = new MailParametersParser();
        for (Map.Entry<String, String> one : all.get().entrySet()) {
            Optional<Reply> trouble = parser.take(one.getKey(), one.getValue());
            if (trouble.isPresent()) {
                return new Wrong(trouble.get());
            }
        }
        return new Right(new MailParameters(
                parser.size, parser.body, parser.smtpUtf8, parser.requireTls, parser.ret, parser.envid, parser.auth));
    }

    private Optional<Reply> take(String keyword, String value) {
        boolean good;
        switch (keyword) {
            case "SIZE" -> {
                size = Digits.fitsLong(value) ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
                good = size.isPresent();
            }
            case "BODY" -> {
                body = bodyType(value);
                good = body.isPresent();
            }
            case "SMTPUTF8" -> {
                smtpUtf8 = true;
                good = value.isEmpty();
            }
            case "REQUIRETLS" -> {
                requireTls = true;
                good = value.isEmpty();
            }
            case "RET" -> {
                ret = Optional.of(value.toUpperCase(Locale.ROOT))
                        .filter(kind -> kind.equals("FULL") || kind.equals("HDRS"));
                good = ret.isPresent();
            }
            case "ENVID" -> {
                envid = Xtext.decode(value).filter(id -> !id.isEmpty() && value.length() <= LONGEST_ENVID);
                good = envid.filter(MailParametersParser::isAscii).isPresent();
            }
            case "AUTH" -> {
                auth = Xtext.decode(value).filter(who -> !who.isEmpty() && value.length() <= LONGEST_AUTH);
                good = auth.filter(MailParametersParser::isAscii).isPresent();
            }
            default -> {
                return Optional.of(Replies.UNKNOWN_PARAMETER);
            }
        }
        return good ? Optional.empty() : Optional.of(Replies.BAD_PARAMETER);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static Optional<BodyType> bodyType(String value) {
        for (BodyType type : BodyType.values()) {
            if (type.keyword().equalsIgnoreCase(value) && isAscii(value)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
