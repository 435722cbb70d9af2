package org.postern.bootstrap.command;

import org.postern.application.port.IndexQuery;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many messages are wanted: a whole number from 1 to as many as one question to the index may give. */
final class ListLimit implements ITypeConverter<Integer> {
    private static final int MOST_DIGITS = 9;

    @Override
    public Integer convert(String text) {
        boolean digits =
                !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(text) : 0;
        if (number < 1 || number > IndexQuery.MOST) {
            throw new TypeConversionException("must be a whole number from 1 to " + IndexQuery.MOST);
        }
        return number;
    }
}
