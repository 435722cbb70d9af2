package org.postern.bootstrap.command;

import org.postern.domain.address.PathParser;
import org.postern.domain.address.ReversePath;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a reverse-path, with or without its brackets. */
final class ReversePathText implements ITypeConverter<ReversePath> {

    @Override
    public ReversePath convert(String text) {
        String path = text.startsWith("<") ? text : "<" + text + ">";
        if (PathParser.parse(path) instanceof PathParser.Parsed parsed
                && parsed.length() == path.length()
                && parsed.path() instanceof ReversePath reversePath) {
            return reversePath;
        }
        throw new TypeConversionException("must be an address such as bob@example.net, or <>");
    }
}
