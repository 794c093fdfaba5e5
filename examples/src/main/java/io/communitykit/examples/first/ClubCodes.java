package io.communitykit.examples.first;

import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.Tiers;
import io.communitykit.referral.code.spi.VanityRight;
import io.communitykit.referral.code.spi.WordCheck;
import io.communitykit.risk.word.WordMatcher;

/** What invite codes ask of others: whether a word is clean, which the words of a shop say, and who has earned a code of their own, which its tiers say. */
public final class ClubCodes {

    private ClubCodes() {}

    /**
     * Nobody gets a code that a dictionary hits.
     *
     * @param words the dictionary
     * @return the check
     */
    public static WordCheck clean(WordMatcher words) {
        // begin
        return text -> !words.contains(text);
        // end
    }

    /**
     * Who stands on a tier or above may choose a code.
     *
     * @param tiers where members stand
     * @param program the tiers from below
     * @param ladder on which ladder
     * @return the right
     */
    public static VanityRight from(Tiers tiers, TierProgram program, LadderId ladder) {
        return (member, required) -> {
            var rungs = program.ladder(ladder).orElseThrow().tiers().stream()
                    .map(tier -> tier.id().value())
                    .toList();
            int least = rungs.indexOf(required.value());
            return least >= 0
                    && tiers.standing(member, ladder)
                            .flatMap(standing -> standing.tier())
                            .filter(tier -> rungs.indexOf(tier.id().value()) >= least)
                            .isPresent();
        };
    }
}
