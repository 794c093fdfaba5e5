package io.communitykit.core.segment;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Optional;

/**
 * A tag that a member carries: who says so, how sure, since when and how it fades. Immutable and safe for many threads.
 *
 * @param source who says so
 * @param confidence how sure when it was set, in basis points, 1 to 10,000
 * @param at when it was set; cut to microseconds
 * @param fading how it fades, if it does
 */
public record Tag(TagSource source, int confidence, Instant at, Optional<Fading> fading) {

    /**
     * Checks the numbers.
     *
     * @param source who says so
     * @param confidence how sure
     * @param at when it was set
     * @param fading how it fades
     */
    public Tag {
        if (confidence < 1 || confidence > TagMatch.CERTAIN) {
            throw InvalidValueException.of("confidence", "1 to " + TagMatch.CERTAIN + " basis points", confidence);
        }
        at = Timestamps.cut("time of a tag", at);
    }

    /**
     * A tag that is certain and stays.
     *
     * @param source who says so
     * @param at when it is set
     * @return the tag
     */
    public static Tag certain(TagSource source, Instant at) {
        return new Tag(source, TagMatch.CERTAIN, at, Optional.empty());
    }

    /**
     * How sure it is as of an instant.
     *
     * @param now the instant
     * @return basis points, 0 to {@link #confidence}; 0 where it has gone
     */
    public int confidence(Instant now) {
        return fading.map(it -> it.left(confidence, at, now)).orElse(confidence);
    }

    /**
     * The first instant at which it is less sure than asked, if nothing more is said of it.
     *
     * @param least basis points, 1 to {@link #confidence}
     * @return the instant; empty where that never happens
     */
    public Optional<Instant> fallsBelow(int least) {
        return fading.flatMap(it -> it.fallsBelow(confidence, at, least));
    }
}
