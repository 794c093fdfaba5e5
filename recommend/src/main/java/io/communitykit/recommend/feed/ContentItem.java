package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.TagId;
import io.communitykit.recommend.signal.SignalId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a feed knows of one piece of content at one instant. Immutable and safe for many threads; {@code toString} shows ids only.
 *
 * @param id the content
 * @param author who wrote it
 * @param publishedAt when
 * @param source who made it
 * @param format its format
 * @param category its category, or empty
 * @param shop whose goods it is about, or empty
 * @param tags its tags
 * @param signals what is left of each signal, of the content and of its author: finite numbers, 0 or more; those missing are 0
 */
public record ContentItem(
        ContentId id,
        MemberId author,
        Instant publishedAt,
        ContentSource source,
        ContentFormat format,
        Optional<String> category,
        Optional<String> shop,
        SortedSet<TagId> tags,
        SortedMap<SignalId, Double> signals) {

    /** Larger counts are refused. */
    public static final double LARGEST_SIGNAL = 1e12;

    /**
     * Copies the parts and checks the signals.
     *
     * @param id the content
     * @param author who wrote it
     * @param publishedAt when
     * @param source who made it
     * @param format its format
     * @param category its category
     * @param shop whose goods it is about
     * @param tags its tags
     * @param signals what is left of each signal
     */
    public ContentItem {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
        signals.forEach((signal, value) -> {
            if (!(value >= 0 && value <= LARGEST_SIGNAL)) {
                throw InvalidValueException.of("signal " + signal + " of " + id, "from 0 to 1e12", value);
            }
        });
    }

    /**
     * Starts from what cannot be guessed: content of a member in pictures and text, without a category, a shop, tags or signals.
     *
     * @param id the content
     * @param author who wrote it
     * @param publishedAt when
     * @return a builder; not safe for many threads
     */
    public static Builder builder(ContentId id, MemberId author, Instant publishedAt) {
        return new Builder(id, author, publishedAt);
    }

    /**
     * What is left of a signal.
     *
     * @param signal which
     * @return 0 or more
     */
    public double signal(SignalId signal) {
        return signals.getOrDefault(signal, 0.0);
    }

    @Override
    public String toString() {
        return "content " + id;
    }

    /** Collects the parts. Not safe for many threads. */
    public static final class Builder {

        private final ContentId id;
        private final MemberId author;
        private final Instant publishedAt;
        private ContentSource source = ContentSource.UGC;
        private ContentFormat format = ContentFormat.GRAPHICS_AND_TEXT;
        private Optional<String> category = Optional.empty();
        private Optional<String> shop = Optional.empty();
        private final SortedSet<TagId> tags = new TreeSet<>();
        private final SortedMap<SignalId, Double> signals = new TreeMap<>();

        private Builder(ContentId id, MemberId author, Instant publishedAt) {
            this.id = id;
            this.author = author;
            this.publishedAt = publishedAt;
        }

        /**
         * Says who made it.
         *
         * @param value the source
         * @return this
         */
        public Builder source(ContentSource value) {
            source = value;
            return this;
        }

        /**
         * Says its format.
         *
         * @param value the format
         * @return this
         */
        public Builder format(ContentFormat value) {
            format = value;
            return this;
        }

        /**
         * Says its category.
         *
         * @param value the category
         * @return this
         */
        public Builder category(String value) {
            category = Optional.of(value);
            return this;
        }

        /**
         * Says whose goods it is about.
         *
         * @param value the shop
         * @return this
         */
        public Builder shop(String value) {
            shop = Optional.of(value);
            return this;
        }

        /**
         * Adds tags.
         *
         * @param values the tags
         * @return this
         */
        public Builder tags(Set<TagId> values) {
            tags.addAll(values);
            return this;
        }

        /**
         * Sets what is left of a signal.
         *
         * @param signal which
         * @param value how much, 0 or more
         * @return this
         */
        public Builder signal(SignalId signal, double value) {
            signals.put(signal, value);
            return this;
        }

        /**
         * Sets what is left of several signals.
         *
         * @param values how much of each
         * @return this
         */
        public Builder signals(Map<SignalId, Double> values) {
            signals.putAll(values);
            return this;
        }

        /**
         * Makes the item.
         *
         * @return the item
         */
        public ContentItem build() {
            return new ContentItem(id, author, publishedAt, source, format, category, shop, tags, signals);
        }
    }
}
