package io.communitykit.membership.points.memory;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Want;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One account on the heap. Every method is called with the account's lock held. */
final class Account {

    private final ProgramId program;
    /** Null once the member was erased. */
    private @Nullable MemberId member;

    /** Never changed in place, so that states share it without a copy. */
    private Map<CurrencyId, Pot> pots = Map.of();

    private final Map<PostingKey, Posting> told = new HashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private final Map<CapWindow, Long> used = new HashMap<>();

    Account(AccountId id) {
        this.program = id.program();
        this.member = id.member();
    }

    long sequence() {
        return postings.size();
    }

    AccountState state(Want want) {
        Map<CapWindow, Long> windows = Map.of();
        if (!want.windows().isEmpty()) {
            windows = new HashMap<>();
            for (CapWindow window : want.windows()) {
                Long points = used.get(window);
                if (points != null) {
                    windows.put(window, points);
                }
            }
        }
        return new AccountState(
                want.account(),
                status(),
                sequence(),
                last().map(Posting::recordedAt),
                member == null ? Map.of() : pots,
                want.key().map(told::get),
                windows);
    }

    private AccountState.Status status() {
        if (member == null) {
            return AccountState.Status.ERASED;
        }
        return postings.isEmpty() ? AccountState.Status.NEW : AccountState.Status.OPEN;
    }

    private Optional<Posting> last() {
        return postings.isEmpty() ? Optional.empty() : Optional.of(postings.get(postings.size() - 1));
    }

    void apply(Changes changes) {
        postings.add(changes.posting());
        told.put(changes.posting().key(), changes.posting());
        if (changes.pots().keySet().containsAll(pots.keySet())) {
            pots = changes.pots();
        } else if (!changes.pots().isEmpty()) {
            Map<CurrencyId, Pot> next = new HashMap<>(pots);
            next.putAll(changes.pots());
            pots = Map.copyOf(next);
        }
        used.putAll(changes.used());
    }

    List<Posting> postings(long after, int limit) {
        int from = (int) Math.min(after, postings.size());
        return List.copyOf(postings.subList(from, Math.min(from + limit, postings.size())));
    }

    Optional<AccountHead> head(Pseudonym pseudonym, ProgramId wanted) {
        if (!program.equals(wanted)) {
            return Optional.empty();
        }
        return last().map(last ->
                new AccountHead(pseudonym, program, Optional.ofNullable(member), sequence(), last.recordedAt(), pots));
    }

    /** Forgets who the member was; false if that was done before. */
    boolean erase() {
        if (member == null) {
            return false;
        }
        member = null;
        told.clear();
        used.clear();
        postings.replaceAll(Posting::anonymous);
        return true;
    }
}
