package org.postern.bootstrap.command;

import org.postern.domain.address.IpNetwork;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an address or a network. */
final class NetworkText implements ITypeConverter<IpNetwork> {
    @Override
    public IpNetwork convert(String text) {
        return IpNetwork.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "must be an address or a network such as 192.0.2.1 or 2001:db8::/32"));
    }
}
