package io.communitykit.membership.voucher;

import io.communitykit.membership.points.CurrencyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Branch and bound over how many vouchers of each kind are used, kind by kind in the order of application. What a voucher takes
 * off never grows when less is left of the lines, so that what it takes off the untouched basket is a bound. Used once.
 */
final class BestSearch {

    /** A kind that could be used. */
    private record Candidate(Application application, int most, List<Instant> expiries) {}

    /** A combination: how many of each candidate, what they take off, how many they are. */
    private static final class Choice {

        private final int[] counts;
        private final long discount;
        private final int vouchers;

        Choice(int[] counts, long discount, int vouchers) {
            this.counts = counts.clone();
            this.discount = discount;
            this.vouchers = vouchers;
        }
    }

    private final int limit;
    private final long[] untouched;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Long> bounds = new ArrayList<>();
    private final List<Application> taken = new ArrayList<>();
    private int[] counts = {};
    private Choice best = new Choice(counts, 0, 0);

    /** Combinations looked at and vouchers split over the lines. */
    private long steps;

    BestSearch(Basket basket, Wallet wallet, VoucherProgram program, int limit) {
        this.limit = limit;
        this.untouched = Quoting.amounts(basket);
        Map<CurrencyId, Wallet.Stock> stocks = new HashMap<>();
        wallet.stocks().forEach(stock -> stocks.put(stock.voucher().id(), stock));
        for (Voucher voucher : program.inOrderOfApplication()) {
            Wallet.Stock stock = stocks.get(voucher.id());
            if (stock != null) {
                offer(new Application(voucher, basket), stock);
            }
        }
    }

    private void offer(Application application, Wallet.Stock stock) {
        int most = 0;
        while (most < stock.availableCount() && application.hindrance(most + 1L).isEmpty()) {
            most++;
        }
        if (most > 0 && application.worth(untouched) > 0) {
            candidates.add(new Candidate(application, most, stock.firstExpiries(most)));
        }
    }

    /** The best combination found. */
    List<ChosenVoucher> run() {
        counts = new int[candidates.size()];
        best = new Choice(counts, 0, 0);
        long bound = 0;
        bounds.add(bound);
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Candidate candidate = candidates.get(i);
            bound = saturated(bound, candidate.application.worth(untouched), candidate.most);
            bounds.add(0, bound);
        }
        explore(0, untouched, 0, 0);
        List<ChosenVoucher> chosen = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (best.counts[i] > 0) {
                chosen.add(new ChosenVoucher(
                        candidates.get(i).application.voucher().id(), best.counts[i]));
            }
        }
        return chosen;
    }

    private static long saturated(long sum, long worth, int times) {
        long room = (Long.MAX_VALUE - sum) / times;
        return worth > room ? Long.MAX_VALUE : sum + worth * times;
    }

    BestChoice.End end() {
        return cutOff() ? BestChoice.End.CUT_OFF : BestChoice.End.COMPLETE;
    }

    private boolean cutOff() {
        return steps > limit;
    }

    private void explore(int next, long[] left, long discount, int vouchers) {
        consider(new Choice(counts, discount, vouchers));
        steps++;
        if (cutOff()) {
            return;
        }
        if (next == candidates.size() || hopeless(bounds.get(next), discount, vouchers)) {
            return;
        }
        Candidate candidate = candidates.get(next);
        boolean fits = taken.stream().allMatch(candidate.application::goesWith);
        List<long[]> afterEach = fits ? afterEach(candidate, left) : List.of();
        long before = sum(left);
        int most = afterEach.size();
        for (int count = most; count > 0 && (count == most || !cutOff()); count--) {
            long[] after = afterEach.get(count - 1);
            counts[next] = count;
            taken.add(candidate.application);
            explore(next + 1, after, discount + before - sum(after), vouchers + count);
            taken.remove(taken.size() - 1);
        }
        counts[next] = 0;
        if (cutOff()) {
            return;
        }
        explore(next + 1, left, discount, vouchers);
    }

    /** What is left after the first, the second ... voucher of a kind, as long as each takes something off and steps are left. */
    private List<long[]> afterEach(Candidate candidate, long[] left) {
        List<long[]> states = new ArrayList<>();
        long[] now = left;
        long worth = candidate.application.worth(now);
        while (states.size() < candidate.most && worth > 0 && !cutOff()) {
            steps++;
            now = candidate.application.apply(now, worth);
            states.add(now);
            worth = candidate.application.worth(now);
        }
        return states;
    }

    private static long sum(long[] left) {
        long sum = 0;
        for (long each : left) {
            sum += each;
        }
        return sum;
    }

    /** Whether nothing that can still be added makes a choice better than the best so far. */
    private boolean hopeless(long bound, long discount, int vouchers) {
        long reachable = bound > Long.MAX_VALUE - discount ? Long.MAX_VALUE : discount + bound;
        // To get further takes one more voucher at least, which a tie must not need.
        return reachable < best.discount || (reachable == best.discount && vouchers + 1 > best.vouchers);
    }

    private void consider(Choice choice) {
        Comparator<Choice> better = Comparator.comparingLong((Choice each) -> -each.discount)
                .thenComparingInt(each -> each.vouchers)
                .thenComparing(this::expiries, BestSearch::compare)
                .thenComparing(this::ids, BestSearch::compare);
        if (better.compare(choice, best) < 0) {
            best = choice;
        }
    }

    private List<Instant> expiries(Choice choice) {
        List<Instant> all = new ArrayList<>();
        for (int i = 0; i < choice.counts.length; i++) {
            all.addAll(candidates.get(i).expiries.subList(0, choice.counts[i]));
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    private List<CurrencyId> ids(Choice choice) {
        List<CurrencyId> all = new ArrayList<>();
        for (int i = 0; i < choice.counts.length; i++) {
            for (int n = 0; n < choice.counts[i]; n++) {
                all.add(candidates.get(i).application.voucher().id());
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    /** Element by element; both lists are of one length. */
    private static <T extends Comparable<? super T>> int compare(List<T> one, List<T> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
