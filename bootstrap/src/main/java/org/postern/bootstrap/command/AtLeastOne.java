package org.postern.bootstrap.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 1. */
final class AtLeastOne implements ITypeConverter<Integer> {
    private static final int MOST_DIGITS = 9;

    @Override
    public Integer convert(String text) {
        boolean digits =
                !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(text) == 0) {
            throw new TypeConversionException("must be a whole number from 1");
        }
        return Integer.valueOf(text);
    }
}
