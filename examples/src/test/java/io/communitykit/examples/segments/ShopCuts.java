package io.communitykit.examples.segments;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.ProfileCommand;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.ProfileFacts;
import io.communitykit.core.segment.Segments;
import io.communitykit.core.segment.cut.QuadrantRule;
import io.communitykit.core.segment.cut.QuadrantTally;
import io.communitykit.core.segment.cut.RfmFacts;
import io.communitykit.core.segment.cut.RfmGrid;
import io.communitykit.core.segment.cut.RfmTally;
import io.communitykit.core.segment.cut.ValueQuadrants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cuts a whole population by what its counters say, and puts the groups back. The days of activity are the value index. */
final class ShopCuts {

    private static final Currency CNY = Currency.getInstance("CNY");

    private final Segments segments;
    private final List<MemberId> members = new ArrayList<>();
    private final RfmTally rfm = RfmTally.of(CNY);
    private final QuadrantTally quadrants = QuadrantTally.of(QuadrantRule.medians(CNY));

    ShopCuts(Segments segments) {
        this.segments = segments;
    }

    void cut(Instant now) {
        segments.walk(state -> members.add(state.member()));
        for (MemberId member : members) {
            ProfileFacts facts = segments.live(member).facts();
            rfm(facts).ifPresentOrElse(it -> rfm.add(member, it), rfm::addMissing);
            quadrants.add(member, spend(facts), whole(facts, "activeDays30d"));
        }
        RfmGrid grid = rfm.cut(now);
        ValueQuadrants parts = quadrants.cut(now);
        for (MemberId member : members) {
            ProfileFacts facts = segments.live(member).facts();
            List<ProfileCommand> commands = new ArrayList<>();
            Map<AttributeName, AttributeValue> cell =
                    rfm(facts).map(it -> grid.attributes(member, it)).orElse(Map.of());
            cell.forEach((name, value) -> commands.add(new Put(name, value)));
            parts.attributes(spend(facts), whole(facts, "activeDays30d"))
                    .forEach((name, value) -> commands.add(new Put(name, value)));
            segments.execute(member, commands);
        }
    }

    private static Optional<RfmFacts> rfm(ProfileFacts facts) {
        long orders = whole(facts, "orders90d");
        return facts.value(new AttributeName("lastOrderAt"))
                .filter(it -> orders > 0)
                .map(it -> new RfmFacts(((AttributeValue.Moment) it).value(), orders, spend(facts)));
    }

    private static Money spend(ProfileFacts facts) {
        AttributeValue spend = facts.value(new AttributeName("spend90d")).orElseThrow();
        return ((AttributeValue.Amount) spend).value();
    }

    private static long whole(ProfileFacts facts, String name) {
        return ((AttributeValue.Whole) facts.value(new AttributeName(name)).orElseThrow()).value();
    }
}
