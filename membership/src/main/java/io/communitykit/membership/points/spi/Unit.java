package io.communitykit.membership.points.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import java.util.List;
import java.util.function.Predicate;

/**
 * One atomic step: the states it needs, and the pure decision on them.
 *
 * @param wants one for each account, no account twice, at least one
 * @param decider decides on the states, given in the order of the wants
 * @param <R> what the caller gets
 */
public record Unit<R>(List<Want> wants, Decider<R> decider) {

    /**
     * Copies the wants and checks them.
     *
     * @param wants one for each account, no account twice, at least one
     * @param decider decides on the states, given in the order of the wants
     */
    public Unit {
        wants = List.copyOf(wants);
        if (wants.isEmpty() || anyAccountTwice(wants)) {
            throw InvalidValueException.of("wants of a unit", "at least one and no account twice", wants);
        }
    }

    private static boolean anyAccountTwice(List<Want> wants) {
        return wants.size() > 1 && wants.stream().map(Want::account).distinct().count() != wants.size();
    }

    /**
     * The accounts of the wants, in their order.
     *
     * @return at least one account
     */
    public List<AccountId> accounts() {
        // Nearly every unit is of one account.
        return wants.size() == 1
                ? List.of(wants.get(0).account())
                : wants.stream().map(Want::account).toList();
    }

    /**
     * What the decider would answer now, by the states that a store shows. Changes nothing.
     *
     * @param store shows the states
     * @return the result
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public R preview(PointsStore store) {
        List<Want> shown = wants;
        while (true) {
            Decision<R> decision = decider.decide(store.read(shown));
            if (decision instanceof Decision.Commit<R> commit) {
                return commit.result();
            } else if (decision instanceof Decision.Keep<R> keep) {
                return keep.result();
            }
            shown = requireSameAccounts(((Decision.More<R>) decision).wants());
        }
    }

    /**
     * Checks what a decider asked for further; for stores.
     *
     * @param more the wants of a {@link Decision.More}
     * @return the same wants
     * @throws InvalidValueException if they are not of the same accounts in the same order
     */
    public List<Want> requireSameAccounts(List<Want> more) {
        List<AccountId> asked = more.stream().map(Want::account).toList();
        if (!asked.equals(accounts())) {
            throw InvalidValueException.of("accounts asked for further", "those of the unit " + accounts(), asked);
        }
        return more;
    }

    /**
     * Checks what a decider wants to change; for stores.
     *
     * @param changes a change of the decider's answer
     * @return the same change
     * @throws InvalidValueException if its account is not among the unit's wants
     */
    public Changes requireOwn(Changes changes) {
        if (!accounts().contains(changes.account())) {
            throw InvalidValueException.of(
                    "account of a change", "among the unit's wants " + accounts(), changes.account());
        }
        return changes;
    }

    /**
     * Checks that a change follows from the account's state; for stores.
     *
     * @param changes a change of the decider's answer
     * @param status the account's status right before
     * @param sequence the number of its last posting
     * @param told whether a key was told before
     * @throws InvalidValueException if the account is erased, the sequence is not the next one, or a key was told before
     */
    public static void requireFits(
            Changes changes, AccountState.Status status, long sequence, Predicate<PostingKey> told) {
        if (status == AccountState.Status.ERASED) {
            throw InvalidValueException.of("account of a change", "one that is not erased", changes.account());
        }
        long first = changes.postings().get(0).sequence();
        if (first != sequence + 1) {
            throw InvalidValueException.of("sequence of a posting", String.valueOf(sequence + 1), first);
        }
        for (Posting posting : changes.postings()) {
            if (told.test(posting.key())) {
                throw InvalidValueException.of("key of a posting", "new to the account", posting.key());
            }
        }
    }

    /**
     * A pure function of the states: no side effect, the same answer to the same states. A store may call it again.
     *
     * @param <R> what the caller gets
     */
    @FunctionalInterface
    public interface Decider<R> {

        /**
         * Decides.
         *
         * @param states one for each want, in their order
         * @return what to do
         */
        Decision<R> decide(List<AccountState> states);
    }
}
