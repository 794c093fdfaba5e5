package io.communitykit.testkit.points.linearizability;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order of the calls in which one after the other would have been answered as all of them were, and in which no
 * call comes before one that had ended when it began. Goes depth first over the calls that may come next (Wing and Gong, 1993)
 * and leaves what it has seen: the same calls done, the same account (Lowe, 2017). A call without an answer may be left out.
 *
 * <p>With t threads of n calls there are at most (n + 1)^t sets of calls done. Used once.
 */
final class OrderSearch {

    private final List<Call> calls;
    private final Set<Visited> visited = new HashSet<>();
    private final BitSet done = new BitSet();
    private final List<Call> order = new ArrayList<>();
    private final BitSet wanted = new BitSet();
    private Dead dead = new Dead(List.of(), AccountModel.EMPTY);

    private OrderSearch(List<Call> calls) {
        this.calls = List.copyOf(calls);
        for (int i = 0; i < calls.size(); i++) {
            wanted.set(i, calls.get(i).answer().isPresent());
        }
    }

    private record Visited(BitSet done, AccountModel account) {}

    /** The longest order that was found before no call could come next, and the account after it. */
    record Dead(List<Call> order, AccountModel account) {}

    /** What was found out. */
    record Verdict(boolean linearizable, Dead end) {}

    static Verdict of(List<Call> calls) {
        OrderSearch search = new OrderSearch(calls);
        boolean found = search.search(AccountModel.EMPTY);
        return new Verdict(found, search.dead);
    }

    static boolean explains(List<Call> calls) {
        return of(calls).linearizable();
    }

    private boolean search(AccountModel account) {
        if (order.size() > dead.order().size()) {
            dead = new Dead(List.copyOf(order), account);
        }
        BitSet open = (BitSet) wanted.clone();
        open.andNot(done);
        if (open.isEmpty()) {
            return true;
        } else if (!visited.add(new Visited((BitSet) done.clone(), account))) {
            return false;
        }
        long firstEnd = open.stream().mapToLong(i -> calls.get(i).ended()).min().orElseThrow();
        for (int i = 0; i < calls.size(); i++) {
            if (!done.get(i) && calls.get(i).begun() < firstEnd && next(i, account)) {
                return true;
            }
        }
        return false;
    }

    private boolean next(int index, AccountModel account) {
        Call call = calls.get(index);
        AccountModel.Outcome outcome = account.carryOut(call.operation());
        boolean same = call.answer().map(outcome.answer()::equals).orElse(true);
        if (!same) {
            return false;
        }
        done.set(index);
        order.add(call);
        boolean found = search(outcome.next());
        if (!found) {
            done.clear(index);
            order.remove(order.size() - 1);
        }
        return found;
    }
}
