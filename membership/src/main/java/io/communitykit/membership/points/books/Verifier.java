package io.communitykit.membership.points.books;

import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks accounts one after the other. */
final class Verifier {

    private final PointsStore store;
    private final ProgramId program;
    private final PseudonymKey key;

    Verifier(PointsStore store, ProgramId program, PseudonymKey key) {
        this.store = store;
        this.program = program;
        this.key = key;
    }

    Optional<Verification> verify(AccountId account, Pseudonym pseudonym) {
        AccountState state = store.read(List.of(Want.balances(account))).get(0);
        if (state.status() != AccountState.Status.OPEN) {
            return Optional.empty();
        }
        PostingQuery.Whose whose = new PostingQuery.Whose.Member(account);
        return Optional.of(new Run(pseudonym).verify(whose, state.sequence(), state.pots()));
    }

    Verification verify(AccountHead head) {
        PostingQuery.Whose whose = head.member()
                .<PostingQuery.Whose>map(member -> new PostingQuery.Whose.Member(new AccountId(program, member)))
                .orElse(new PostingQuery.Whose.Nobody(head.pseudonym()));
        return new Run(head.pseudonym()).verify(whose, head.sequence(), head.pots());
    }

    /** One account. */
    private final class Run {

        private final Pseudonym account;
        private final SealChain chain;
        private final Map<CurrencyId, Balance> balances = new HashMap<>();
        private long sequence;
        private long certain;
        private long seals;
        private Verification.@Nullable Broken broken;

        Run(Pseudonym account) {
            this.account = account;
            this.chain = new SealChain(key, program, account);
        }

        /** Postings that came after the head was read are not looked at. */
        Verification verify(PostingQuery.Whose whose, long last, Map<CurrencyId, Pot> pots) {
            AccountPages.forEach(store, whose, 0, posting -> {
                if (broken == null && posting.sequence() <= last) {
                    check(posting);
                }
            });
            if (broken == null && sequence != last) {
                breakAt(last, Verification.Problem.SEQUENCE);
            }
            if (broken == null && !agrees(pots)) {
                breakAt(last, Verification.Problem.BALANCE);
            }
            return broken != null ? broken : new Verification.Intact(account, sequence, seals, sequence - certain);
        }

        private void check(Posting posting) {
            if (posting.sequence() != sequence + 1) {
                breakAt(posting.sequence(), Verification.Problem.SEQUENCE);
                return;
            }
            sequence = posting.sequence();
            if (posting.kind() == PostingKind.SEAL) {
                if (!SealChain.linkOf(posting).equals(chain.link())) {
                    breakAt(sequence, Verification.Problem.SEAL);
                    return;
                }
                seals++;
                certain = sequence;
                chain.add(posting);
                return;
            }
            chain.add(posting);
            for (Entry entry : posting.entries()) {
                Balance after =
                        balances.getOrDefault(entry.currency(), Balance.ZERO).plus(entry.shift());
                balances.put(entry.currency(), after);
                if (after.total() != entry.balance()) {
                    breakAt(sequence, Verification.Problem.RUNNING_BALANCE);
                    return;
                }
            }
        }

        private boolean agrees(Map<CurrencyId, Pot> pots) {
            for (Map.Entry<CurrencyId, Pot> each : pots.entrySet()) {
                Pot pot = each.getValue();
                Balance stored = new Balance(pot.available(), pot.pending(), pot.held(), pot.debt());
                if (!stored.equals(balances.getOrDefault(each.getKey(), Balance.ZERO))) {
                    return false;
                }
            }
            return pots.keySet().containsAll(balances.keySet());
        }

        private void breakAt(long found, Verification.Problem problem) {
            broken = new Verification.Broken(account, certain, found, problem);
        }
    }
}
