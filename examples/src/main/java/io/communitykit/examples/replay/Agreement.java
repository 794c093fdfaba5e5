package io.communitykit.examples.replay;

import io.communitykit.core.id.MemberId;
import io.communitykit.examples.summary.Ledger;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.spi.AccountHead;
import java.util.HashMap;
import java.util.Map;

/**
 * How the balances that a community published compare with the computed ones.
 *
 * @param currency which computed balance was compared
 * @param all every member for whom a balance was published
 * @param active those of them on whose account more than the registration was judged
 */
public record Agreement(String currency, Share all, Share active) {

    /** What a community gives to members known from a sister site, which no dump tells. */
    private static final long WELCOME_BONUS = 100;

    /**
     * How many members agree.
     *
     * @param members how many were compared
     * @param equal the published balance is the computed one
     * @param plus100 the published balance is 100 more: a bonus for members known from sister sites
     * @param differing neither
     */
    public record Share(long members, long equal, long plus100, long differing) {

        private static final Share NONE = new Share(0, 0, 0, 0);

        private Share plus(long published, long computed) {
            boolean same = published == computed;
            boolean bonus = !same && published - computed == WELCOME_BONUS;
            return new Share(
                    members + 1,
                    equal + (same ? 1 : 0),
                    plus100 + (bonus ? 1 : 0),
                    differing + (same || bonus ? 0 : 1));
        }
    }

    static Agreement of(Map<MemberId, Long> published, Ledger ledger, CurrencyId currency) {
        Map<MemberId, AccountHead> heads = new HashMap<>();
        ledger.accounts(head -> head.member().ifPresent(member -> heads.put(member, head)));
        Share all = Share.NONE;
        Share active = Share.NONE;
        for (Map.Entry<MemberId, Long> each : published.entrySet()) {
            AccountHead head = heads.get(each.getKey());
            long computed = head == null ? 0 : head.pot(currency).balance();
            all = all.plus(each.getValue(), computed);
            if (head != null && head.sequence() > 1) {
                active = active.plus(each.getValue(), computed);
            }
        }
        return new Agreement(currency.value(), all, active);
    }
}
