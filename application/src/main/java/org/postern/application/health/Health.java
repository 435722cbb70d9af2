package org.postern.application.health;

import java.util.List;

/** How all parts of the server are. */
public record Health(List<Condition> conditions) {

    public Health {
        conditions = List.copyOf(conditions);
    }

    /** Whether mail can be taken. An index that is down hinders nothing: it is made from what is kept. */
    public boolean isReady() {
        return conditions.stream().noneMatch(Condition::hinders);
    }

    /** The first word on it, then a line for each part. */
    public String text() {
        StringBuilder text = new StringBuilder(isReady() ? "ready\n" : "not ready\n");
        conditions.forEach(one -> text.append(one.part())
                .append(' ')
                .append(one.state())
                .append(one.hinders() ? " (takes no mail)\n" : "\n"));
        return text.toString();
    }
}
