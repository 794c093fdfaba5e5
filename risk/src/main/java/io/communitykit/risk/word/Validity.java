package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import java.time.Instant;
import java.util.Optional;

/**
 * When a word counts. Immutable and safe for many threads.
 *
 * @param from the first instant; empty if always before the end
 * @param until the first instant at which it no longer counts; empty if for ever
 */
public record Validity(Optional<Instant> from, Optional<Instant> until) {

    /** Always. */
    public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

    /**
     * Checks that the end is after the start.
     *
     * @param from the first instant
     * @param until the first instant at which it no longer counts
     */
    public Validity {
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw InvalidValueException.of("until", "an instant after " + from.get(), until.get());
        }
    }

    /**
     * Whether the word counts at an instant.
     *
     * @param at the instant
     * @return whether
     */
    public boolean holds(Instant at) {
        return from.map(first -> !at.isBefore(first)).orElse(true)
                && until.map(at::isBefore).orElse(true);
    }
}
