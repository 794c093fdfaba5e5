package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.CurrencyId;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TierLadderPropertyTest {

    private static final Tier SILVER = new Tier(new TierId("银卡"), 500);
    private static final Tier GOLD = new Tier(new TierId("金卡"), 2_000);
    private static final TierLadder LADDER =
            new TierLadder(new LadderId("level"), new CurrencyId("growth"), List.of(SILVER, GOLD));

    @Property
    void a_standing_lies_between_its_thresholds(@ForAll @LongRange(min = -3_000, max = 3_000) long value) {
        TierStanding standing = LADDER.standing(value);

        long reached =
                Stream.of(SILVER, GOLD).filter(tier -> value >= tier.from()).count();
        assertThat(standing.tier().map(Tier::from).orElse(Long.MIN_VALUE))
                .isEqualTo(reached == 0 ? Long.MIN_VALUE : reached == 1 ? 500 : 2_000);
        assertThat(standing.distance().orElse(0))
                .isEqualTo(reached == 0 ? 500 - value : reached == 1 ? 2_000 - value : 0);
    }

    @Property
    void a_distance_never_overflows(@ForAll long value) {
        assertThat(LADDER.standing(value).distance().orElse(1)).isPositive();
    }
}
