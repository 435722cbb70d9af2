package org.postern.bootstrap.command;

import org.postern.bootstrap.configuration.NameServer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a name server, with or without a port. */
final class NameServerText implements ITypeConverter<NameServer> {
    @Override
    public NameServer convert(String text) {
        return NameServer.parse(text)
                .orElseThrow(
                        () -> new TypeConversionException("must be an address such as 192.0.2.1 or 192.0.2.1:5353"));
    }
}
