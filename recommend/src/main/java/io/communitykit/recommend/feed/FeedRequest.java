package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ContentId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for a page. Together with a snapshot it says all that a page depends on. Immutable and safe for many threads.
 *
 * @param context where and when the feed is looked at
 * @param candidates what may come onto the page, no content twice; everything in the snapshot where empty
 * @param size how many places the page has, 1 to 1,000
 * @param pins content for given places, no two for one place
 * @param seed what random choices are made of: another for each request, or the same content is explored again and again
 */
public record FeedRequest(
        FeedContext context, Optional<List<Candidate>> candidates, int size, List<Pin> pins, long seed) {

    /** The largest page. */
    public static final int LARGEST = 1_000;

    /**
     * Copies the lists and checks them.
     *
     * @param context where and when the feed is looked at
     * @param candidates what may come onto the page
     * @param size how many places the page has
     * @param pins content for given places
     * @param seed what random choices are made of
     */
    public FeedRequest {
        candidates = candidates.map(List::copyOf);
        pins = List.copyOf(pins);
        if (size < 1 || size > LARGEST) {
            throw InvalidValueException.of("size of a page", "1 to " + LARGEST, size);
        }
        Set<ContentId> seen = new HashSet<>();
        for (Candidate candidate : candidates.orElse(List.of())) {
            if (!seen.add(candidate.content())) {
                throw InvalidValueException.of("candidates", "of different ids", candidate.content());
            }
        }
        Set<Integer> places = new HashSet<>();
        Set<ContentId> pinned = new HashSet<>();
        for (Pin pin : pins) {
            if (!places.add(pin.position()) || !pinned.add(pin.content())) {
                throw InvalidValueException.of("pins", "of different content in different places", pin);
            }
        }
    }

    /**
     * Asks for a page of everything in the snapshot.
     *
     * @param context where and when the feed is looked at
     * @param size how many places the page has
     * @return the request, without pins, with seed 0
     */
    public static FeedRequest of(FeedContext context, int size) {
        return new FeedRequest(context, Optional.empty(), size, List.of(), 0);
    }

    /**
     * The same with candidates.
     *
     * @param values what may come onto the page
     * @return a new request
     */
    public FeedRequest candidates(List<Candidate> values) {
        return new FeedRequest(context, Optional.of(values), size, pins, seed);
    }

    /**
     * The same with pins.
     *
     * @param values content for given places
     * @return a new request
     */
    public FeedRequest pins(List<Pin> values) {
        return new FeedRequest(context, candidates, size, values, seed);
    }

    /**
     * The same with another seed.
     *
     * @param value what random choices are made of
     * @return a new request
     */
    public FeedRequest seed(long value) {
        return new FeedRequest(context, candidates, size, pins, value);
    }
}
