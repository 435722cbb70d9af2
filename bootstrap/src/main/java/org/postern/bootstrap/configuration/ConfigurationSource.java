package org.postern.bootstrap.configuration;

import java.util.function.Supplier;
import org.postern.bootstrap.yaml.Reading;

/**
 * Where a configuration comes from, to be read again whenever its owner asks.
 *
 * @param name what to call it in messages
 */
public record ConfigurationSource(String name, Supplier<Reading<Configuration>> reader) {

    /** The configuration as it is there now, or every problem. */
    public Reading<Configuration> read() {
        return reader.get();
    }
}
