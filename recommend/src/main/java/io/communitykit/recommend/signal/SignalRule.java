package io.communitykit.recommend.signal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import java.time.Duration;
import java.util.Optional;

/**
 * How one signal is counted: what it takes from which facts, and how fast that fades. A fact counts for {@code min(amount, most) / per}, or
 * for 1 where no amount is named; after each half-life half of it is left.
 *
 * @param id the signal
 * @param about what it is counted for
 * @param event the kind of facts
 * @param amount the attribute that says how much, a whole number or a decimal, 0 or more; without it each fact counts 1. A fact that should
 *     have it and has not does not count
 * @param per how much of the attribute counts 1, 1e-12 to 1e12: 30,000 for half minutes of {@code dwellMillis}
 * @param most how much of the attribute one fact counts at most, 1e-12 to 1e12
 * @param halfLife 1 minute to 36,600 days
 */
public record SignalRule(
        SignalId id,
        SignalAbout about,
        EventType event,
        Optional<AttributeName> amount,
        double per,
        double most,
        Duration halfLife) {

    /** The shortest half-life. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    /** The longest half-life. */
    public static final Duration LONGEST = Duration.ofDays(36_600);

    /**
     * Checks the ranges.
     *
     * @param id the signal
     * @param about what it is counted for
     * @param event the kind of facts
     * @param amount the attribute that says how much
     * @param per how much of the attribute counts 1
     * @param most how much of the attribute one fact counts at most
     * @param halfLife how fast it fades
     */
    public SignalRule {
        requireAmount("per of signal " + id, per);
        requireAmount("most of signal " + id, most);
        if (halfLife.compareTo(SHORTEST) < 0 || halfLife.compareTo(LONGEST) > 0) {
            throw InvalidValueException.of("half-life of signal " + id, "1 minute to 36600 days", halfLife);
        }
    }

    /**
     * A signal that counts facts.
     *
     * @param id the signal
     * @param about what it is counted for
     * @param event the kind of facts
     * @param halfLife how fast it fades
     * @return the rule
     */
    public static SignalRule counting(SignalId id, SignalAbout about, EventType event, Duration halfLife) {
        return new SignalRule(id, about, event, Optional.empty(), 1, 1, halfLife);
    }

    private static void requireAmount(String name, double value) {
        if (!(value >= 1e-12 && value <= 1e12)) {
            throw InvalidValueException.of(name, "from 1e-12 to 1e12", value);
        }
    }
}
