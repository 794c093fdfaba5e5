package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Comparison.Operator;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.TagId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be asked of one attribute: {@code Condition.attribute("amount").atLeast(AttributeValue.of(100))}. Immutable.
 *
 * @param name the attribute
 */
public record Attribute(AttributeName name) {

    /**
     * The attribute is known.
     *
     * @return the condition
     */
    public Condition exists() {
        return new Exists(name);
    }

    /**
     * The attribute is not known.
     *
     * @return the condition
     */
    public Condition missing() {
        return new Missing(name);
    }

    /**
     * The attribute is this text.
     *
     * @param text the text
     * @return the condition
     */
    public Condition is(String text) {
        return is(AttributeValue.of(text));
    }

    /**
     * The attribute has this truth value.
     *
     * @param value the value
     * @return the condition
     */
    public Condition is(boolean value) {
        return is(AttributeValue.of(value));
    }

    /**
     * The attribute has this value.
     *
     * @param value the value
     * @return the condition
     */
    public Condition is(Scalar value) {
        return new Comparison(name, Operator.EQUALS, value);
    }

    /**
     * The attribute has another value than this text.
     *
     * @param text the text
     * @return the condition
     */
    public Condition isNot(String text) {
        return isNot(AttributeValue.of(text));
    }

    /**
     * The attribute has another value.
     *
     * @param value the value
     * @return the condition
     */
    public Condition isNot(Scalar value) {
        return new Comparison(name, Operator.NOT_EQUALS, value);
    }

    /**
     * The attribute is one of these texts.
     *
     * @param texts at least one
     * @return the condition
     * @throws InvalidValueException if there is none
     */
    public Condition in(String... texts) {
        return new Membership(name, Membership.Operator.IN, texts(texts));
    }

    /**
     * The attribute is one of these values.
     *
     * @param values at least one, all of one type
     * @return the condition
     * @throws InvalidValueException if there is none, or they are of several types or currencies
     */
    public Condition in(Set<Scalar> values) {
        return new Membership(name, Membership.Operator.IN, values);
    }

    /**
     * The attribute is text and none of these.
     *
     * @param texts at least one
     * @return the condition
     * @throws InvalidValueException if there is none
     */
    public Condition notIn(String... texts) {
        return new Membership(name, Membership.Operator.NOT_IN, texts(texts));
    }

    /**
     * The attribute is of the type of these values and none of them.
     *
     * @param values at least one, all of one type
     * @return the condition
     * @throws InvalidValueException if there is none, or they are of several types or currencies
     */
    public Condition notIn(Set<Scalar> values) {
        return new Membership(name, Membership.Operator.NOT_IN, values);
    }

    /**
     * The attribute is the value or more.
     *
     * @param value a number, money, an instant or a date
     * @return the condition
     * @throws InvalidValueException if the value has no order
     */
    public Condition atLeast(Scalar value) {
        return new Comparison(name, Operator.AT_LEAST, value);
    }

    /**
     * The attribute is the number or more.
     *
     * @param number the number
     * @return the condition
     */
    public Condition atLeast(long number) {
        return atLeast(AttributeValue.of(number));
    }

    /**
     * The attribute is more than the value.
     *
     * @param value a number, money, an instant or a date
     * @return the condition
     * @throws InvalidValueException if the value has no order
     */
    public Condition above(Scalar value) {
        return new Comparison(name, Operator.ABOVE, value);
    }

    /**
     * The attribute is more than the number.
     *
     * @param number the number
     * @return the condition
     */
    public Condition above(long number) {
        return above(AttributeValue.of(number));
    }

    /**
     * The attribute is the value or less.
     *
     * @param value a number, money, an instant or a date
     * @return the condition
     * @throws InvalidValueException if the value has no order
     */
    public Condition atMost(Scalar value) {
        return new Comparison(name, Operator.AT_MOST, value);
    }

    /**
     * The attribute is the number or less.
     *
     * @param number the number
     * @return the condition
     */
    public Condition atMost(long number) {
        return atMost(AttributeValue.of(number));
    }

    /**
     * The attribute is less than the value.
     *
     * @param value a number, money, an instant or a date
     * @return the condition
     * @throws InvalidValueException if the value has no order
     */
    public Condition below(Scalar value) {
        return new Comparison(name, Operator.BELOW, value);
    }

    /**
     * The attribute is less than the number.
     *
     * @param number the number
     * @return the condition
     */
    public Condition below(long number) {
        return below(AttributeValue.of(number));
    }

    /**
     * The attribute lies in a range.
     *
     * @param from the lowest value inside
     * @param to the highest value inside
     * @return the condition
     * @throws InvalidValueException if the values have no order, do not compare or stand the wrong way round
     */
    public Condition between(Scalar from, Scalar to) {
        return new Between(name, from, to);
    }

    /**
     * The attribute lies in a range of numbers.
     *
     * @param from the lowest number inside
     * @param to the highest number inside
     * @return the condition
     * @throws InvalidValueException if they stand the wrong way round
     */
    public Condition between(long from, long to) {
        return between(AttributeValue.of(from), AttributeValue.of(to));
    }

    /**
     * The attribute is an instant at most so long ago, or ahead.
     *
     * @param duration how long
     * @return the condition
     * @throws InvalidValueException if the duration is negative or longer than {@link Recency#MAX}
     */
    public Condition within(Duration duration) {
        return new Recency(name, Recency.Operator.WITHIN, duration);
    }

    /**
     * The attribute is an instant longer ago.
     *
     * @param duration how long
     * @return the condition
     * @throws InvalidValueException if the duration is negative or longer than {@link Recency#MAX}
     */
    public Condition olderThan(Duration duration) {
        return new Recency(name, Recency.Operator.OLDER_THAN, duration);
    }

    /**
     * The attribute is an instant or a date at most so many calendar days ago, or ahead.
     *
     * @param days how many; 0 is today
     * @param zone whose calendar counts
     * @return the condition
     * @throws InvalidValueException if the days are negative or more than {@link DayRecency#MAX_DAYS}
     */
    public Condition withinDays(int days, ZoneId zone) {
        return new DayRecency(name, DayRecency.Operator.WITHIN_DAYS, days, zone);
    }

    /**
     * The attribute is an instant or a date more calendar days ago.
     *
     * @param days how many
     * @param zone whose calendar counts
     * @return the condition
     * @throws InvalidValueException if the days are negative or more than {@link DayRecency#MAX_DAYS}
     */
    public Condition olderThanDays(int days, ZoneId zone) {
        return new DayRecency(name, DayRecency.Operator.OLDER_THAN_DAYS, days, zone);
    }

    /**
     * The attribute is a set of tags that holds this one.
     *
     * @param tag the tag
     * @return the condition, for any confidence
     * @throws InvalidValueException if the text is no tag
     */
    public TagMatch hasTag(String tag) {
        return tags(TagMatch.Operator.HAS_TAG, tag);
    }

    /**
     * The attribute is a set of tags that holds at least one of these.
     *
     * @param tags at least one
     * @return the condition, for any confidence
     * @throws InvalidValueException if there is none, or a text is no tag
     */
    public TagMatch hasAny(String... tags) {
        return tags(TagMatch.Operator.HAS_ANY, tags);
    }

    /**
     * The attribute is a set of tags that holds all of these.
     *
     * @param tags at least one
     * @return the condition, for any confidence
     * @throws InvalidValueException if there is none, or a text is no tag
     */
    public TagMatch hasAll(String... tags) {
        return tags(TagMatch.Operator.HAS_ALL, tags);
    }

    /**
     * The attribute is a set of tags, known, that holds none of these.
     *
     * @param tags at least one
     * @return the condition, for any confidence
     * @throws InvalidValueException if there is none, or a text is no tag
     */
    public TagMatch hasNone(String... tags) {
        return tags(TagMatch.Operator.HAS_NONE, tags);
    }

    /**
     * The attribute is a list that holds the text, or text with it somewhere inside.
     *
     * @param text the text
     * @return the condition
     */
    public Condition contains(String text) {
        return contains(AttributeValue.of(text));
    }

    /**
     * The attribute is a list that holds the value, or text with it somewhere inside.
     *
     * @param value the value
     * @return the condition
     */
    public Condition contains(Scalar value) {
        return new Comparison(name, Operator.CONTAINS, value);
    }

    /**
     * The attribute is text that begins so.
     *
     * @param text the beginning
     * @return the condition
     */
    public Condition startsWith(String text) {
        return new Comparison(name, Operator.STARTS_WITH, AttributeValue.of(text));
    }

    /**
     * The attribute has the same value as another one.
     *
     * @param other the other attribute's name
     * @return the condition
     * @throws InvalidValueException if the text is no attribute name
     */
    public Condition sameAs(String other) {
        return new Relation(name, Relation.Operator.SAME_AS, new AttributeName(other));
    }

    /**
     * The attribute has another value than another one.
     *
     * @param other the other attribute's name
     * @return the condition
     * @throws InvalidValueException if the text is no attribute name
     */
    public Condition differsFrom(String other) {
        return new Relation(name, Relation.Operator.DIFFERS_FROM, new AttributeName(other));
    }

    private TagMatch tags(TagMatch.Operator operator, String... tags) {
        return new TagMatch(
                name,
                operator,
                Arrays.stream(tags).map(TagId::new).collect(Collectors.toCollection(LinkedHashSet::new)),
                1);
    }

    private static Set<Scalar> texts(String... texts) {
        return Arrays.stream(texts)
                .<Scalar>map(AttributeValue::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
