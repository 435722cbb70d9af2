package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.DomainName;
import org.postern.domain.sasl.Secret;
import org.postern.domain.smtp.AskedReply;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** Everything the server can say is said in some story: a reply nobody can provoke is dead or untested. */
class EveryReplyIsToldTest {
    private static final TransactionId ID =
            TransactionId.parse("01ARZ3NDEKTSV4RRFFQ69G5FAV").orElseThrow();
    /** The names replies are made with in the stories: the server's, the sender's, a list's. */
    private static final List<DomainName> DOMAINS =
            List.of(StoryServer.HOSTNAME, new DomainName("example.net"), new DomainName("bl.example.org"));

    private static final Map<Class<?>, Object> ARGUMENTS = Map.of(
            TransactionId.class,
            ID,
            String.class,
            "",
            List.class,
            List.of("..."),
            Reply.class,
            AskedReply.read("550 5.7.1 No thanks").orElseThrow(),
            Secret.class,
            Secret.EMPTY,
            long.class,
            60L);

    @Test
    void inSomeStory() throws ReflectiveOperationException {
        Set<String> untold = new TreeSet<>();
        List<Transcript> stories = Transcripts.all();
        int replies = 0;
        for (Field field : Replies.class.getFields()) {
            replies++;
            Reply reply = (Reply) field.get(null);
            if (stories.stream().noneMatch(story -> tells(story, reply.toString()))) {
                untold.add(field.getName());
            }
        }
        for (Method method : functions()) {
            replies++;
            if (!isTold(method, stories)) {
                untold.add(method.getName());
            }
        }
        assertThat(replies).isGreaterThanOrEqualTo(60);
        assertThat(untold).isEmpty();
    }

    private static boolean isTold(Method method, List<Transcript> stories) throws ReflectiveOperationException {
        for (DomainName domain : DOMAINS) {
            Object[] arguments = Stream.of(method.getParameterTypes())
                    .map(type -> type == DomainName.class ? domain : ARGUMENTS.get(type))
                    .toArray();
            Reply reply = (Reply) method.invoke(null, arguments);
            if (stories.stream().anyMatch(story -> tells(story, reply.toString()))) {
                return true;
            }
        }
        return false;
    }

    private static List<Method> functions() {
        List<Method> functions = new ArrayList<>();
        for (Method method : Replies.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                functions.add(method);
            }
        }
        return functions;
    }

    /** Whether some line of the story has the fixed parts of the reply: without its id, or the reason it was made of. */
    private static boolean tells(Transcript story, String reply) {
        String told = reply.replace(ID.text(), "{id}");
        boolean form = told.startsWith("554 5.6.0");
        int gap = form ? -1 : told.indexOf("  [{id}]");
        boolean reasoned = form || gap > 0;
        String tail = reasoned ? "[{id}]" : "";
        String start = gap > 0 ? told.substring(0, gap + 1) : form ? "554 5.6.0 " : told;
        boolean argument = told.endsWith(": ") || !tail.isEmpty();
        return story.turns().stream()
                .filter(Turn.ServerSays.class::isInstance)
                .map(turn -> ((Turn.ServerSays) turn).lines())
                .map(lines -> lines.getFirst().replaceFirst("^([0-9]{3})-", "$1 "))
                .anyMatch(line -> argument ? line.startsWith(start) && line.endsWith(tail) : line.equals(told));
    }
}
