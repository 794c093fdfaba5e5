package io.communitykit.examples.first;

import io.communitykit.core.money.Money;
import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.Tiers;
import io.communitykit.membership.tier.cut.CutAward;
import io.communitykit.membership.tier.cut.CutOff;
import io.communitykit.membership.tier.cut.CutResult;
import io.communitykit.membership.tier.cut.CutRule;
import io.communitykit.membership.tier.cut.MemberCut;
import io.communitykit.membership.tier.cut.SpendFact;
import io.communitykit.membership.tier.cut.SpendTally;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** The program in the page on tiers, so that it is compiled and run. */
final class BlackCard {

    private BlackCard() {}

    static MemberCut give(
            Tiers tiers, List<SpendFact> orders, TimeRange window, Instant next, Path folder, Currency cny) {
        // begin
        CutRule rule = CutRule.top(1_000, cny).minimum(new Money(100_000, cny)).smallest(10); // the top 10 per cent
        CutOff off = CutOff.endOf(window, next);
        CutAward award = new CutAward(new LadderId("黑卡"), new TierId("黑卡"));
        try (SpendTally tally = SpendTally.builder(rule, off, folder).build()) {
            orders.forEach(tally::add);
            MemberCut cut = tally.finish();
            if (cut.result() instanceof CutResult.Made made) {
                cut.winners(winner -> tiers.execute(award.command(winner, made)));
            }
            return cut;
        }
        // end
    }
}
