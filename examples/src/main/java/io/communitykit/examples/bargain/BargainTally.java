package io.communitykit.examples.bargain;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.summary.BargainSummary;
import io.communitykit.referral.bargain.BargainPolicy;

/**
 * Hears the history of a shop and says, at its end, what became of its bargains, by the policy that the jar carries. Books are kept in memory.
 * Not safe for many threads; used once.
 */
public final class BargainTally {

    private final BargainPlay play = new BargainPlay(PolicyFiles.builtIn(BargainPolicy.KIND, "shop-bargain.json"));
    private final ToldCounts counts = new ToldCounts();

    /**
     * Adds a fact.
     *
     * @param event in the order of time
     */
    public void add(CommunityEvent event) {
        play.reach(event.occurredAt());
        BargainFacts.of(event)
                .ifPresent(step -> BargainWords.reason(play.tell(step))
                        .ifPresent(why -> counts.because("bargain " + step.fact(), why)));
    }

    /**
     * What became of all bargains as of the last fact.
     *
     * @return {@link BargainSummary#NONE} where there were none
     */
    public BargainSummary summary() {
        return play.owners().isEmpty() ? BargainSummary.NONE : BargainFigures.of(play, counts.reasons());
    }
}
