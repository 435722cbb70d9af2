package org.postern.domain.arc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.dkim.KeyLookup;
import org.postern.domain.dkim.KeyName;
import org.postern.domain.dkim.KeyRecord;
import org.postern.domain.dkim.Reading;

/** Asks for each key of a chain once, and for no more keys than a chain may have sets. One validation, one ring. */
final class KeyRing {
    /** RFC 8617 §9.2 foresees two look-ups a set; one a set is more than any chain has needed. */
    static final int MOST_LOOK_UPS = Instance.MOST;

    private final KeyLookup lookup;
    private final Map<KeyName, Reading<List<KeyRecord>>> found = new HashMap<>();

    KeyRing(KeyLookup lookup) {
        this.lookup = lookup;
    }

    Reading<List<KeyRecord>> find(KeyName name) {
        if (!found.containsKey(name) && found.size() == MOST_LOOK_UPS) {
            return new Reading.Faulty<>(DkimResult.POLICY, "more keys than are asked for");
        }
        return found.computeIfAbsent(name, lookup::find);
    }
}
