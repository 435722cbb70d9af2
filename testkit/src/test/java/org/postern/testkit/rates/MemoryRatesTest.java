package org.postern.testkit.rates;

import java.util.Map;
import java.util.function.LongSupplier;
import org.postern.application.port.ClientRate;
import org.postern.application.port.ClientRates;

class MemoryRatesTest implements ClientRatesContract {

    @Override
    public ClientRates newRates(Map<ClientRate, Integer> perMinute, LongSupplier nanoClock) {
        return new MemoryRates(perMinute, nanoClock);
    }
}
