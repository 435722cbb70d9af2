package org.postern.bootstrap.command;

import org.postern.domain.address.IpAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an IPv4 or IPv6 address. */
final class AddressText implements ITypeConverter<IpAddress> {
    /** What stands in a required option before it is given. */
    static final IpAddress UNSPECIFIED = IpAddress.parse("0.0.0.0").orElseThrow();

    @Override
    public IpAddress convert(String text) {
        return IpAddress.parse(text)
                .orElseThrow(
                        () -> new TypeConversionException("must be an IP address such as 192.0.2.1 or 2001:db8::1"));
    }
}
