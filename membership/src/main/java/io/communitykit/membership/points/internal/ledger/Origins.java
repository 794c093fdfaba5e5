package io.communitykit.membership.points.internal.ledger;

import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads earlier postings. */
final class Origins {

    private Origins() {}

    /** The lots that these postings opened. */
    static Set<LotId> opened(List<Posting> postings) {
        Set<LotId> opened = new HashSet<>();
        for (Posting posting : postings) {
            for (Entry entry : posting.entries()) {
                for (LotShare share : entry.lots()) {
                    if (share.lot().sequence() == posting.sequence()) {
                        opened.add(share.lot());
                    }
                }
            }
        }
        return opened;
    }

    /** Whether an entry gave points that a refund of its subject takes back. */
    static boolean earned(Entry entry) {
        return entry.applied() > 0
                && (entry.kind() == EntryKind.EARN
                        || entry.kind() == EntryKind.GRANT
                        || entry.kind() == EntryKind.ADJUST);
    }

    /** Whether an entry took points that a refund of its subject gives back. */
    static boolean spent(Entry entry) {
        return entry.applied() < 0
                && (entry.kind() == EntryKind.SPEND
                        || entry.kind() == EntryKind.COMMIT
                        || entry.kind() == EntryKind.CHARGE
                        || entry.kind() == EntryKind.ADJUST);
    }
}
