package io.communitykit.testkit.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bargains as one would keep them on paper: of each a list of those who helped. What each cut is asked of the caller, since chance decides
 * it, and checked against what the way of sharing out allows. For one thread.
 */
final class PlainBargains {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What was decided for all; no limit is 0. */
    record Rules(
            String currency,
            long price,
            long floor,
            int helpers,
            long minimum,
            String split,
            int factor,
            Duration lasts,
            Duration buyWithin,
            int bargains,
            int perDay,
            int inAll) {}

    record Help(String member, boolean newcomer, LocalDate day, long amount) {}

    /** A bargain; its rules are those that it was started under. */
    static final class Deal {
        final Rules terms;
        final String owner;
        final Instant end;
        final Instant buyBy;
        final List<Help> helps = new ArrayList<>();
        final Set<String> givenUp = new HashSet<>();
        String order = "";
        boolean bought;

        private Deal(Rules terms, String owner, Instant now) {
            this.terms = terms;
            this.owner = owner;
            this.end = now.plus(terms.lasts);
            this.buyBy = end.plus(terms.buyWithin);
        }

        long cut() {
            return helps.stream().mapToLong(Help::amount).sum();
        }

        boolean isReached() {
            return helps.size() == terms.helpers;
        }

        /** As the ways of sharing out are told: the last takes what is left, and nobody so much that others could not cut the least. */
        private void check(long amount, boolean newcomer) {
            long left = terms.price - terms.floor - cut();
            int friends = terms.helpers - helps.size();
            Broken.require(amount >= terms.minimum, "a cut is the least or more", amount);
            Broken.require(
                    left - amount >= (friends - 1) * terms.minimum, "the others can still cut the least", amount);
            if (friends == 1) {
                Broken.same(left, amount, "the last cut");
                return;
            }
            long surplus = left - friends * terms.minimum;
            switch (terms.split) {
                case "double-mean" ->
                    Broken.require(
                            amount <= terms.minimum + 2 * surplus / friends,
                            "at most twice the mean of the rest",
                            amount);
                case "weighted" ->
                    Broken.require(
                            amount
                                    <= terms.minimum
                                            + 2 * surplus * (newcomer ? terms.factor : 10_000) / 10_000 / friends,
                            "at most twice the mean of the rest, times the weight",
                            amount);
                case "decay" ->
                    Broken.require(
                            helps.isEmpty() || amount <= helps.get(helps.size() - 1).amount + 1,
                            "no more than the one before, but for a remainder",
                            amount);
                default -> {}
            }
        }
    }

    final Map<String, Deal> deals = new LinkedHashMap<>();
    private Rules rules;
    private Instant now;

    PlainBargains(Rules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    Rules rules() {
        return rules;
    }

    void edition(Rules next) {
        rules = next;
    }

    void reach(Instant at) {
        now = at;
    }

    private LocalDate day() {
        return LocalDate.ofInstant(now, ZONE);
    }

    private static boolean isReached(int limit, long count) {
        return limit > 0 && count >= limit;
    }

    String start(String id, String member) {
        Deal there = deals.get(id);
        if (there != null) {
            return there.owner.equals(member) ? "Replayed" : "Declined ALREADY_TOLD";
        }
        if (isReached(
                rules.bargains,
                deals.values().stream().filter(it -> it.owner.equals(member)).count())) {
            return "Declined MEMBER_LIMIT_REACHED";
        }
        deals.put(id, new Deal(rules, member, now));
        return "Applied";
    }

    /** Whether a friend may help; where the friend may, the cut is to be written down. */
    String help(String id, String member) {
        Deal deal = deals.get(id);
        if (deal == null) {
            return "Declined NOT_FOUND";
        } else if (deal.helps.stream().anyMatch(it -> it.member.equals(member))) {
            return "Replayed";
        }
        String closed = closed(deal);
        if (!closed.isEmpty()) {
            return "Declined " + closed;
        } else if (deal.owner.equals(member)) {
            return "Declined SELF_REFERRAL";
        }
        List<Help> mine = deals.values().stream()
                .flatMap(it -> it.helps.stream())
                .filter(it -> it.member.equals(member))
                .toList();
        long today = mine.stream().filter(it -> it.day.equals(day())).count();
        if (isReached(rules.perDay, today)) {
            return "Declined DAY_LIMIT_REACHED";
        }
        return isReached(rules.inAll, mine.size()) ? "Declined MEMBER_LIMIT_REACHED" : "Applied";
    }

    private String closed(Deal deal) {
        if (!deal.order.isEmpty()) {
            return "ALREADY_ORDERED";
        } else if (!now.isBefore(deal.buyBy)) {
            return "EXPIRED";
        } else if (deal.isReached()) {
            return "FLOOR_REACHED";
        }
        return now.isBefore(deal.end) ? "" : "EXPIRED";
    }

    void helped(String id, String member, boolean newcomer, long amount) {
        Deal deal = deals.get(id);
        if (deal == null) {
            throw new Broken("nobody helps without a bargain");
        }
        deal.check(amount, newcomer);
        deal.helps.add(new Help(member, newcomer, day(), amount));
    }

    String order(String id, String order, boolean anyPrice) {
        Deal deal = deals.get(id);
        if (deal == null) {
            return "Declined NOT_FOUND";
        } else if (deal.givenUp.contains(order) || deal.order.equals(order)) {
            return "Replayed";
        } else if (!deal.order.isEmpty()) {
            return "Declined ALREADY_ORDERED";
        } else if (!now.isBefore(deal.buyBy)) {
            return "Declined EXPIRED";
        } else if (!deal.isReached() && !anyPrice) {
            return "Declined FLOOR_NOT_REACHED";
        }
        deal.order = order;
        return "Applied";
    }

    String settle(String id, String order, boolean paid) {
        Deal deal = deals.get(id);
        if (deal == null) {
            return "Declined NOT_FOUND";
        } else if (!paid && deal.givenUp.contains(order)) {
            return "Replayed";
        } else if (!deal.order.equals(order)) {
            return "Declined NOT_FOUND";
        } else if (deal.bought) {
            return paid ? "Replayed" : "Declined ALREADY_PAID";
        }
        deal.bought = paid;
        if (!paid) {
            deal.givenUp.add(order);
            deal.order = "";
        }
        return "Applied";
    }
}
