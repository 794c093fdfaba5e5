package io.communitykit.recommend.candidate.basket;

import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.internal.Checks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rules of one item after another: room for one thread. */
final class RuleRow {

    private final RulePolicy policy;
    private final Items items;
    private final FirstPurchases first;
    private final Buyers buyers;
    private final long window;
    private final int[] after;
    private final int[] before;
    private final int[] together;
    private final int[] touched;
    private int size;

    RuleRow(RulePolicy policy, Items items, FirstPurchases first, Buyers buyers) {
        this.policy = policy;
        this.items = items;
        this.first = first;
        this.buyers = buyers;
        this.window = policy.window().toMillis();
        after = new int[items.size()];
        before = new int[items.size()];
        together = new int[items.size()];
        touched = new int[items.size()];
    }

    List<AssociationRule> rules(int given) {
        if (buyers.count(given) < policy.support()) {
            return List.of();
        }
        count(given);
        Arrays.sort(touched, 0, size);
        int rules = 0;
        for (int i = 0; i < size; i++) {
            int then = touched[i];
            if (isRule(given, then)) {
                touched[rules++] = then;
            } else {
                clear(then);
            }
        }
        List<AssociationRule> found = rules == 0 ? List.of() : made(given, Arrays.copyOf(touched, rules));
        size = 0;
        return found;
    }

    private void count(int given) {
        for (int buyer = buyers.start(given); buyer < buyers.end(given); buyer++) {
            int member = buyers.member(buyer);
            for (int entry = first.start(member); entry < first.end(member); entry++) {
                long later = first.at(entry) - buyers.at(buyer);
                int then = first.item(entry);
                if (then != given && Math.abs(later) <= window && buyers.count(then) >= policy.support()) {
                    if (after[then] + before[then] + together[then] == 0) {
                        touched[size++] = then;
                    }
                    int[] counts = later == 0 ? together : later > 0 ? after : before;
                    counts[then]++;
                }
            }
        }
    }

    private boolean isRule(int given, int then) {
        long members = after[then];
        return members >= policy.support()
                && members * Checks.BASIS >= (long) policy.confidence() * buyers.count(given)
                && members * Checks.BASIS >= policy.orderShare() * (members + before[then])
                && lift(given, then) >= policy.lift();
    }

    private double lift(int given, int then) {
        return (double) after[then] * buyers.all() / buyers.pairs(given, then, window);
    }

    private List<AssociationRule> made(int given, int[] thens) {
        long[][] delays = delays(given, thens);
        List<AssociationRule> rules = new ArrayList<>(thens.length);
        for (int i = 0; i < thens.length; i++) {
            int then = thens[i];
            Arrays.sort(delays[i]);
            rules.add(new AssociationRule(
                    items.id(given),
                    items.id(then),
                    after[then],
                    before[then],
                    together[then],
                    buyers.count(given),
                    buyers.count(then),
                    buyers.all(),
                    buyers.pairs(given, then, window),
                    Duration.ofMillis(delays[i][(delays[i].length - 1) / 2])));
            clear(then);
        }
        rules.sort(AssociationRule.BEST_FIRST);
        return List.copyOf(rules);
    }

    /** How long each took, in a second pass over the same purchases. */
    private long[][] delays(int given, int[] thens) {
        long[][] delays = new long[thens.length][];
        int[] filled = new int[thens.length];
        for (int i = 0; i < thens.length; i++) {
            delays[i] = new long[after[thens[i]]];
        }
        for (int buyer = buyers.start(given); buyer < buyers.end(given); buyer++) {
            int member = buyers.member(buyer);
            for (int entry = first.start(member); entry < first.end(member); entry++) {
                long later = first.at(entry) - buyers.at(buyer);
                int rule = later > 0 && later <= window ? Arrays.binarySearch(thens, first.item(entry)) : -1;
                if (rule >= 0) {
                    delays[rule][filled[rule]++] = later;
                }
            }
        }
        return delays;
    }

    private void clear(int then) {
        after[then] = 0;
        before[then] = 0;
        together[then] = 0;
    }
}
