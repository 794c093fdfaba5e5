package io.communitykit.core.segment.ready;

import static io.communitykit.core.segment.ready.ShopMember.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.ProfileFacts;
import io.communitykit.core.segment.cut.CutAttributes;
import io.communitykit.core.segment.cut.QuadrantRule;
import io.communitykit.core.segment.cut.QuadrantTally;
import io.communitykit.core.segment.cut.RfmFacts;
import io.communitykit.core.segment.cut.RfmGrid;
import io.communitykit.core.segment.cut.RfmGroup;
import io.communitykit.core.segment.cut.RfmTally;
import io.communitykit.core.segment.cut.ValueQuadrant;
import io.communitykit.core.segment.cut.ValueQuadrants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cuts of a population, put back as attributes,")
class CutSegmentsTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    /** Ten buyers and one who never bought: the i-th bought i times, for 10 yuan each, the last time i days ago. */
    private static List<ShopMember> shop() {
        List<ShopMember> members = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            ShopMember member = new ShopMember("m" + i).register();
            member.pass(Duration.ofDays(20L - i));
            for (int order = 0; order < i; order++) {
                member.does("order.paid", Map.of("amount", yuan("10.00")));
            }
            members.add(member.pass(Duration.ofDays(i)));
        }
        return members;
    }

    private static long whole(ProfileFacts facts, String name) {
        return ((AttributeValue.Whole) facts.value(new AttributeName(name)).orElseThrow()).value();
    }

    private static Money spend(ProfileFacts facts) {
        return ((AttributeValue.Amount)
                        facts.value(new AttributeName("spend90d")).orElseThrow())
                .value();
    }

    private static RfmFacts rfm(ProfileFacts facts) {
        AttributeValue last = facts.value(new AttributeName("lastOrderAt")).orElseThrow();
        return new RfmFacts(((AttributeValue.Moment) last).value(), whole(facts, "orders90d"), spend(facts));
    }

    private static void putBack(ShopMember member, Map<AttributeName, AttributeValue> attributes) {
        attributes.forEach((name, value) -> member.put(name.value(), value));
    }

    private static Set<String> in(List<ShopMember> members, String segment) {
        Set<String> in = new TreeSet<>();
        members.stream()
                .filter(it -> it.isIn(segment))
                .forEach(it -> in.add(it.id().value()));
        return in;
    }

    @Test
    @DisplayName("give the groups of the RFM grid, and nobody without an order is in one")
    void rfm() {
        List<ShopMember> members = shop();
        RfmTally tally = RfmTally.of(CNY);
        for (ShopMember member : members.subList(1, 11)) {
            tally.add(member.id(), rfm(member.live().facts()));
        }
        tally.addMissing();
        RfmGrid grid = tally.cut(members.get(0).now());
        members.subList(1, 11)
                .forEach(
                        it -> putBack(it, grid.attributes(it.id(), rfm(it.live().facts()))));

        // The more recent bought less: recency 5 goes with frequency and money 1, and so on.
        assertThat(in(members, "rfm-new")).containsExactly("m1", "m2");
        assertThat(in(members, "rfm-potential-loyalists")).containsExactly("m3", "m4");
        assertThat(in(members, "rfm-need-attention")).containsExactly("m5", "m6");
        assertThat(in(members, "rfm-at-risk")).containsExactly("m7", "m8");
        assertThat(in(members, "rfm-cannot-lose")).containsExactly("m10", "m9");
        assertThat(in(members, "rfm-champions")).isEmpty();
        assertThat(groups("rfm-")).allSatisfy(it -> assertThat(in(members, it)).doesNotContain("m0"));
    }

    @Test
    @DisplayName("give the four value quadrants by an index that the host knows")
    void quadrants() {
        List<ShopMember> members = shop();
        QuadrantTally tally = QuadrantTally.of(QuadrantRule.medians(CNY));
        for (int i = 0; i <= 10; i++) {
            tally.add(members.get(i).id(), spend(members.get(i).live().facts()), index(i));
        }
        ValueQuadrants cut = tally.cut(members.get(0).now());
        for (int i = 0; i <= 10; i++) {
            putBack(members.get(i), cut.attributes(spend(members.get(i).live().facts()), index(i)));
        }

        // Of eleven members the sixth by each axis, m5 by spend and m1 by the index, is low.
        assertThat(in(members, "quadrant-high-arpu-high-value")).containsExactly("m10", "m7", "m9");
        assertThat(in(members, "quadrant-high-arpu-low-value")).containsExactly("m6", "m8");
        assertThat(in(members, "quadrant-low-arpu-high-value")).containsExactly("m3", "m5");
        assertThat(in(members, "quadrant-low-arpu-low-value")).containsExactly("m0", "m1", "m2", "m4");
    }

    /** High for the odd ones and the tenth. */
    private static long index(int i) {
        return i % 2 == 1 || i == 10 ? 90 + i : i;
    }

    @Test
    @DisplayName("go together with conditions: the best customers are called back once they are at risk")
    void together() {
        ShopMember member = new ShopMember().register().at("2026-04-20T12:00");
        member.does("order.paid", Map.of());
        putBack(member, ValueQuadrant.HIGH_ARPU_HIGH_VALUE.attributes());
        assertThat(member.isIn("call-back-the-best")).isFalse();
        assertThat(member.at("2026-04-27T23:59").isIn("call-back-the-best")).isFalse();
        assertThat(member.at("2026-04-28T00:00").isIn("call-back-the-best")).isTrue();
        member.forget(CutAttributes.VALUE_QUADRANT.value());
        assertThat(member.isIn("call-back-the-best")).isFalse();
        member.put(CutAttributes.RFM_GROUP.value(), AttributeValue.of(RfmGroup.CANNOT_LOSE.jsonName()));
        assertThat(member.isIn("call-back-the-best")).isTrue();
    }

    @Test
    @DisplayName("have a segment for every group and every quadrant, and each leads to its own only")
    void complete() {
        ShopMember member = new ShopMember();
        assertThat(groups("rfm-")).hasSameSizeAs(RfmGroup.values());
        for (RfmGroup group : RfmGroup.values()) {
            member.put(CutAttributes.RFM_GROUP.value(), AttributeValue.of(group.jsonName()));
            assertThat(groups("rfm-")).filteredOn(member::isIn).containsExactly("rfm-" + name(group));
        }
        assertThat(groups("quadrant-")).hasSameSizeAs(ValueQuadrant.values());
        for (ValueQuadrant quadrant : ValueQuadrant.values()) {
            putBack(member, quadrant.attributes());
            assertThat(groups("quadrant-")).filteredOn(member::isIn).containsExactly("quadrant-" + name(quadrant));
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> groups(String prefix) {
        Stream<String> ids =
                ShopMember.PROGRAM.segments().stream().map(it -> it.id().value());
        return ids.filter(it -> it.startsWith(prefix)).toList();
    }
}
