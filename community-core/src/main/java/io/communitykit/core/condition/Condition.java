package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.policy.internal.ReadBy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that holds, does not hold, or is unknown about facts. A tree of records, immutable and safe for many threads.
 *
 * <p>An attribute that is missing, has another type than the operand, or is money of another currency makes a predicate
 * {@link Truth#UNKNOWN}, never true by negation; only {@link Exists} and {@link Missing} see absence. Evaluation takes
 * time linear in the tree, stops as soon as the answer is settled, and never throws on account of the facts.
 *
 * <p>In JSON a condition is an object of one operator: {@code {"all":[...]}}, {@code {"any":[...]}}, {@code {"not":{...}}},
 * {@code {"exists":"name"}}, {@code {"missing":"name"}}, or {@code {"attribute":"name","atLeast":10}} with one of the
 * operators of {@link Comparison}, {@link Between}, {@link Membership}, {@link Relation}, {@link Recency}, {@link
 * DayRecency} and {@link TagMatch}; also {@code {"segment":"vip"}} and {@code {"bucket":"test-7","of":100,"from":0,"to":25}}.
 *
 * <p>It has three forms, which say the same: the fluent one of Java, the JSON of documents, and a text for people. "Bought
 * fresh food 3 times in 30 days, dislikes delivery, silver or above, not seen for 7 days" is
 *
 * <pre>{@code
 * all(attribute("freshOrders30d").atLeast(3),
 *         attribute("tags").hasTag("不爱配送").withConfidence(6_000),
 *         attribute("tier").in("silver", "gold"),
 *         attribute("lastLogin").olderThanDays(7, ZoneId.of("Asia/Shanghai")))
 *
 * {"all":[{"attribute":"freshOrders30d","atLeast":3},
 *     {"attribute":"tags","hasTag":"不爱配送","confidence":6000},
 *     {"attribute":"tier","in":["silver","gold"]},
 *     {"attribute":"lastLogin","olderThanDays":7,"zone":"Asia/Shanghai"}]}
 *
 * freshOrders30d >= 3 and tags has "不爱配送" with confidence 60% and tier in ("silver", "gold")
 *     and lastLogin older than 7 days in Asia/Shanghai
 * }</pre>
 *
 * <p>In the text form {@code not} binds closer than {@code and}, and {@code and} closer than {@code or}. Blanks and line
 * breaks are free, keywords are lower-case, text stands in quotes with the escapes of JSON:
 *
 * <pre>{@code
 * any       = all { "or" all }
 * all       = single { "and" single }
 * single    = "not" single | "(" any ")" | ("all" | "any") "(" any { "," any } ")"
 *           | "segment" text | "bucket" text whole "to" whole "of" whole | name test
 * test      = "is" ("known" | "missing")
 *           | ("=" | "!=" | ">=" | ">" | "<=" | "<" | "contains" | "starts" "with") value
 *           | ["not"] "in" "(" value { "," value } ")"
 *           | "between" value "and" value
 *           | ("same" "as" | "differs" "from") name
 *           | ("within" | "older" "than") (duration | whole ("day" | "days") "in" zone)
 *           | "has" (text | ("any" | "all" | "none") "(" text { "," text } ")") ["with" "confidence" percent "%"]
 * value     = text | number | number currency | "true" | "false" | date | instant
 * duration  = [days "d"] [hours "h"] [minutes "m"] [seconds "s"], as in 1d 12h
 * name      = the attribute, in backquotes if it is called and, or, not, all, any, segment or bucket
 * }</pre>
 *
 * <p>A tree is at most {@value #MAX_DEPTH} conditions deep and has at most {@value #MAX_SIZE} of them; the constructors
 * refuse more.
 */
@ReadBy(ConditionShape.class)
public sealed interface Condition
        permits AllOf,
                AnyOf,
                Not,
                Exists,
                Missing,
                Comparison,
                Between,
                Membership,
                Relation,
                Recency,
                DayRecency,
                TagMatch,
                InSegment,
                Bucket {

    /** How deep conditions may be nested; a predicate alone is 1 deep. */
    int MAX_DEPTH = 64;

    /** How many conditions a tree may have, those that it repeats counted each time, and one about several tags for each tag. */
    int MAX_SIZE = 10_000;

    /**
     * Looks whether it holds.
     *
     * @param facts what is known
     * @return whether it holds
     */
    Truth evaluate(Facts facts);

    /**
     * The conditions that this one joins.
     *
     * @return its members in order; none for a predicate
     */
    default List<Condition> members() {
        return List.of();
    }

    /**
     * The attributes that it looks at, those of its members included.
     *
     * @return their names, sorted; a new set
     */
    default SortedSet<AttributeName> attributes() {
        SortedSet<AttributeName> names = new TreeSet<>();
        members().forEach(member -> names.addAll(member.attributes()));
        return names;
    }

    /**
     * Checks every attribute, operator and operand against the attributes that exist; refuses references to segments. What was read from JSON by a {@link
     * io.communitykit.core.policy.DocumentReader} must pass here before it is used, since only the type of an attribute
     * tells whether {@code "2024-05-01T00:00:00Z"} is text or an instant.
     *
     * @param schema the attributes that exist
     * @param pointer where the condition stands in its document
     * @param violations takes the faults
     * @return the condition with every operand of its attribute's type; of no use where a fault was added
     */
    default Condition check(AttributeSchema schema, String pointer, Violations violations) {
        return check(schema, Set.of(), pointer, violations);
    }

    /**
     * Checks as {@link #check(AttributeSchema, String, Violations)} does, where segments exist too.
     *
     * @param schema the attributes that exist
     * @param segments the segments that may be referred to
     * @param pointer where the condition stands in its document
     * @param violations takes the faults
     * @return the condition with every operand of its attribute's type; of no use where a fault was added
     */
    default Condition check(AttributeSchema schema, Set<SegmentId> segments, String pointer, Violations violations) {
        return new ConditionCheck(schema, segments, violations, Form.JSON).check(this, pointer);
    }

    /**
     * The segments that it refers to, its members' included.
     *
     * @return their ids, sorted; a new set
     */
    default SortedSet<SegmentId> segments() {
        SortedSet<SegmentId> segments = new TreeSet<>();
        members().forEach(member -> segments.addAll(member.segments()));
        return segments;
    }

    /**
     * Writes the JSON form.
     *
     * @return an object on one line; {@link #parse} of it gives an equal condition
     */
    default String toJson() {
        return ConditionWriter.write(this).toString();
    }

    /**
     * Reads the JSON form strictly and checks its types.
     *
     * @param json the text
     * @param schema the attributes that exist
     * @return the condition
     * @throws InvalidPolicyException with every fault that could be found
     */
    static Condition parse(String json, AttributeSchema schema) {
        return parse(json, schema, Set.of());
    }

    /**
     * Reads the JSON form strictly and checks its types, where segments exist too.
     *
     * @param json the text
     * @param schema the attributes that exist
     * @param segments the segments that may be referred to
     * @return the condition
     * @throws InvalidPolicyException with every fault that could be found
     */
    static Condition parse(String json, AttributeSchema schema, Set<SegmentId> segments) {
        return ConditionReader.parse(json, schema, segments);
    }

    /**
     * Writes the text form.
     *
     * @return the condition on one line; {@link #parseText} of it gives an equal condition
     */
    default String toText() {
        return ConditionText.write(this);
    }

    /**
     * Reads the text form and checks its types.
     *
     * @param text the text
     * @param schema the attributes that exist
     * @return the condition
     * @throws InvalidPolicyException with the first fault of grammar, or every fault of types, each with line and column
     */
    static Condition parseText(String text, AttributeSchema schema) {
        return parseText(text, schema, Set.of());
    }

    /**
     * Reads the text form and checks its types, where segments exist too.
     *
     * @param text the text
     * @param schema the attributes that exist
     * @param segments the segments that may be referred to
     * @return the condition
     * @throws InvalidPolicyException with the first fault of grammar, or every fault of types, each with line and column
     */
    static Condition parseText(String text, AttributeSchema schema, Set<SegmentId> segments) {
        return ConditionTextReader.parse(text, schema, segments);
    }

    /**
     * All hold.
     *
     * @param members at least one
     * @return the condition
     * @throws InvalidValueException if there is none, or the tree gets too deep or too large
     */
    static Condition all(Condition... members) {
        return new AllOf(Arrays.asList(members));
    }

    /**
     * At least one holds.
     *
     * @param members at least one
     * @return the condition
     * @throws InvalidValueException if there is none, or the tree gets too deep or too large
     */
    static Condition any(Condition... members) {
        return new AnyOf(Arrays.asList(members));
    }

    /**
     * It does not hold; the unknown stays unknown.
     *
     * @param member what should not hold
     * @return the condition
     * @throws InvalidValueException if the tree gets too deep or too large
     */
    static Condition not(Condition member) {
        return new Not(member);
    }

    /**
     * The rule of another segment holds.
     *
     * @param segment the segment's id
     * @return the condition
     * @throws InvalidValueException if the text is no id
     */
    static Condition inSegment(String segment) {
        return new InSegment(new SegmentId(segment));
    }

    /**
     * The member falls into a share of a stable random draw.
     *
     * @param seed names the draw; another name draws anew
     * @param from the first bucket, from 0
     * @param to the first bucket after
     * @param of how many buckets there are
     * @return the condition
     * @throws InvalidValueException if the numbers are out of range
     */
    static Condition bucket(String seed, int from, int to, int of) {
        return new Bucket(seed, of, from, to);
    }

    /**
     * Starts a condition on one attribute, as in {@code attribute("postKind").is("answer")}.
     *
     * @param name the attribute's name
     * @return what can be asked of it
     * @throws InvalidValueException if the text is no attribute name
     */
    static Attribute attribute(String name) {
        return new Attribute(new AttributeName(name));
    }
}
