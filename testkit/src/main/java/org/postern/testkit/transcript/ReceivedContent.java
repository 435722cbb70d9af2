package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.postern.domain.message.HeaderField;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;

/**
 * Makes the content as it was received again from a kept message: our trace fields end with the first Received field,
 * and each X-Postern-Removed among them holds a field of the client's and the octet it stood at.
 */
public final class ReceivedContent {

    private ReceivedContent() {}

    /** The octets the client sent. */
    public static byte[] of(byte[] file) {
        HeaderSection section = HeaderReader.read(file);
        List<HeaderField> removed = new ArrayList<>();
        for (HeaderField field : section.fields()) {
            if (field.is("X-Postern-Removed")) {
                removed.add(field);
            }
            if (field.is("Received")) {
                return restored(Arrays.copyOfRange(file, field.end(), file.length), removed);
            }
        }
        throw new AssertionError("a kept message has a Received field");
    }

    private static byte[] restored(byte[] rest, List<HeaderField> removed) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int position = 0;
        for (HeaderField field : removed) {
            String text = field.text();
            int semicolon = text.indexOf(';');
            int start = Integer.parseInt(text.substring(0, semicolon));
            int until = position + start - whole.size();
            whole.write(rest, position, until - position);
            position = until;
            assertThat(whole.size()).isEqualTo(start);
            whole.writeBytes(Base64.getMimeDecoder().decode(text.substring(semicolon + 1)));
        }
        whole.write(rest, position, rest.length - position);
        return whole.toByteArray();
    }
}
