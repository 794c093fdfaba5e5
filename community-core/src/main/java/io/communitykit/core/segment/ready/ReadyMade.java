package io.communitykit.core.segment.ready;

import io.communitykit.core.segment.SegmentProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The segment programs that the jar carries. Pure and safe for many threads.
 *
 * <p>{@code shop-segments.json} is for a shop with a community, in the time of Shanghai and in yuan: 30 basic, 50 behaviour and 20
 * emotional tags, all in the set {@code tags}; the stages of the life cycle ({@code stage-new}, {@code -active}, {@code -core},
 * {@code -at-risk}, {@code -lost}), of which a member with a known {@code registeredAt} is in exactly one; the warnings after 7 days
 * without a login and, for buyers, 14 without a purchase, where whoever does anything is logged in; {@code zombie} after 30 days;
 * habits by time of day; and the groups of the cuts that {@link io.communitykit.core.segment.cut.CutAttributes} puts back.
 *
 * <p>What the host tells of a member stands under {@code attributes} of the document. {@code hints} are tags that operators and
 * models put by hand; {@code dislikes-delivery} and {@code wants-peace} there, at a confidence of 6,000 or more, set the tags of that
 * name. Beside what {@link io.communitykit.core.event.CommunityFacts} makes, counters look at these attributes of events, and a tag
 * whose attribute is never told is never set:
 *
 * <ul>
 *   <li>any event: {@code dayParts} and {@code localDay}, see {@link DayPart#stamp}
 *   <li>{@code order.paid}: {@code category} (text or a list; 生鲜, 美妆, 家居, 零食, 图书, 运动, 数码, 母婴, 宠物), {@code channel}, {@code
 *       coupon} (whether one was used), {@code groupRole} (any text in a group purchase, {@code leader} for who opened it)
 *   <li>{@code member.logged-in}: {@code device}; {@code content.published}: {@code images}, how many
 *   <li>{@code product.reviewed}: {@code stars}, 1 to 5; with {@code survey.answered}: {@code deliveryStars} and {@code serviceStars}
 *   <li>{@code survey.answered}: {@code nps}, 0 to 10
 *   <li>types of its own: {@code complaint.filed} and {@code contact.declined}, the actor being the member
 * </ul>
 *
 * <p>Ages are told in days, 365.25 a year, and change on the birthday or the day after. Sums are of what was paid, refunds not taken
 * off.
 */
public final class ReadyMade {

    private static final String SHOP = "/io/communitykit/core/segment/ready/shop-segments.json";

    private ReadyMade() {}

    /**
     * The program of a shop with a community. Reads and compiles it anew each time.
     *
     * @return the program
     */
    public static SegmentProgram shop() {
        return SegmentProgram.KIND.read(new ByteArrayInputStream(shopDocument().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The document of {@link #shop}, to copy and change.
     *
     * @return JSON of kind {@code segment-program}
     */
    public static String shopDocument() {
        try (InputStream json = ReadyMade.class.getResourceAsStream(SHOP)) {
            if (json == null) {
                throw new IllegalStateException("the jar must carry " + SHOP);
            }
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
