package org.postern.adapters.rates;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.postern.application.port.ClientRate;
import org.postern.application.port.ClientRates;
import org.postern.domain.address.IpNetwork;

/**
 * A bucket of tokens for each client and rate that was seen of late (Bucket4j), in a table of a fixed size that drops who was
 * quiet for a minute, whose buckets are full again, and under a flood of addresses those that come least often (Caffeine).
 */
public final class TokenRates implements ClientRates {
    /** How many buckets there are at most; docs/adr/0008-guard.md has what that weighs. */
    public static final int MOST_BUCKETS = 50_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<ClientRate, Bandwidth> limits;
    private final TimeMeter meter;
    private final Cache<String, Bucket> buckets;

    /** {@code nanoClock} as {@link System#nanoTime}. A rate that is not in the map has no limit. */
    public TokenRates(Map<ClientRate, Integer> perMinute, int mostBuckets, LongSupplier nanoClock) {
        this.limits = perMinute.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> bandwidth(entry.getValue())));
        this.meter = new ElapsedTime(nanoClock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(mostBuckets)
                .expireAfterAccess(MINUTE)
                .ticker(nanoClock::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    private static Bandwidth bandwidth(int perMinute) {
        return Bandwidth.builder()
                .capacity(perMinute)
                .refillGreedy(perMinute, MINUTE)
                .build();
    }

    private record ElapsedTime(LongSupplier nanoClock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoClock.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Override
    public boolean take(ClientRate rate, IpNetwork client) {
        Bandwidth limit = limits.get(rate);
        return limit == null
                || buckets.get(key(rate, client), key -> bucket(limit)).tryConsume(1);
    }

    @Override
    public boolean isSpent(ClientRate rate, IpNetwork client) {
        Bucket bucket = buckets.getIfPresent(key(rate, client));
        return bucket != null && bucket.getAvailableTokens() < 1;
    }

    private Bucket bucket(Bandwidth limit) {
        return Bucket.builder().addLimit(limit).withCustomTimePrecision(meter).build();
    }

    /** A text, because texts have an order: addresses chosen to have one hash cost a look-up its logarithm, not a walk. */
    private static String key(ClientRate rate, IpNetwork client) {
        return rate.ordinal() + " " + client;
    }

    /** How many buckets there are now. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
