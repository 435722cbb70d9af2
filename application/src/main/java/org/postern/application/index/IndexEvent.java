package org.postern.application.index;

import java.time.Duration;
import java.util.Optional;
import org.postern.application.port.IndexFault;

/** What happens to the index, for logs and counters. Nothing here is of any weight to mail. */
public sealed interface IndexEvent {

    /** It was opened; the mark is that of the newest transaction that survived. */
    record Opened(Optional<String> highWaterMark) implements IndexEvent {}

    /** The store is compared with it: messages of that id and later, or every message. */
    record CatchUpStarted(Optional<String> since) implements IndexEvent {}

    /** Of so many messages looked at, so many were missing and were written. */
    record CaughtUp(long seen, long written) implements IndexEvent {}

    /** It failed and is left alone that long. */
    record Faulted(IndexFault fault, Duration rest) implements IndexEvent {}

    /** It was moved away and is made again. */
    record SetAside(String reason) implements IndexEvent {}

    /** More messages were waiting for it than may wait; it will be compared with the store. */
    record Overflowed() implements IndexEvent {}

    /** A message could not be read and is not in the index for now. The detail is for the log. */
    record MessageUnreadable(String key, String detail) implements IndexEvent {}
}
