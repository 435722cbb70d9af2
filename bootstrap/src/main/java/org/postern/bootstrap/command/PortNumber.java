package org.postern.bootstrap.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port. */
final class PortNumber implements ITypeConverter<Integer> {
    private static final int HIGHEST = 65_535;
    private static final int MOST_DIGITS = 5;

    @Override
    public Integer convert(String text) {
        boolean number = text.length() <= MOST_DIGITS && text.matches("[0-9]+");
        int port = number ? Integer.parseInt(text) : 0;
        if (port < 1 || port > HIGHEST) {
            throw new TypeConversionException("must be a port from 1 to 65535");
        }
        return port;
    }
}
