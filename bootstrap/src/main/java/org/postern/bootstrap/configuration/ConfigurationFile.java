package org.postern.bootstrap.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.postern.bootstrap.yaml.Node;
import org.postern.bootstrap.yaml.Place;
import org.postern.bootstrap.yaml.Reading;
import org.postern.bootstrap.yaml.YamlTree;

/** The text of a configuration file: UTF-8, of bounded size. */
final class ConfigurationFile {
    private static final int LARGEST = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private ConfigurationFile() {}

    /** The tree in the file; messages call it by the name that the operator used. */
    static Reading<Node> read(Path file, String name) {
        Place place = Place.of(name);
        Optional<String> complaint = FileState.of(file).complaint();
        if (complaint.isPresent()) {
            return Reading.bad(place, complaint.get());
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                return Reading.bad(place, "is larger than 1MiB; this is no configuration");
            }
            return YamlTree.ofFile(decode(octets), name);
        } catch (CharacterCodingException e) {
            return Reading.bad(place, "is not UTF-8 text");
        } catch (IOException e) {
            return Reading.bad(place, "cannot be read: " + e.getMessage());
        }
    }

    private static String decode(byte[] octets) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
