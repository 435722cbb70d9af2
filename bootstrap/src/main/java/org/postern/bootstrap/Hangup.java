package org.postern.bootstrap;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, by which supervisors ask a server to read its configuration again. The JDK hears signals in its module
 * jdk.unsupported only, of which the compiler warns whatever it is told: so by name.
 */
final class Hangup {
    private static final Logger LOG = LoggerFactory.getLogger("postern.reload");

    private Hangup() {}

    /** Has this done, on a thread of the JVM's, whenever the signal comes; without it the signal would end the process. */
    static void does(Runnable reload) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    Hangup.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        reload.run();
                        return null;
                    });
            Object before = signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), handling);
            if (handler.getField("SIG_IGN").get(null).equals(before)) {
                LOG.info(
                        "SIGHUP is ignored, as whoever started the server wanted it (nohup does); postern reload is heard");
            }
        } catch (ReflectiveOperationException unheard) {
            LOG.warn("SIGHUP is not heard here, postern reload is: {}", unheard.toString());
        }
    }

    /** What came of a reload that nobody waits for. */
    static void log(Reloading.Outcome outcome) {
        outcome.lines().forEach(outcome.followed() ? LOG::info : LOG::error);
    }
}
