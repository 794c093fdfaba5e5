package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.FriendHistory;
import io.communitykit.referral.attribution.FriendHistory.Sale;
import io.communitykit.referral.attribution.FriendHistory.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plainest way: at each touch, look at all earlier ones. Neither reasons, nor registering, nor new customers. */
final class NaiveAttribution {

    private final AttributionPolicy policy;
    private final Comparator<Told> order;

    NaiveAttribution(AttributionPolicy policy) {
        this.policy = policy;
        Comparator<Told> time = Comparator.comparing(Told::at);
        this.order = Comparator.comparing(Told::kind, Comparator.reverseOrder())
                .thenComparing(Told::strength)
                .thenComparing(policy.model() == Model.FIRST_TOUCH ? time : time.reversed());
    }

    Optional<Told> winner(FriendHistory history, Instant at) {
        Map<IdempotencyKey, Instant> ends = new HashMap<>();
        List<Told> counting = new ArrayList<>();
        for (Told touch : history.touches()) {
            prolong(history, ends, touch.at());
            Optional<Told> bound = best(counting, ends, touch.at());
            boolean locked = policy.model() == Model.FIRST_TOUCH_LOCKED
                    && bound.filter(it -> !it.promoter().equals(touch.promoter())
                                    && touch.at()
                                            .isBefore(it.at()
                                                    .plus(policy.protection().orElse(Duration.ZERO))))
                            .isPresent();
            if (!locked) {
                counting.add(touch);
                Duration window = policy.windows().getOrDefault(touch.strength(), Duration.ZERO);
                ends.put(touch.key(), touch.at().plus(window));
            }
        }
        prolong(history, ends, at.plusNanos(1));
        return best(counting, ends, at);
    }

    private void prolong(FriendHistory history, Map<IdempotencyKey, Instant> ends, Instant before) {
        for (Sale sale : history.sales()) {
            if (sale.at().isBefore(before)) {
                sale.credited()
                        .ifPresent(key -> ends.computeIfPresent(
                                key,
                                (k, end) -> max(
                                        end, sale.at().plus(policy.validity().orElse(Duration.ZERO)))));
            }
        }
    }

    private static Instant max(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    private Optional<Told> best(List<Told> counting, Map<IdempotencyKey, Instant> ends, Instant at) {
        return counting.stream()
                .filter(touch -> at.isBefore(ends.getOrDefault(touch.key(), Instant.MIN)))
                .min(order);
    }
}
