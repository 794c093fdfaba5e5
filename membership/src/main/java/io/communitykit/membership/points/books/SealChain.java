package io.communitykit.membership.points.books;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A keyed chain over the postings of an account: each link is the HMAC of the one before and of the posting. What an erasure
 * removes enters as its commitment, which stays, so that the chain verifies before and after. Costs two HMAC a posting. The
 * form never changes between releases. Not safe for many threads.
 */
final class SealChain {

    private final PseudonymKey key;
    private String link;

    SealChain(PseudonymKey key, ProgramId program, Pseudonym account) {
        this.key = key;
        this.link = key.commitment("chain", program.value(), account.toString());
    }

    private SealChain(PseudonymKey key, String link) {
        this.key = key;
        this.link = link;
    }

    /** The chain as it stands after a seal. */
    static SealChain after(PseudonymKey key, Posting seal) {
        SealChain chain = new SealChain(key, linkOf(seal));
        chain.add(seal);
        return chain;
    }

    String link() {
        return link;
    }

    /** What a seal says, without the kind that its key begins with. */
    static String linkOf(Posting seal) {
        String id = seal.key().key().id().value();
        return id.substring(id.indexOf('/') + 1);
    }

    void add(Posting posting) {
        List<String> parts = new ArrayList<>();
        parts.add(link);
        parts.add(Long.toString(posting.sequence()));
        parts.add(posting.kind() == PostingKind.SEAL ? linkOf(posting) : commitment(posting));
        parts.add(posting.kind().code());
        parts.add(posting.type().map(EventType::value).orElse(""));
        parts.add(posting.money().map(Money::toString).orElse(""));
        parts.add(Long.toString(Timestamps.toMicros(posting.occurredAt())));
        parts.add(Long.toString(Timestamps.toMicros(posting.recordedAt())));
        parts.add(posting.policy().value());
        posting.entries().forEach(entry -> add(parts, entry));
        add(parts, posting.tiers());
        link = key.commitment(parts.toArray(new String[0]));
    }

    private String commitment(Posting posting) {
        return posting.kind().automatic() ? posting.key().key().id().value() : posting.commitment(key);
    }

    private static void add(List<String> parts, Entry entry) {
        parts.add(entry.currency().value());
        parts.add(entry.kind().code());
        parts.add(entry.rule().map(Object::toString).orElse(""));
        parts.add(Integer.toString(entry.multipliers().size()));
        entry.multipliers().forEach(multiplier -> parts.add(multiplier.value()));
        parts.add(entry.asked() + " " + entry.applied() + " " + entry.balance() + " " + text(entry.shift()));
        parts.add(entry.limit().map(SealChain::text).orElse(""));
        parts.add(Integer.toString(entry.lots().size()));
        for (LotShare share : entry.lots()) {
            parts.add(share.lot() + " " + share.points() + " " + text(share.terms()));
        }
    }

    /** Nothing where nothing happened, so that chains from before there were tiers stay as they are. */
    private static void add(List<String> parts, List<TierChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        parts.add("tiers");
        parts.add(Integer.toString(changes.size()));
        for (TierChange change : changes) {
            parts.add(change.ladder().value());
            parts.add(change.kind().code());
            parts.add(text(change.from()));
            parts.add(text(change.to()));
            parts.add(text(change.tier()));
            String threshold =
                    change.threshold().isPresent() ? " of " + change.threshold().getAsLong() : "";
            String until = change.until()
                    .map(at -> " until " + Timestamps.toMicros(at))
                    .orElse("");
            parts.add(change.value() + threshold + until);
            parts.add(change.policy().value());
        }
    }

    private static String text(Optional<TierId> tier) {
        return tier.map(TierId::value).orElse("");
    }

    private static String text(Shift shift) {
        return shift.available() + " " + shift.pending() + " " + shift.held() + " " + shift.debt();
    }

    private static String text(Limit limit) {
        if (limit instanceof Limit.Cap cap) {
            return "cap " + cap.window().period().code() + " " + cap.window().firstDay() + " " + cap.room() + " "
                    + cap.window().cap();
        } else if (limit instanceof Limit.Floor floor) {
            return "floor " + floor.floor();
        } else if (limit instanceof Limit.Offset offset) {
            return "offset " + offset.points();
        }
        Limit.Refund refund = (Limit.Refund) limit;
        return "refund " + refund.way() + " " + refund.expired() + " " + refund.offset() + " " + refund.lost() + " "
                + refund.forgiven() + " "
                + refund.cash().map(Money::toString).orElse("");
    }

    private static String text(LotTerms terms) {
        return Timestamps.toMicros(terms.earnedAt()) + " " + text(terms.state()) + " " + text(terms.expiry())
                + terms.firstLost()
                        .map(at -> " lost " + Timestamps.toMicros(at))
                        .orElse("");
    }

    private static String text(LotState state) {
        if (state instanceof LotState.Pending pending) {
            return "pending " + Timestamps.toMicros(pending.from());
        } else if (state instanceof LotState.Waiting waiting) {
            ExpiryRule then = waiting.then();
            return "waiting " + waiting.event() + " " + Timestamps.toMicros(waiting.cancelAt()) + " " + then.code();
        }
        return "active";
    }

    private static String text(LotExpiry expiry) {
        if (expiry instanceof LotExpiry.At at) {
            return "at " + Timestamps.toMicros(at.at());
        }
        return expiry instanceof LotExpiry.Inactive ? "inactive" : "never";
    }
}
