package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ConsumptionPropertyTest {

    @Property(tries = 300)
    @Label("spending in proportion takes from every lot its share rounded down or up, and all together what was asked")
    void proportional_adds_up(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 1_000) Long> sizes,
            @ForAll @LongRange(min = 1, max = 12_000) long wanted) {
        Till till = Till.of(LotPolicy.DEFAULT.order(ConsumptionOrder.PROPORTIONAL));
        for (int i = 0; i < sizes.size(); i++) {
            till.give("lot " + i, sizes.get(i));
        }
        long total = sizes.stream().mapToLong(Long::longValue).sum();
        long spent = Math.min(wanted, total);

        List<LotShare> shares = entry(till.take("s", spent), EntryKind.SPEND).lots();

        assertThat(shares.stream().mapToLong(LotShare::points).sum()).isEqualTo(-spent);
        for (LotShare share : shares) {
            long size = sizes.get((int) share.lot().sequence() - 1);
            long down = spent * size / total;
            assertThat(-share.points()).isBetween(down, down + 1).isLessThanOrEqualTo(size);
        }
        assertThat(till.available()).isEqualTo(total - spent);
    }
}
