package io.communitykit.examples.referral;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.referral.memory.InMemoryBookStore;
import java.nio.charset.StandardCharsets;

/**
 * Hears the history of a shop and says, at its end, who brought whom and what that earned them, by the policies that the jar carries. Books
 * are kept in memory. Not safe for many threads; used once.
 */
public final class ReferralTally {

    private static final PseudonymKey KEY =
            PseudonymKey.of("communitykit trial key, not for keeps".getBytes(StandardCharsets.US_ASCII));

    private final ReferralTeller teller = new ReferralTeller(ReferralRules.builtIn(), new InMemoryBookStore(KEY));

    /**
     * Adds a fact.
     *
     * @param event in the order of time
     */
    public void add(CommunityEvent event) {
        teller.tell(event);
    }

    /**
     * What became of everybody as of the last fact.
     *
     * @return {@link ReferralSummary#NONE} where nobody reached anybody
     */
    public ReferralSummary summary() {
        return teller.promoters().isEmpty() ? ReferralSummary.NONE : ReferralFigures.of(teller);
    }

    /**
     * Which referrals are farmed, as of the last fact.
     *
     * @return {@link AbuseSummary#NONE} where nobody brought anybody
     */
    public AbuseSummary abuse() {
        return teller.abuse().summary();
    }
}
