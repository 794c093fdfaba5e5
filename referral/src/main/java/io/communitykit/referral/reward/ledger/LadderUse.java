package io.communitykit.referral.reward.ledger;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.program.Ladder;
import java.util.ArrayList;
import java.util.List;

/**
 * Which ladder an account is on, and the editions of the program that have had it since the account came to it: an edition that changes
 * something else changes nothing here. Immutable and safe for many threads.
 *
 * @param digest of the ladder; empty for none yet
 * @param editions the editions, in the order in which they were met; copied
 */
public record LadderUse(String digest, List<PolicyVersion> editions) {

    /**
     * Copies the editions.
     *
     * @param digest of the ladder
     * @param editions the editions
     */
    public LadderUse {
        editions = List.copyOf(editions);
    }

    /**
     * The ladder as an edition has it.
     *
     * @param ladder the edition's
     * @param edition the edition
     * @return this one with the edition among the others where the ladder is the same; that of the edition alone otherwise
     */
    public LadderUse under(Ladder ladder, PolicyVersion edition) {
        List<Object> parts = new ArrayList<>(List.of(ladder.mode()));
        ladder.steps().forEach(step -> parts.addAll(List.of(step.at(), step.amount())));
        String next = FactKeys.digest(parts.toArray());
        if (!next.equals(digest)) {
            return new LadderUse(next, List.of(edition));
        }
        List<PolicyVersion> all = new ArrayList<>(editions);
        if (!all.contains(edition)) {
            all.add(edition);
        }
        return new LadderUse(digest, all);
    }
}
