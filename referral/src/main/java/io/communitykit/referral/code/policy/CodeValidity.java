package io.communitykit.referral.code.policy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.code.spi.CodeTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When codes are good. Immutable and safe for many threads.
 *
 * @param from no code before this instant
 * @param until no code from this instant on
 * @param lasts how long one is good from when it starts; cut to microseconds
 */
public record CodeValidity(Optional<Instant> from, Optional<Instant> until, Optional<Duration> lasts) {

    /** From when it is issued, for ever. */
    public static final CodeValidity ALWAYS = new CodeValidity(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Cuts the instants and checks their order.
     *
     * @param from no code before this instant
     * @param until no code from this instant on
     * @param lasts how long one is good
     */
    public CodeValidity {
        from = from.map(at -> Timestamps.cut("start of codes", at));
        until = until.map(at -> Timestamps.cut("end of codes", at));
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw InvalidValueException.of("end of codes", "after their start " + from.get(), until.get());
        }
        if (lasts.isPresent() && Timestamps.toMicros(lasts.get()) <= 0) {
            throw InvalidValueException.of("time that a code lasts", "at least a microsecond", lasts.get());
        }
    }

    /**
     * Whether codes can still be issued.
     *
     * @param at at this instant
     * @return whether it is before the end
     */
    public boolean isOpen(Instant at) {
        return until.map(at::isBefore).orElse(true);
    }

    /**
     * The terms of a code.
     *
     * @param at when it is issued
     * @param limit how often it may be used; 0 for as often as anybody likes
     * @return from the later of now and the start, until the earlier of its own end and that of all
     */
    public CodeTerms terms(Instant at, long limit) {
        Instant start = from.filter(at::isBefore).orElse(at);
        Optional<Instant> own = lasts.map(time -> end(start, time));
        Optional<Instant> end =
                own.isPresent() && until.isPresent() && until.get().isBefore(own.get()) ? until : own.or(() -> until);
        return new CodeTerms(start, end, limit);
    }

    /** An end beyond the last instant is that instant. */
    private static Instant end(Instant start, Duration time) {
        return time.compareTo(Duration.between(start, Timestamps.MAX)) < 0 ? start.plus(time) : Timestamps.MAX;
    }
}
