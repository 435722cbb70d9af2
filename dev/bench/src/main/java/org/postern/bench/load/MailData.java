package org.postern.bench.load;

/** The octets of one message as they go over the wire, without the final dot. */
final class MailData {
    static final byte[] FINAL_DOT = Client.octets(".\r\n");

    private MailData() {}

    /** A message of about so many octets, in lines of 76. */
    static byte[] of(int size) {
        StringBuilder text = new StringBuilder(size + 512)
                .append("From: Load <load@client.example.org>\r\nTo: Alice <alice@example.test>\r\n")
                .append("Subject: load\r\nMessage-ID: <load@client.example.org>\r\n")
                .append("Date: Mon, 23 Nov 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\n")
                .append("Content-Type: text/plain; charset=us-ascii\r\n\r\n");
        for (int line = 0; text.length() < size; line++) {
            String number = Integer.toString(line);
            text.append(number).append(' ');
            for (int i = number.length() + 1; i < 76; i++) {
                text.append((char) ('a' + (line * 7 + i * 11) % 26));
            }
            text.append("\r\n");
        }
        return Client.octets(text.toString());
    }
}
