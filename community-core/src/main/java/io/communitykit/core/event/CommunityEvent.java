package io.communitykit.core.event;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One fact that happened in the shop or its community, as the host tells it. Open: any type, any attributes. Told at
 * least once; {@link #key()} makes a repeat recognisable.
 *
 * <p>Immutable and safe for many threads. {@code toString} shows ids only, never attributes.
 */
public final class CommunityEvent {

    private final IdempotencyKey key;
    private final EventType type;
    private final Instant occurredAt;
    private final @Nullable MemberId actor;
    private final @Nullable MemberId beneficiary;
    private final @Nullable Subject subject;
    private final SortedMap<AttributeName, AttributeValue> attributes;

    private CommunityEvent(Builder builder) {
        this.key = builder.key;
        this.type = builder.type;
        this.occurredAt = builder.occurredAt;
        this.actor = builder.actor;
        this.beneficiary = builder.beneficiary;
        this.subject = builder.subject;
        this.attributes = Collections.unmodifiableSortedMap(new TreeMap<>(builder.attributes));
    }

    /**
     * Starts an event from what every event has.
     *
     * @param key who numbered the fact, and its number
     * @param type what kind of fact
     * @param occurredAt when it happened; cut to microseconds
     * @return a builder; not safe for many threads
     */
    public static Builder builder(IdempotencyKey key, EventType type, Instant occurredAt) {
        return new Builder(key, type, occurredAt);
    }

    /**
     * Who numbered the fact, and its number.
     *
     * @return source and id together
     */
    public IdempotencyKey key() {
        return key;
    }

    /**
     * The number of the fact within its source.
     *
     * @return the id
     */
    public EventId id() {
        return key.id();
    }

    /**
     * The system that tells the fact.
     *
     * @return the source
     */
    public EventSource source() {
        return key.source();
    }

    /**
     * What kind of fact it is.
     *
     * @return the type
     */
    public EventType type() {
        return type;
    }

    /**
     * When it happened.
     *
     * @return an instant in whole microseconds
     */
    public Instant occurredAt() {
        return occurredAt;
    }

    /**
     * Who did it.
     *
     * @return the member, or empty where the source does not say
     */
    public Optional<MemberId> actor() {
        return Optional.ofNullable(actor);
    }

    /**
     * Whom it concerns beside the actor: the owner of a post that was voted on, the invited friend.
     *
     * @return the member, or empty
     */
    public Optional<MemberId> beneficiary() {
        return Optional.ofNullable(beneficiary);
    }

    /**
     * What it is about.
     *
     * @return the subject, or empty
     */
    public Optional<Subject> subject() {
        return Optional.ofNullable(subject);
    }

    /**
     * The typed attributes, sorted by name.
     *
     * @return an unmodifiable map, perhaps empty
     */
    public SortedMap<AttributeName, AttributeValue> attributes() {
        return attributes;
    }

    /**
     * One attribute.
     *
     * @param name its name
     * @return its value, or empty where the event does not carry it
     */
    public Optional<AttributeValue> attribute(AttributeName name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /**
     * A builder filled with this event, to make one that differs in some part.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(key, type, occurredAt);
        builder.actor = actor;
        builder.beneficiary = beneficiary;
        builder.subject = subject;
        builder.attributes.putAll(attributes);
        return builder;
    }

    /** Two events are equal if every field is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommunityEvent that
                && key.equals(that.key)
                && type.equals(that.type)
                && occurredAt.equals(that.occurredAt)
                && actor().equals(that.actor())
                && beneficiary().equals(that.beneficiary())
                && subject().equals(that.subject())
                && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + type.hashCode();
    }

    @Override
    public String toString() {
        return type + "[" + key + " at " + occurredAt + "]";
    }

    /** Collects the optional parts of an event. Not safe for many threads. */
    public static final class Builder {

        private final IdempotencyKey key;
        private final EventType type;
        private final Instant occurredAt;
        private @Nullable MemberId actor;
        private @Nullable MemberId beneficiary;
        private @Nullable Subject subject;
        private final Map<AttributeName, AttributeValue> attributes = new TreeMap<>();

        private Builder(IdempotencyKey key, EventType type, Instant occurredAt) {
            this.key = key;
            this.type = type;
            this.occurredAt = Timestamps.cut("occurredAt", occurredAt);
        }

        /**
         * Says who did it.
         *
         * @param member the actor
         * @return this builder
         */
        public Builder actor(MemberId member) {
            this.actor = member;
            return this;
        }

        /**
         * Says whom it concerns beside the actor.
         *
         * @param member the beneficiary
         * @return this builder
         */
        public Builder beneficiary(MemberId member) {
            this.beneficiary = member;
            return this;
        }

        /**
         * Says what it is about.
         *
         * @param about the subject
         * @return this builder
         */
        public Builder subject(Subject about) {
            this.subject = about;
            return this;
        }

        /**
         * Sets one attribute; the last value set under a name counts.
         *
         * @param name the attribute's name
         * @param value its value; neither a moment or day nor a list that holds one, since an event's JSON form has none
         * @return this builder
         * @throws InvalidValueException if the value is or holds a moment or day
         */
        public Builder with(AttributeName name, AttributeValue value) {
            List<? extends AttributeValue> held = value instanceof ListOf list ? list.values() : List.of(value);
            if (held.stream().anyMatch(it -> it instanceof Moment || it instanceof Day)) {
                throw InvalidValueException.of(
                        "attribute " + name,
                        "text, a number, true or false, money or a list of these",
                        "a moment or a day");
            }
            attributes.put(name, value);
            return this;
        }

        /**
         * Sets one attribute by its name's text.
         *
         * @param name the attribute's name
         * @param value its value
         * @return this builder
         * @throws InvalidValueException if the text is no attribute name, or the value is or holds a moment or day
         */
        public Builder with(String name, AttributeValue value) {
            return with(new AttributeName(name), value);
        }

        /**
         * Makes the event.
         *
         * @return an event with what was set so far
         */
        public CommunityEvent build() {
            return new CommunityEvent(this);
        }
    }
}
