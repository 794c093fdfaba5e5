package io.communitykit.referral.attribution;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.FriendHistory.Sale;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.spi.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of attribution once more, microsecond by microsecond, with maps and sets and whole scans: slow, and without anything of the
 * engine's. Histories begin at the epoch.
 */
final class PlainAttribution {

    private final AttributionPolicy policy;
    private final FriendHistory history;
    private final Map<IdempotencyKey, Told> known = new HashMap<>();
    private final Map<IdempotencyKey, Long> until = new HashMap<>();
    private final Set<IdempotencyKey> prolonged = new HashSet<>();
    private final Map<IdempotencyKey, Reason> out = new HashMap<>();
    private Optional<IdempotencyKey> sold = Optional.empty();
    private long soldUntil;

    PlainAttribution(AttributionPolicy policy, FriendHistory history) {
        this.policy = policy;
        this.history = history;
    }

    /** The reason of every touch that does not win, and no reason for the one that does. */
    Map<IdempotencyKey, Optional<Reason>> at(Instant at) {
        long end = Timestamps.toMicros(at);
        for (long now = 0; now <= end; now++) {
            Instant instant = Timestamps.ofMicros(now);
            history.touches().stream()
                    .filter(touch -> touch.at().equals(instant))
                    .sorted(Comparator.comparing(touch -> touch.key().toString()))
                    .forEach(this::touched);
            if (history.registeredAt().filter(instant::equals).isPresent()) {
                bound(instant).ifPresent(it -> prolong(it, instant));
            }
            history.sales().stream()
                    .filter(sale -> sale.at().equals(instant))
                    .sorted(Comparator.comparing(sale -> sale.order().value()))
                    .forEach(this::bought);
        }
        return told(at);
    }

    private void touched(Told touch) {
        Optional<IdempotencyKey> winner = bound(touch.at());
        known.put(touch.key(), touch);
        until.put(
                touch.key(),
                plus(touch.at(), Optional.of(policy.windows().getOrDefault(touch.strength(), Duration.ZERO))));
        unconditional(touch)
                .or(() -> existing(touch))
                .or(() -> winner.flatMap(it -> heldOff(touch, it)))
                .ifPresent(reason -> out.put(touch.key(), reason));
    }

    private Optional<Reason> unconditional(Told touch) {
        if (touch.promoter() instanceof Party.Erased) {
            return Optional.of(Reason.ERASED);
        }
        if (touch.promoter().equals(Party.of(history.friend()))) {
            return Optional.of(Reason.SELF_REFERRAL);
        }
        if (touch.refused().isPresent()) {
            return touch.refused();
        }
        return policy.windows().containsKey(touch.strength()) ? Optional.empty() : Optional.of(Reason.NOT_RUNNING);
    }

    private Optional<Reason> existing(Told touch) {
        boolean bought = history.sales().stream().anyMatch(sale -> sale.at().isBefore(touch.at()))
                || history.firstPaidAt().filter(touch.at()::isAfter).isPresent();
        boolean member = history.registeredAt().filter(touch.at()::isAfter).isPresent();
        boolean old = switch (policy.friends()) {
            case ANYBODY -> false;
            case NEW_CUSTOMERS -> bought;
            case NEW_MEMBERS -> bought || member;
        };
        return old ? Optional.of(Reason.EXISTING_CUSTOMER) : Optional.empty();
    }

    private Optional<Reason> heldOff(Told touch, IdempotencyKey winner) {
        Told other = told(winner);
        if (other.promoter().equals(touch.promoter())) {
            return Optional.empty();
        }
        if (sold.filter(winner::equals).isPresent() && Timestamps.toMicros(touch.at()) < soldUntil) {
            return Optional.of(Reason.SALE_ATTRIBUTED);
        }
        boolean locked = policy.model() == Model.FIRST_TOUCH_LOCKED
                && Timestamps.toMicros(touch.at()) < plus(other.at(), policy.protection());
        return locked ? Optional.of(Reason.PROTECTED) : Optional.empty();
    }

    private Told told(IdempotencyKey key) {
        return Optional.ofNullable(known.get(key)).orElseThrow();
    }

    private void bought(Sale sale) {
        sale.credited().filter(known::containsKey).ifPresent(key -> {
            if (out.get(key) == Reason.PROTECTED || out.get(key) == Reason.SALE_ATTRIBUTED) {
                out.remove(key);
            }
            if (!out.containsKey(key)) {
                prolong(key, sale.at());
                sold = Optional.of(key);
                soldUntil = plus(sale.at(), Optional.of(policy.saleProtection()));
            }
        });
    }

    private void prolong(IdempotencyKey key, Instant at) {
        long later = plus(at, policy.validity());
        if (later > until(key)) {
            until.put(key, later);
            prolonged.add(key);
        }
    }

    private long until(IdempotencyKey key) {
        return until.getOrDefault(key, 0L);
    }

    private static long plus(Instant at, Optional<Duration> span) {
        return span.map(it -> Timestamps.toMicros(at) + it.toNanos() / 1_000).orElse(Long.MAX_VALUE);
    }

    private Optional<IdempotencyKey> bound(Instant at) {
        long now = Timestamps.toMicros(at);
        if (sold.filter(key -> now < soldUntil && now < until(key)).isPresent()) {
            return sold;
        }
        return known.values().stream()
                .filter(touch -> !out.containsKey(touch.key()) && now < until(touch.key()))
                .min(order())
                .map(Told::key);
    }

    /** The best first. */
    private Comparator<Told> order() {
        Comparator<Told> time = Comparator.comparing(Told::at)
                .thenComparing(touch -> touch.key().toString());
        return Comparator.comparing(this::behind)
                .thenComparing(Told::strength)
                .thenComparing(policy.model() == Model.FIRST_TOUCH ? time : time.reversed());
    }

    private boolean behind(Told touch) {
        return switch (policy.roles()) {
            case EQUAL -> false;
            case REFERRAL_FIRST -> touch.kind() == PromoterKind.AFFILIATE;
            case AFFILIATE_FIRST -> touch.kind() == PromoterKind.REFERRAL;
        };
    }

    private Map<IdempotencyKey, Optional<Reason>> told(Instant at) {
        Optional<IdempotencyKey> winner = bound(at);
        Map<IdempotencyKey, Optional<Reason>> all = new HashMap<>();
        List<Told> touches = new ArrayList<>(history.touches());
        for (Told touch : touches) {
            if (winner.filter(touch.key()::equals).isPresent()) {
                all.put(touch.key(), Optional.empty());
            } else {
                all.put(touch.key(), Optional.of(why(touch, winner, Timestamps.toMicros(at))));
            }
        }
        return all;
    }

    private Reason why(Told touch, Optional<IdempotencyKey> winner, long now) {
        if (!known.containsKey(touch.key())) {
            return unconditional(touch).orElse(Reason.IN_FUTURE);
        }
        Optional<Reason> certain = Optional.ofNullable(out.get(touch.key()));
        if (certain.isPresent()) {
            return certain.get();
        }
        if (now >= until(touch.key())) {
            return prolonged.contains(touch.key()) ? Reason.BINDING_LAPSED : Reason.OUTSIDE_WINDOW;
        }
        Told best = told(winner.orElseThrow());
        if (order().compare(touch, best) < 0) {
            return Reason.SALE_ATTRIBUTED;
        }
        if (behind(touch) != behind(best)) {
            return Reason.LOWER_PRIORITY;
        }
        if (touch.strength() != best.strength()) {
            return Reason.WEAKER;
        }
        return policy.model() == Model.FIRST_TOUCH ? Reason.EARLIER_WON : Reason.LATER_WON;
    }
}
