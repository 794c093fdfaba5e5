package io.communitykit.core.segment.ready;

import static io.communitykit.core.segment.ready.ShopMember.yuan;
import static io.communitykit.core.segment.ready.TagStory.days;
import static io.communitykit.core.segment.ready.TagStory.does;
import static io.communitykit.core.segment.ready.TagStory.receives;
import static io.communitykit.core.segment.ready.TagStory.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.segment.TagFamily;
import io.communitykit.core.segment.ready.TagStory.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each behaviour tag")
class BehaviourTagsTest {

    private static final String PAID = "order.paid";
    private static final String PUBLISHED = "content.published";
    private static final Step ORDER = does(PAID);

    static Stream<TagStory> stories() {
        return Stream.of(buying(), baskets(), visiting(), writing(), joining()).flatMap(it -> it);
    }

    private static Stream<TagStory> buying() {
        return Stream.of(
                times(1, "bought-this-week", ORDER).goesWith(days(7), days(1)),
                times(2, "buys-again", ORDER).goesWith(days(30), days(1)),
                times(5, "buys-often", ORDER).goesWith(days(90), days(1)),
                times(1, "bought-once", ORDER).goesWith(days(400), ORDER),
                TagStory.of("never-bought", ShopMember::register, days(14), days(1))
                        .goesWith(ORDER),
                times(3, "buys-fresh", category("生鲜")).goesWith(days(30), days(1)),
                times(2, "buys-beauty", category("美妆")).goesWith(days(90), days(1)),
                times(2, "buys-home", category("家居")).goesWith(days(90), days(1)),
                times(2, "buys-snacks", category("零食")).goesWith(days(90), days(1)),
                times(2, "buys-books", category("图书")).goesWith(days(90), days(1)),
                times(2, "buys-sports", category("运动")).goesWith(days(90), days(1)),
                times(2, "buys-digital", category("数码")).goesWith(days(90), days(1)),
                times(2, "buys-baby", category("母婴")).goesWith(days(90), days(1)),
                times(2, "buys-pets", category("宠物")).goesWith(days(90), days(1)),
                TagStory.of(
                                "buys-across",
                                category("生鲜"),
                                category("图书"),
                                category("图书"),
                                category("运动"),
                                category("宠物"))
                        .goesWith(days(90), days(1)));
    }

    private static Stream<TagStory> baskets() {
        return Stream.of(
                TagStory.of("big-spender", amount("999.99"), amount("0.01")).goesWith(days(90), days(1)),
                TagStory.of("large-baskets", amount("200.00"), amount("199.99"), amount("200.00"))
                        .goesWith(days(90), days(1)),
                TagStory.of("small-baskets", amount("49.99"), amount("50.00"), amount("49.99"))
                        .goesWith(amount("200.00")),
                times(3, "uses-coupons", coupon(true)).goesWith(days(90), days(1)),
                times(2, "price-sensitive", coupon(true)).goesWith(coupon(false)),
                TagStory.of(
                                "cart-without-order",
                                does("cart.added"),
                                pass(Duration.ofHours(1)),
                                pass(Duration.ofMillis(1)))
                        .goesWith(ORDER),
                times(2, "sends-back", does("order.refunded")).goesWith(days(90), days(1)),
                TagStory.of("buys-everywhere", does(PAID, "channel", "app"), does(PAID, "channel", "web"))
                        .goesWith(days(90), days(1)),
                TagStory.of("buys-in-store", does(PAID, "channel", "app"), does(PAID, "channel", "store"))
                        .goesWith(days(90), days(1)),
                times(2, "buys-in-groups", does(PAID, "groupRole", "member")).goesWith(days(90), days(1)),
                TagStory.of("leads-groups", does(PAID, "groupRole", "member"), does(PAID, "groupRole", "leader"))
                        .goesWith(days(90), days(1)));
    }

    private static Stream<TagStory> visiting() {
        return Stream.of(
                times(5, "checks-in", does("member.checked-in")).goesWith(days(7), days(1)),
                visits("comes-daily", "09:00", 20).goesWith(days(11), days(1)),
                visits("early-bird", "05:00", 4).goesWith(days(27), days(1)),
                visits("lunch-browser", "11:00", 4).goesWith(days(27), days(1)),
                visits("evening-visitor", "18:00", 4).goesWith(days(27), days(1)),
                visits("night-owl", "23:00", 4).goesWith(days(27), days(1)),
                TagStory.of(
                                "weekend-visitor",
                                visit("2026-03-06T23:59"),
                                visit("2026-03-07T00:00"),
                                visit("2026-03-08T12:00"),
                                visit("2026-03-09T00:00"),
                                visit("2026-03-14T12:00"),
                                visit("2026-03-15T12:00"))
                        .goesWith(days(21), days(1)),
                TagStory.of("several-devices", login("ios"), login("ios"), login("desktop"))
                        .goesWith(days(30), days(1)));
    }

    private static Stream<TagStory> writing() {
        return Stream.of(
                times(30, "reads-much", does("content.viewed")).goesWith(days(30), days(1)),
                TagStory.of(
                                "reads-deeply",
                                read(29_999),
                                read(30_000),
                                read(30_000),
                                read(30_000),
                                read(30_000),
                                read(90_000))
                        .goesWith(days(30), days(1)),
                times(3, "writes-notes", kind("note")).goesWith(days(30), days(1)),
                times(2, "makes-videos", kind("video")).goesWith(days(30), days(1)),
                TagStory.of("shows-pictures", pictures(2), pictures(3), pictures(9))
                        .goesWith(days(30), days(1)),
                times(2, "asks-questions", kind("question")).goesWith(days(90), days(1)),
                times(3, "answers-questions", does("question.answered")).goesWith(days(90), days(1)),
                times(2, "expert", receives("answer.accepted")).goesWith(days(90), days(1)),
                times(1, "offers-bounties", does("bounty.offered", "amount", 50))
                        .goesWith(days(90), days(1)),
                times(2, "reviews-products", does("product.reviewed")).goesWith(days(90), days(1)));
    }

    private static Stream<TagStory> joining() {
        return Stream.of(
                times(10, "comments-much", does("content.commented")).goesWith(days(30), days(1)),
                times(3, "shares", does("content.shared")).goesWith(days(30), days(1)),
                times(5, "collects", does("content.favourited")).goesWith(days(30), days(1)),
                new TagStory("votes", votes(), List.of()).goesWith(days(30), days(1)),
                times(3, "invites-friends", does("member.invited")).goesWith(days(90), days(1)),
                times(10, "lurks", does("content.viewed")).goesWith(does("content.commented")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    @DisplayName("comes with so much of it and not before, and goes when that is long ago")
    void story(TagStory story) {
        assertThat(story.away()).isNotEmpty();
        story.play();
    }

    @Test
    @DisplayName("has its story, and there are 50")
    void complete() {
        assertThat(stories().map(TagStory::tag))
                .containsExactlyElementsOf(TagStory.tags(TagFamily.BEHAVIOUR))
                .hasSize(50);
    }

    private static Step category(String category) {
        return does(PAID, "category", category);
    }

    private static Step amount(String amount) {
        return does(PAID, "amount", yuan(amount));
    }

    private static Step coupon(boolean used) {
        return does(PAID, "coupon", AttributeValue.of(used));
    }

    private static Step pass(Duration time) {
        return member -> member.pass(time);
    }

    private static Step login(String device) {
        return does("member.logged-in", "device", device);
    }

    private static Step kind(String kind) {
        return does(PUBLISHED, "postKind", kind);
    }

    private static Step pictures(long count) {
        return does(PUBLISHED, "images", count);
    }

    private static Step read(long millis) {
        return does("content.viewed", "dwellMillis", millis);
    }

    private static Step visit(String local) {
        return member -> login("ios").accept(member.at(local));
    }

    /** Up and down alike. */
    private static List<Step> votes() {
        List<Step> steps = new ArrayList<>();
        steps.addAll(Collections.nCopies(5, does("content.voted-up")));
        steps.addAll(Collections.nCopies(5, does("content.voted-down")));
        return steps;
    }

    /** Twice a day at an hour, since days count and not visits. */
    private static TagStory visits(String tag, String hour, int days) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i <= days; i++) {
            Step visit = visit(String.format(Locale.ROOT, "2026-03-%02dT%s", i + 2, hour));
            steps.addAll(Collections.nCopies(i < days ? 2 : 1, visit));
        }
        return new TagStory(tag, steps, List.of());
    }
}
