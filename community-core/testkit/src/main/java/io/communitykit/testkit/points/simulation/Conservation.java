package io.communitykit.testkit.points.simulation;

import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Posting;
import java.util.Map;
import java.util.TreeMap;

/** What holds over all accounts together. */
final class Conservation {

    private final Map<AccountId, AccountAudit> audits;

    Conservation(Map<AccountId, AccountAudit> audits) {
        this.audits = audits;
    }

    void check() {
        Map<String, Long> transit = new TreeMap<>();
        audits.forEach((account, audit) -> {
            OrderBooks.requireWithin(audit.fold());
            for (Posting posting : audit.fold().postings.values()) {
                for (Entry entry : posting.entries()) {
                    if (entry.kind() == EntryKind.SEND || entry.kind() == EntryKind.RECEIVE) {
                        transit.merge(key(account, entry.currency()), entry.applied(), Long::sum);
                    }
                }
            }
        });
        transit.forEach((currency, points) ->
                Broken.unlessSame(0L, points, "transfers neither make nor lose points", currency));
    }

    private static String key(AccountId account, CurrencyId currency) {
        return account.program() + " " + currency;
    }
}
