package io.communitykit.examples.referral;

import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.summary.ReferralSummary.Funnel;
import io.communitykit.examples.summary.ReferralSummary.Status;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.reward.Referral;
import io.communitykit.referral.reward.SideState;
import io.communitykit.referral.reward.SideStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts friends by where both sides stand. Not safe for many threads. */
final class FriendCounts {

    private static final Comparator<Place> BY_PLACE = Comparator.comparing(Place::side)
            .thenComparing(Place::status)
            .thenComparing(place -> place.reason().map(Reason::name).orElse(""));

    private final Map<Place, Long> places = new TreeMap<>(BY_PLACE);
    private long qualified;

    private record Place(Side side, SideStatus status, Optional<Reason> reason) {}

    void add(Referral referral) {
        referral.sides().forEach((side, state) -> places.merge(place(side, state), 1L, Math::addExact));
        if (referral.countsAt().isPresent()) {
            qualified++;
        }
    }

    private static Place place(Side side, SideState state) {
        return new Place(side, state.status(), state.reason());
    }

    List<Status> statuses() {
        List<Status> all = new ArrayList<>();
        places.forEach((place, friends) -> all.add(new Status(
                ToldCounts.word(place.side()),
                ToldCounts.word(place.status()),
                place.reason().map(ToldCounts::word).orElse(""),
                friends)));
        return all;
    }

    Funnel funnel() {
        long brought = 0;
        long waiting = 0;
        long held = 0;
        long paid = 0;
        for (Map.Entry<Place, Long> each : places.entrySet()) {
            if (each.getKey().side() == Side.REFERRER) {
                long friends = each.getValue();
                brought += friends;
                switch (each.getKey().status()) {
                    case ATTRIBUTED, PENDING -> waiting += friends;
                    case COOLING, QUALIFIED, HELD, IN_REVIEW, APPROVED -> held += friends;
                    case SETTLED -> paid += friends;
                    case REJECTED, EXPIRED, VOIDED, CLAWED_BACK -> {}
                }
            }
        }
        return new Funnel(brought, qualified, waiting, held, paid, brought - waiting - held - paid);
    }
}
