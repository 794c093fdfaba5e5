package io.communitykit.examples.bargain;

import io.communitykit.core.id.OrderId;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.summary.BargainSummary;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.referral.bargain.Bargain;
import io.communitykit.referral.bargain.BargainId;
import io.communitykit.referral.bargain.CutTerms;
import java.util.ArrayList;
import java.util.List;

/** Reads what became of bargains out of their store. */
final class BargainFigures {

    private BargainFigures() {}

    static BargainSummary of(BargainPlay play, List<ReferralSummary.Why> reasons) {
        List<BargainSummary.BargainLine> bargains = new ArrayList<>();
        play.owners().forEach((id, owner) -> bargains.add(bargain(play, id, owner.value())));
        return new BargainSummary(
                play.policy().program() + " " + play.policy().version(),
                play.now().toString(),
                bargains,
                reasons);
    }

    private static BargainSummary.BargainLine bargain(BargainPlay play, BargainId id, String owner) {
        BargainWords words = new BargainWords(play.policy(), play.now());
        Bargain bargain = play.bargains().bargain(id).orElseThrow();
        CutTerms terms = bargain.plan().terms();
        List<BargainSummary.CutLine> cuts = new ArrayList<>();
        play.bargains()
                .each(
                        id,
                        (member, cut) -> cuts.add(new BargainSummary.CutLine(
                                cut.number(),
                                member.toString(),
                                ToldCounts.word(cut.weight()),
                                cut.amount(),
                                words.money(cut.amount()).toString())));
        return new BargainSummary.BargainLine(
                id.value(),
                owner,
                ToldCounts.word(bargain.statusAt(play.now())),
                bargain.helped(),
                terms.helpers(),
                words.money(terms.price()).toString(),
                bargain.price().toString(),
                words.money(terms.floor()).toString(),
                bargain.order().map(OrderId::value).orElse(""),
                cuts);
    }
}
