package io.communitykit.core.event;

import io.communitykit.core.InvalidValueException;
import java.util.List;

/**
 * What kind of fact an event tells. The vocabulary that shop communities share is here as constants; a host may use any
 * other name, best a reverse-DNS one of its own ({@code com.example.garden.watered}). Compared to the letter. Immutable
 * and safe for many threads.
 *
 * @param value 1 to 100 printable ASCII characters without space
 */
public record EventType(String value) implements Comparable<EventType> {

    /** Someone became a member; the actor is the member. */
    public static final EventType MEMBER_REGISTERED = new EventType("member.registered");
    /** A member logged in. */
    public static final EventType MEMBER_LOGGED_IN = new EventType("member.logged-in");
    /** A member checked in for the day. */
    public static final EventType MEMBER_CHECKED_IN = new EventType("member.checked-in");
    /** A member completed the profile. */
    public static final EventType PROFILE_COMPLETED = new EventType("profile.completed");
    /** A member invited someone; the beneficiary, where known, is the invited member. */
    public static final EventType MEMBER_INVITED = new EventType("member.invited");
    /** A member answered a survey. */
    public static final EventType SURVEY_ANSWERED = new EventType("survey.answered");
    /** A member published content; {@code postKind} says which kind. */
    public static final EventType CONTENT_PUBLISHED = new EventType("content.published");
    /** A member looked at content; {@code dwellMillis} says how long. */
    public static final EventType CONTENT_VIEWED = new EventType("content.viewed");
    /** A member liked content; the beneficiary is its owner. */
    public static final EventType CONTENT_LIKED = new EventType("content.liked");
    /** A member kept content as a favourite; the beneficiary is its owner. */
    public static final EventType CONTENT_FAVOURITED = new EventType("content.favourited");
    /** A member commented on content; the beneficiary is its owner. */
    public static final EventType CONTENT_COMMENTED = new EventType("content.commented");
    /** A member shared content; the beneficiary is its owner. */
    public static final EventType CONTENT_SHARED = new EventType("content.shared");
    /** A member reported content; the beneficiary is its owner. */
    public static final EventType CONTENT_REPORTED = new EventType("content.reported");
    /** Content was voted up; the beneficiary is its owner. */
    public static final EventType CONTENT_VOTED_UP = new EventType("content.voted-up");
    /** Content was voted down; the beneficiary is its owner. */
    public static final EventType CONTENT_VOTED_DOWN = new EventType("content.voted-down");
    /** An answer was published. */
    public static final EventType QUESTION_ANSWERED = new EventType("question.answered");
    /** An answer was accepted; the actor is who asked, the beneficiary who answered. */
    public static final EventType ANSWER_ACCEPTED = new EventType("answer.accepted");
    /** A member offered a bounty of {@code amount} points on a question. */
    public static final EventType BOUNTY_OFFERED = new EventType("bounty.offered");
    /** A bounty of {@code amount} points was awarded; the beneficiary receives it. */
    public static final EventType BOUNTY_AWARDED = new EventType("bounty.awarded");
    /** A member wrote a review of a product. */
    public static final EventType PRODUCT_REVIEWED = new EventType("product.reviewed");
    /** A member put goods into the cart. */
    public static final EventType CART_ADDED = new EventType("cart.added");
    /** An order was paid; {@code amount} is money. */
    public static final EventType ORDER_PAID = new EventType("order.paid");
    /** An order, or part of it, was refunded; {@code amount} is money. */
    public static final EventType ORDER_REFUNDED = new EventType("order.refunded");

    private static final List<EventType> VOCABULARY = List.of(
            MEMBER_REGISTERED,
            MEMBER_LOGGED_IN,
            MEMBER_CHECKED_IN,
            PROFILE_COMPLETED,
            MEMBER_INVITED,
            SURVEY_ANSWERED,
            CONTENT_PUBLISHED,
            CONTENT_VIEWED,
            CONTENT_LIKED,
            CONTENT_FAVOURITED,
            CONTENT_COMMENTED,
            CONTENT_SHARED,
            CONTENT_REPORTED,
            CONTENT_VOTED_UP,
            CONTENT_VOTED_DOWN,
            QUESTION_ANSWERED,
            ANSWER_ACCEPTED,
            BOUNTY_OFFERED,
            BOUNTY_AWARDED,
            PRODUCT_REVIEWED,
            CART_ADDED,
            ORDER_PAID,
            ORDER_REFUNDED);

    private static final int MAX_LENGTH = 100;

    /**
     * Checks the text.
     *
     * @param value the name
     */
    public EventType {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw InvalidValueException.of(
                    "event type", "1 to " + MAX_LENGTH + " printable ASCII characters without space", value);
        }
    }

    /**
     * The types that are here as constants.
     *
     * @return all of them, in the order of their declaration
     */
    public static List<EventType> vocabulary() {
        return VOCABULARY;
    }

    /** Orders by character. */
    @Override
    public int compareTo(EventType other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
