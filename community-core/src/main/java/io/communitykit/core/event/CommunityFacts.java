package io.communitykit.core.event;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes the facts that shop communities share, each with the type, subject and attributes that {@link EventType} names.
 * A fact that carries more is made from one of these with {@link CommunityEvent#toBuilder()}. Instants are cut to
 * microseconds and must lie within the years 0001 to 9999. All functions are pure and safe for many threads.
 */
public final class CommunityFacts {

    /** Which kind of content a fact is about; text. */
    public static final AttributeName POST_KIND = new AttributeName("postKind");
    /** How long content was looked at, in milliseconds; a whole number. */
    public static final AttributeName DWELL_MILLIS = new AttributeName("dwellMillis");
    /** How much: money of orders, a whole number of points for bounties. */
    public static final AttributeName AMOUNT = new AttributeName("amount");

    private CommunityFacts() {}

    /**
     * Someone became a member.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param at when
     * @return the fact
     */
    public static CommunityEvent registered(IdempotencyKey key, MemberId member, Instant at) {
        return fact(key, EventType.MEMBER_REGISTERED, member, at).build();
    }

    /**
     * A member logged in.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param at when
     * @return the fact
     */
    public static CommunityEvent loggedIn(IdempotencyKey key, MemberId member, Instant at) {
        return fact(key, EventType.MEMBER_LOGGED_IN, member, at).build();
    }

    /**
     * A member checked in for the day.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param at when
     * @return the fact
     */
    public static CommunityEvent checkedIn(IdempotencyKey key, MemberId member, Instant at) {
        return fact(key, EventType.MEMBER_CHECKED_IN, member, at).build();
    }

    /**
     * A member completed the profile.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param at when
     * @return the fact
     */
    public static CommunityEvent profileCompleted(IdempotencyKey key, MemberId member, Instant at) {
        return fact(key, EventType.PROFILE_COMPLETED, member, at).build();
    }

    /**
     * A member invited someone who is not known by an id yet; otherwise add the invited member as beneficiary.
     *
     * @param key who numbered the fact, and its number
     * @param inviter who invited
     * @param at when
     * @return the fact
     */
    public static CommunityEvent invited(IdempotencyKey key, MemberId inviter, Instant at) {
        return fact(key, EventType.MEMBER_INVITED, inviter, at).build();
    }

    /**
     * A member answered a survey.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param survey which survey
     * @param at when
     * @return the fact
     */
    public static CommunityEvent surveyAnswered(IdempotencyKey key, MemberId member, Subject survey, Instant at) {
        return fact(key, EventType.SURVEY_ANSWERED, member, at).subject(survey).build();
    }

    /**
     * A member published content.
     *
     * @param key who numbered the fact, and its number
     * @param author who
     * @param content what
     * @param postKind which kind of content, such as {@code note} or {@code video}
     * @param at when
     * @return the fact
     * @throws io.communitykit.core.InvalidValueException if the kind is not well-formed text
     */
    public static CommunityEvent published(
            IdempotencyKey key, MemberId author, ContentId content, String postKind, Instant at) {
        return fact(key, EventType.CONTENT_PUBLISHED, author, at)
                .subject(Subject.of(content))
                .with(POST_KIND, AttributeValue.of(postKind))
                .build();
    }

    /**
     * A member looked at content.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param content what
     * @param dwell for how long; cut to milliseconds
     * @param at when
     * @return the fact
     */
    public static CommunityEvent viewed(
            IdempotencyKey key, MemberId member, ContentId content, Duration dwell, Instant at) {
        return fact(key, EventType.CONTENT_VIEWED, member, at)
                .subject(Subject.of(content))
                .with(DWELL_MILLIS, AttributeValue.of(dwell.toMillis()))
                .build();
    }

    /**
     * A member liked content.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param content what
     * @param owner whose content it is
     * @param at when
     * @return the fact
     */
    public static CommunityEvent liked(
            IdempotencyKey key, MemberId member, ContentId content, MemberId owner, Instant at) {
        return fact(key, EventType.CONTENT_LIKED, member, at)
                .subject(Subject.of(content))
                .beneficiary(owner)
                .build();
    }

    /**
     * A member kept content as a favourite.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param content what
     * @param owner whose content it is
     * @param at when
     * @return the fact
     */
    public static CommunityEvent favourited(
            IdempotencyKey key, MemberId member, ContentId content, MemberId owner, Instant at) {
        return fact(key, EventType.CONTENT_FAVOURITED, member, at)
                .subject(Subject.of(content))
                .beneficiary(owner)
                .build();
    }

    /**
     * A member commented on content.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param content what
     * @param owner whose content it is
     * @param at when
     * @return the fact
     */
    public static CommunityEvent commented(
            IdempotencyKey key, MemberId member, ContentId content, MemberId owner, Instant at) {
        return fact(key, EventType.CONTENT_COMMENTED, member, at)
                .subject(Subject.of(content))
                .beneficiary(owner)
                .build();
    }

    /**
     * A member shared content.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param content what
     * @param owner whose content it is
     * @param at when
     * @return the fact
     */
    public static CommunityEvent shared(
            IdempotencyKey key, MemberId member, ContentId content, MemberId owner, Instant at) {
        return fact(key, EventType.CONTENT_SHARED, member, at)
                .subject(Subject.of(content))
                .beneficiary(owner)
                .build();
    }

    /**
     * A member reported content.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param content what
     * @param owner whose content it is
     * @param at when
     * @return the fact
     */
    public static CommunityEvent reported(
            IdempotencyKey key, MemberId member, ContentId content, MemberId owner, Instant at) {
        return fact(key, EventType.CONTENT_REPORTED, member, at)
                .subject(Subject.of(content))
                .beneficiary(owner)
                .build();
    }

    /**
     * A member voted content up.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param content what
     * @param owner whose content it is
     * @param at when
     * @return the fact
     */
    public static CommunityEvent votedUp(
            IdempotencyKey key, MemberId member, ContentId content, MemberId owner, Instant at) {
        return fact(key, EventType.CONTENT_VOTED_UP, member, at)
                .subject(Subject.of(content))
                .beneficiary(owner)
                .build();
    }

    /**
     * A member voted content down.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param content what
     * @param owner whose content it is
     * @param at when
     * @return the fact
     */
    public static CommunityEvent votedDown(
            IdempotencyKey key, MemberId member, ContentId content, MemberId owner, Instant at) {
        return fact(key, EventType.CONTENT_VOTED_DOWN, member, at)
                .subject(Subject.of(content))
                .beneficiary(owner)
                .build();
    }

    /**
     * A member published an answer.
     *
     * @param key who numbered the fact, and its number
     * @param author who answered
     * @param answer the answer
     * @param asker who asked
     * @param at when
     * @return the fact
     */
    public static CommunityEvent questionAnswered(
            IdempotencyKey key, MemberId author, ContentId answer, MemberId asker, Instant at) {
        return fact(key, EventType.QUESTION_ANSWERED, author, at)
                .subject(Subject.of(answer))
                .beneficiary(asker)
                .build();
    }

    /**
     * Who asked accepted an answer.
     *
     * @param key who numbered the fact, and its number
     * @param asker who asked
     * @param answer the answer
     * @param author who answered
     * @param at when
     * @return the fact
     */
    public static CommunityEvent answerAccepted(
            IdempotencyKey key, MemberId asker, ContentId answer, MemberId author, Instant at) {
        return fact(key, EventType.ANSWER_ACCEPTED, asker, at)
                .subject(Subject.of(answer))
                .beneficiary(author)
                .build();
    }

    /**
     * A member offered a bounty on a question.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param question on which question
     * @param points how many points
     * @param at when
     * @return the fact
     */
    public static CommunityEvent bountyOffered(
            IdempotencyKey key, MemberId member, ContentId question, long points, Instant at) {
        return fact(key, EventType.BOUNTY_OFFERED, member, at)
                .subject(Subject.of(question))
                .with(AMOUNT, AttributeValue.of(points))
                .build();
    }

    /**
     * A member awarded a bounty to an answer.
     *
     * @param key who numbered the fact, and its number
     * @param member who awarded it
     * @param answer the answer
     * @param author who answered, and receives it
     * @param points how many points
     * @param at when
     * @return the fact
     */
    public static CommunityEvent bountyAwarded(
            IdempotencyKey key, MemberId member, ContentId answer, MemberId author, long points, Instant at) {
        return fact(key, EventType.BOUNTY_AWARDED, member, at)
                .subject(Subject.of(answer))
                .beneficiary(author)
                .with(AMOUNT, AttributeValue.of(points))
                .build();
    }

    /**
     * A member wrote a review of a product.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param product the product's page
     * @param at when
     * @return the fact
     */
    public static CommunityEvent productReviewed(IdempotencyKey key, MemberId member, ContentId product, Instant at) {
        return fact(key, EventType.PRODUCT_REVIEWED, member, at)
                .subject(Subject.of(product))
                .build();
    }

    /**
     * A member put goods into the cart.
     *
     * @param key who numbered the fact, and its number
     * @param member who
     * @param goods what
     * @param at when
     * @return the fact
     */
    public static CommunityEvent cartAdded(IdempotencyKey key, MemberId member, Subject goods, Instant at) {
        return fact(key, EventType.CART_ADDED, member, at).subject(goods).build();
    }

    /**
     * An order was paid.
     *
     * @param key who numbered the fact, and its number
     * @param member who paid
     * @param order which order
     * @param amount how much
     * @param at when
     * @return the fact
     */
    public static CommunityEvent orderPaid(
            IdempotencyKey key, MemberId member, OrderId order, Money amount, Instant at) {
        return fact(key, EventType.ORDER_PAID, member, at)
                .subject(Subject.of(order))
                .with(AMOUNT, AttributeValue.of(amount))
                .build();
    }

    /**
     * An order, or part of it, was refunded.
     *
     * @param key who numbered the fact, and its number
     * @param member who had paid
     * @param order which order
     * @param amount how much, above 0
     * @param at when
     * @return the fact
     */
    public static CommunityEvent orderRefunded(
            IdempotencyKey key, MemberId member, OrderId order, Money amount, Instant at) {
        return fact(key, EventType.ORDER_REFUNDED, member, at)
                .subject(Subject.of(order))
                .with(AMOUNT, AttributeValue.of(amount))
                .build();
    }

    private static CommunityEvent.Builder fact(IdempotencyKey key, EventType type, MemberId actor, Instant at) {
        return CommunityEvent.builder(key, type, at).actor(actor);
    }
}
