package org.postern.bootstrap.command;

import org.postern.bootstrap.configuration.DataSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size with its unit, such as {@code 10GiB}. */
final class SizeText implements ITypeConverter<DataSize> {

    @Override
    public DataSize convert(String text) {
        return DataSize.parse(text)
                .orElseThrow(() -> new TypeConversionException("must be a size with a unit, such as 500MiB or 10GiB"));
    }
}
