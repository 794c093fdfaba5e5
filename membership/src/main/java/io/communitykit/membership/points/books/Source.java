package io.communitykit.membership.points.books;

import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * Where points came from: an entry, its posting, and, if the edition at hand is the one that decided, what that edition says
 * about the rule.
 *
 * @param posting the posting; it names the edition
 * @param index which of its entries
 * @param windows the cap windows that counted the rule; empty if another edition decided
 * @param quantity the rule's quantity, whose rounding decided over fractions; empty for a command, or if another edition
 *     decided
 */
public record Source(Posting posting, int index, List<CapWindow> windows, Optional<Quantity> quantity) {

    /**
     * Copies the list.
     *
     * @param posting the posting
     * @param index which of its entries
     * @param windows the cap windows that counted the rule
     * @param quantity the rule's quantity
     */
    public Source {
        windows = List.copyOf(windows);
    }

    /**
     * The entry.
     *
     * @return one of the posting's
     */
    public Entry entry() {
        return posting.entries().get(index);
    }
}
