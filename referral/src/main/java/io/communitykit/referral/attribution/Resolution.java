package io.communitykit.referral.attribution;

import io.communitykit.referral.Promoter;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.FriendHistory.Told;
import java.util.List;
import java.util.Optional;

/**
 * Who is bound at an instant, and why everybody else is not: each touch is either the winner or lost for exactly one reason. Immutable
 * and safe for many threads.
 *
 * @param winner the touch that counts; empty for none
 * @param lost all others, by instant and key; copied
 */
public record Resolution(Optional<Told> winner, List<Lost> lost) {

    /**
     * Copies the list.
     *
     * @param winner the touch that counts
     * @param lost all others
     */
    public Resolution {
        lost = List.copyOf(lost);
    }

    /**
     * A touch that does not count.
     *
     * @param touch which
     * @param reason why
     */
    public record Lost(Told touch, Reason reason) {

        /**
         * The same without what only the book needs.
         *
         * @return the loss
         */
        public Loss loss() {
            return new Loss(touch.promoter(), touch.kind(), touch.strength(), touch.channel(), touch.at(), reason);
        }
    }

    /**
     * Who is credited.
     *
     * @return the promoter and the touch; empty for nobody
     */
    public Optional<Credit> credit() {
        return winner.flatMap(touch -> touch.promoter()
                .known()
                .map(member ->
                        new Credit(new Promoter(member, touch.kind()), touch.strength(), touch.channel(), touch.at())));
    }

    /**
     * Who is not, and why.
     *
     * @return by instant
     */
    public List<Loss> losses() {
        return lost.stream().map(Lost::loss).toList();
    }
}
