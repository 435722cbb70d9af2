package org.postern.testkit.transcript;

import java.util.List;

/**
 * A story between a client and the server as RFCs tell them, with what must be in the store at its end. {@code see}: the
 * document and section it proves.
 */
public record Transcript(
        String name, String title, String see, StorySettings settings, List<Turn> turns, List<KeptMessage> kept) {

    @Override
    public String toString() {
        return name;
    }

    /** How many octets the client sends in all. */
    public int clientOctets() {
        int octets = 0;
        for (Turn turn : turns) {
            octets += turn instanceof Turn.ClientSays says ? says.octets().remaining() : 0;
        }
        return octets;
    }

    /** Whether a reply with this code and text in it is said in the story. */
    public boolean says(String reply) {
        return turns.stream()
                .anyMatch(turn -> turn instanceof Turn.ServerSays says
                        && says.lines().getFirst().startsWith(reply));
    }
}
