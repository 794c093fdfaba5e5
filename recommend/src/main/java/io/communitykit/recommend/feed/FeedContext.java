package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.SegmentId;
import io.communitykit.recommend.explore.Audience;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where and when a feed is looked at. What is not known makes conditions about it unknown, so that their rules do not apply. Names nobody.
 * Immutable and safe for many threads.
 *
 * @param at when
 * @param device the kind of device, such as {@code phone}
 * @param channel the channel, such as {@code home} or {@code short-video}
 * @param city the city
 * @param cityTier its tier, 1 for the largest, to 9
 * @param audience whether the member is new
 * @param segments the segments that the member is in; in every other the member is not
 */
public record FeedContext(
        Instant at,
        Optional<String> device,
        Optional<String> channel,
        Optional<String> city,
        OptionalInt cityTier,
        Optional<Audience> audience,
        SortedSet<SegmentId> segments) {

    /**
     * Copies the segments and checks the tier.
     *
     * @param at when
     * @param device the kind of device
     * @param channel the channel
     * @param city the city
     * @param cityTier its tier
     * @param audience whether the member is new
     * @param segments the segments that the member is in
     */
    public FeedContext {
        segments = Collections.unmodifiableSortedSet(new TreeSet<>(segments));
        if (cityTier.isPresent() && (cityTier.getAsInt() < 1 || cityTier.getAsInt() > 9)) {
            throw InvalidValueException.of("city tier", "1 to 9", cityTier.getAsInt());
        }
    }

    /**
     * A context of which only the instant is known.
     *
     * @param at when
     * @return the context
     */
    public static FeedContext at(Instant at) {
        return new FeedContext(
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                new TreeSet<>());
    }

    /**
     * The same on a device.
     *
     * @param value the kind of device
     * @return a new context
     */
    public FeedContext device(String value) {
        return new FeedContext(at, Optional.of(value), channel, city, cityTier, audience, segments);
    }

    /**
     * The same in a channel.
     *
     * @param value the channel
     * @return a new context
     */
    public FeedContext channel(String value) {
        return new FeedContext(at, device, Optional.of(value), city, cityTier, audience, segments);
    }

    /**
     * The same in a city.
     *
     * @param value the city
     * @param tier its tier, 1 to 9
     * @return a new context
     */
    public FeedContext city(String value, int tier) {
        return new FeedContext(at, device, channel, Optional.of(value), OptionalInt.of(tier), audience, segments);
    }

    /**
     * The same for a member in some segments.
     *
     * @param values the segments
     * @return a new context
     */
    public FeedContext segments(Set<SegmentId> values) {
        return new FeedContext(at, device, channel, city, cityTier, audience, new TreeSet<>(values));
    }

    /**
     * The same for a member who is new or is not.
     *
     * @param value whether the member is new
     * @return a new context
     */
    public FeedContext audience(Audience value) {
        return new FeedContext(at, device, channel, city, cityTier, Optional.of(value), segments);
    }
}
