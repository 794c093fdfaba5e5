package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.FriendHistory;
import io.communitykit.referral.attribution.FriendHistory.Sale;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.attribution.Resolution;
import io.communitykit.referral.attribution.Resolution.Lost;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs once through what happened to a friend. Touches are numbered by their place in time; what is known of each stands in arrays by that
 * number: until when it counts, whether something prolonged it, and why it never counts. The best one that counts is found at the end
 * of a list ({@link Waiting}), so that a touch takes O(1) and a sale a look into a map. Used once, by one thread.
 */
public final class HistoryFold {

    private static final Comparator<Told> IN_TIME = Comparator.comparing(Told::at)
            .thenComparing(touch -> touch.key().source())
            .thenComparing(touch -> touch.key().id());
    private static final Comparator<Sale> SALES_IN_TIME =
            Comparator.comparing(Sale::at).thenComparing(Sale::order);
    private static final int NONE = -1;

    private final AttributionRules rules;
    private final FriendHistory history;
    private final List<Told> touches;
    private final List<Sale> sales;
    private final long firstPaid;
    private final long registered;
    private final long[] ends;
    private final boolean[] prolonged;
    private final @Nullable Reason[] never;
    private final Waiting waiting;
    private final Map<IdempotencyKey, Integer> places = new HashMap<>();

    /** The touch that an order binds, and until when. */
    private int sold = NONE;

    private long soldUntil;

    private int nextSale;
    private boolean joined;

    /**
     * Puts a history in order.
     *
     * @param rules by what it is judged
     * @param history what was told
     */
    public HistoryFold(AttributionRules rules, FriendHistory history) {
        this.rules = rules;
        this.history = history;
        this.touches = sorted(history.touches(), IN_TIME);
        this.sales = sorted(history.sales(), SALES_IN_TIME);
        long listed =
                sales.isEmpty() ? AttributionRules.NEVER : micros(sales.get(0).at());
        this.firstPaid =
                Math.min(listed, history.firstPaidAt().map(Timestamps::toMicros).orElse(AttributionRules.NEVER));
        this.registered = history.registeredAt().map(Timestamps::toMicros).orElse(AttributionRules.NEVER);
        this.ends = new long[touches.size()];
        this.prolonged = new boolean[touches.size()];
        this.never = new @Nullable Reason[touches.size()];
        this.waiting = new Waiting(touches.size());
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        for (int i = 1; i < list.size(); i++) {
            if (order.compare(list.get(i - 1), list.get(i)) > 0) {
                return list.stream().sorted(order).toList();
            }
        }
        return list;
    }

    private static long micros(Instant at) {
        return Timestamps.toMicros(at);
    }

    /**
     * Runs up to an instant.
     *
     * @param at the last instant that counts
     * @return who is bound then, and why the others are not
     */
    public Resolution at(Instant at) {
        long until = micros(at);
        for (int touch = 0; touch < touches.size(); touch++) {
            long now = micros(touches.get(touch).at());
            advance(Math.min(now, until + 1));
            reach(touch, now, until);
        }
        advance(until + 1);
        return resolution(until);
    }

    /** Plays what the friend did before an instant; registering goes before orders of the same instant. */
    private void advance(long before) {
        for (; nextSale < sales.size(); nextSale++) {
            long now = micros(sales.get(nextSale).at());
            if (now >= before) {
                break;
            }
            join(now);
            sell(sales.get(nextSale), now);
        }
        join(before - 1);
    }

    private void join(long now) {
        if (!joined && registered <= now) {
            joined = true;
            prolong(winner(registered), registered);
        }
    }

    private void sell(Sale sale, long now) {
        int place = sale.credited().map(key -> places.getOrDefault(key, NONE)).orElse(NONE);
        if (place == NONE) {
            return;
        }
        if (never[place] == Reason.PROTECTED || never[place] == Reason.SALE_ATTRIBUTED) {
            never[place] = null;
        }
        if (never[place] == null) {
            prolong(place, now);
            waiting.add(place, rank(place));
            sold = place;
            soldUntil = now + rules.saleProtection;
        }
    }

    private void prolong(int touch, long now) {
        if (touch != NONE && now + rules.validity > ends[touch]) {
            ends[touch] = now + rules.validity;
            prolonged[touch] = true;
        }
    }

    private void reach(int touch, long now, long until) {
        Told told = touches.get(touch);
        if (!sales.isEmpty()) {
            places.put(told.key(), touch);
        }
        ends[touch] = now + rules.window(told.strength());
        never[touch] = now > until ? whyNever(told).orElse(Reason.IN_FUTURE) : whyNot(told, now);
        if (never[touch] == null) {
            waiting.add(touch, rank(touch));
        }
    }

    private @Nullable Reason whyNot(Told told, long now) {
        Optional<Reason> reason = whyNever(told);
        if (reason.isPresent()) {
            return reason.get();
        }
        boolean member = rules.friends == Friends.NEW_MEMBERS && registered < now;
        if (member || (rules.friends != Friends.ANYBODY && firstPaid < now)) {
            return Reason.EXISTING_CUSTOMER;
        }
        return heldOff(told, now);
    }

    /** Whatever the others are. */
    private Optional<Reason> whyNever(Told told) {
        if (told.promoter() instanceof Party.Erased) {
            return Optional.of(Reason.ERASED);
        }
        if (told.promoter().known().filter(history.friend()::equals).isPresent()) {
            return Optional.of(Reason.SELF_REFERRAL);
        }
        return told.refused()
                .or(() -> rules.window(told.strength()) == 0 ? Optional.of(Reason.NOT_RUNNING) : Optional.empty());
    }

    private @Nullable Reason heldOff(Told told, long now) {
        int bound = winner(now);
        if (bound == NONE || touches.get(bound).promoter().equals(told.promoter())) {
            return null;
        }
        if (bound == sold && now < soldUntil) {
            return Reason.SALE_ATTRIBUTED;
        }
        boolean held = rules.locks && now < micros(touches.get(bound).at()) + rules.protection;
        return held ? Reason.PROTECTED : null;
    }

    private int winner(long now) {
        if (sold != NONE && now < soldUntil && now < ends[sold]) {
            return sold;
        }
        return waiting.best(rules.earliest, ends, now);
    }

    private int rank(int touch) {
        Told told = touches.get(touch);
        return rules.rank(told.kind(), told.strength());
    }

    private Resolution resolution(long now) {
        int winner = winner(now);
        List<Lost> lost = new ArrayList<>(touches.size());
        for (int touch = 0; touch < touches.size(); touch++) {
            if (touch != winner) {
                lost.add(new Lost(touches.get(touch), whyLost(touch, winner, now)));
            }
        }
        return new Resolution(winner == NONE ? Optional.empty() : Optional.of(touches.get(winner)), lost);
    }

    private Reason whyLost(int touch, int winner, long now) {
        Reason reason = never[touch];
        if (reason != null) {
            return reason;
        }
        if (ends[touch] <= now) {
            return prolonged[touch] ? Reason.BINDING_LAPSED : Reason.OUTSIDE_WINDOW;
        }
        int rank = rank(touch);
        int best = rank(winner);
        if (rank > best) {
            return AttributionRules.otherRole(rank, best) ? Reason.LOWER_PRIORITY : Reason.WEAKER;
        }
        if (rank == best && rules.earliest && touch > winner) {
            return Reason.EARLIER_WON;
        }
        if (rank == best && !rules.earliest && touch < winner) {
            return Reason.LATER_WON;
        }
        // It would have won, but for the order that was credited to the winner.
        return Reason.SALE_ATTRIBUTED;
    }
}
