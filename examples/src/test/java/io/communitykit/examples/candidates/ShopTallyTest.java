package io.communitykit.examples.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.examples.summary.CandidateSummary;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShopTallyTest {

    private static CandidateSummary told(World world) {
        ShopTally tally = new ShopTally(ZoneId.of("Asia/Shanghai"));
        world.events().forEach(tally::add);
        return tally.summary();
    }

    private static World publishes(World world, String member, String id, String title) {
        return world.add(
                EventType.CONTENT_PUBLISHED,
                member,
                event -> event.subject(new Subject(id))
                        .with("title", AttributeValue.of(title))
                        .with("category", AttributeValue.of("母婴")));
    }

    private static World looks(World world, String member, String id, int seconds) {
        return world.add(
                EventType.CONTENT_VIEWED,
                member,
                event -> event.subject(new Subject(id)).with("dwellMillis", AttributeValue.of(seconds * 1_000L)));
    }

    private static World buys(World world, String member, String product) {
        return world.add(EventType.ORDER_PAID, member, event -> event.with("product", AttributeValue.of(product)));
    }

    private static CandidateSummary.Choice choice(CandidateSummary summary, String member) {
        return summary.found().lists().stream()
                .filter(it -> it.id().equals(member))
                .findFirst()
                .orElseThrow();
    }

    /** Ten who buy milk powder and a month later weaning tools, and ten who buy tea. */
    private static World families() {
        World world = new World();
        for (int i = 0; i < 20; i++) {
            buys(world, "m" + i, i < 10 ? "奶粉" : "茶");
        }
        world.later(Duration.ofDays(30));
        for (int i = 0; i < 10; i++) {
            buys(world, "m" + i, "辅食碗勺👶 <b>");
        }
        return world;
    }

    @Test
    @DisplayName("who bought milk powder needs weaning tools, and it is said how often and how many days later")
    void after() {
        World world = families().later(Duration.ofDays(1));
        buys(world, "new", "奶粉");
        buys(world, "new", "杯");
        buys(world, "new", "床");
        CandidateSummary summary = told(world);
        // 21 bought something; each of the 10 was bought a month before each of the others' tools: 10 * 21 / 100.
        assertThat(summary.after()).containsExactly(new CandidateSummary.After("奶粉", "辅食碗勺👶 <b>", 10, 11, "2.1", 30));
        assertThat(choice(summary, "new").note())
                .isEqualTo("bought 奶粉, 杯, 床; 0 other deeds; next by the rules: 辅食碗勺👶 <b> after 奶粉");
        CandidateSummary.Candidate first = choice(summary, "new").candidates().get(0);
        assertThat(first.name()).isEqualTo("辅食碗勺👶 <b>");
        assertThat(first.note()).isEqualTo("product");
        assertThat(first.because()).contains("you bought “奶粉”");
    }

    @Test
    @DisplayName("what is new since midnight is found by what is visited together, because of what was read before it")
    void fresh() {
        World world = new World();
        publishes(world, "writer", "old", "旧帖");
        looks(world, "a", "old", 60);
        looks(world, "reader", "old", 60);
        world.later(Duration.ofDays(1));
        publishes(world, "writer", "fresh", "新帖😋");
        looks(world, "a", "old", 60);
        looks(world, "a", "fresh", 60);
        world.joins("reader", "R");
        CandidateSummary.Choice choice = choice(told(world), "reader");
        assertThat(choice.candidates()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("新帖😋");
            assertThat(it.note()).isEqualTo("fresh, 母婴, new since the model was fitted");
            assertThat(it.sources()).containsExactly("bought-together 1", "trending 1");
            assertThat(it.because()).containsExactly("you read “旧帖”");
        });
        CandidateSummary.Choice newest = choice(told(world), "fresh");
        assertThat(newest.name()).isEqualTo("新帖😋");
        assertThat(newest.candidates())
                .singleElement()
                .satisfies(it -> assertThat(it.name()).isEqualTo("旧帖"));
    }

    @Test
    @DisplayName("one's own content is not found for oneself, and a glance is no reading")
    void own() {
        World world = new World();
        publishes(world, "a", "mine", "我的");
        publishes(world, "b", "theirs", "别人的");
        looks(world, "c", "mine", 60);
        looks(world, "c", "theirs", 60);
        looks(world, "a", "theirs", 1);
        world.joins("a", "A");
        CandidateSummary.Choice choice = choice(told(world), "a");
        assertThat(choice.candidates())
                .extracting(CandidateSummary.Candidate::id)
                .containsExactly("theirs");
        assertThat(choice.candidates().get(0).because()).containsExactly("you wrote “我的”");
        assertThat(choice.note()).isEqualTo("bought nothing; 0 other deeds");
    }

    @Test
    @DisplayName(
            "demand compares two weeks with the two before, by purchases and by what is written, and says who does not know")
    void demand() {
        World world = new World();
        buys(world, "a", "猫粮");
        world.later(Duration.ofDays(15));
        buys(world, "b", "猫粮");
        buys(world, "c", "猫粮");
        for (int i = 0; i < 3; i++) {
            buys(world, "c", "猫砂");
            publishes(world, "d", "p" + i, "回购猫砂🐱");
        }
        buys(world, "c", "逗猫棒");
        List<CandidateSummary.Demand> demand = told(world).demand();
        assertThat(demand)
                .containsExactly(
                        new CandidateSummary.Demand(
                                "猫砂",
                                10_000,
                                List.of("history 10000 adds 6667", "discussion 10000 adds 3333"),
                                "environment, supply"),
                        new CandidateSummary.Demand(
                                "猫粮", 6_666, List.of("history 6666 adds 6666"), "environment, discussion, supply"));
    }

    @Test
    @DisplayName("without content and products there is nothing")
    void nothing() {
        assertThat(told(new World().joins("a", "A"))).isEqualTo(CandidateSummary.NONE);
    }
}
