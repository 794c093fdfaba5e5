package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.segment.ready.DayPart;
import io.communitykit.recommend.internal.Checks;
import java.util.Optional;

/**
 * How well a format suits a channel, in a part of the day or always.
 *
 * @param channel the channel, as contexts name it
 * @param dayPart the part of the day; any where empty
 * @param format the format
 * @param factor basis points, 0 to 100,000, by which what speaks for such content is multiplied there
 */
public record ChannelFit(String channel, Optional<DayPart> dayPart, ContentFormat format, int factor) {

    /**
     * Checks the factor.
     *
     * @param channel the channel
     * @param dayPart the part of the day
     * @param format the format
     * @param factor basis points
     */
    public ChannelFit {
        if (channel.isBlank()) {
            throw InvalidValueException.of("channel", "a name", "a blank one");
        }
        Checks.basisPoints("factor of channel " + channel, factor, 0, ContextRule.LARGEST);
    }
}
