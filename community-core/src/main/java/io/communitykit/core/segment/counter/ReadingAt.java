package io.communitykit.core.segment.counter;

import io.communitykit.core.event.AttributeValue;
import java.time.Instant;
import java.util.Optional;

/**
 * What a reading gives at an instant.
 *
 * @param value the value; empty for a first or last of no hits
 * @param changesAt the first instant after it at which the value is another although no event is told; empty if there
 *     is none before the year 10000
 */
public record ReadingAt(Optional<AttributeValue> value, Optional<Instant> changesAt) {}
