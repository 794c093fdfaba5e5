package io.communitykit.core.segment;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.TagId;
import java.time.Duration;
import java.util.Optional;

/**
 * A tag that a program sets and takes away by itself: it is put when the rule begins to hold, and goes when the rule holds no
 * longer, at once or fading. Immutable and safe for many threads.
 *
 * @param tag its id
 * @param set the attribute, of type tags, that it is put into
 * @param family its family
 * @param title what people call it, perhaps empty
 * @param when who carries it
 * @param confidence how sure it is, in basis points, 1 to 10,000
 * @param lingers how long half of its confidence stays once the rule holds no longer; without it, it goes at once
 */
public record TagRule(
        TagId tag,
        AttributeName set,
        TagFamily family,
        String title,
        Condition when,
        int confidence,
        Optional<Duration> lingers) {

    /**
     * Checks the numbers.
     *
     * @param tag its id
     * @param set the attribute that it is put into
     * @param family its family
     * @param title what people call it
     * @param when who carries it
     * @param confidence how sure it is
     * @param lingers how long half of it stays
     */
    public TagRule {
        if (confidence < 1 || confidence > TagMatch.CERTAIN) {
            throw InvalidValueException.of(
                    "confidence of tag " + tag, "1 to " + TagMatch.CERTAIN + " basis points", confidence);
        }
        lingers = lingers.map(it -> new Fading.HalfLife(it).halfLife());
    }
}
