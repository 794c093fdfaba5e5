package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.AttributionPolicy.Roles;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.attribution.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Made-up touches: 1,000 promoters, strengths and roles all alike, an hour to a day apart. */
final class SampleTouches {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Later than all of them. */
    static final Instant LATE = START.plus(Duration.ofDays(400));

    private static final EventSource SOURCE = new EventSource("link");
    private static final List<PromoterKind> KINDS = List.of(PromoterKind.values());
    private static final List<Strength> STRENGTHS = List.of(Strength.values());
    private static final ChannelId CHANNEL = new ChannelId("wechat");

    private final SplittableRandom random = new SplittableRandom(42);
    private int made;

    static AttributionPolicy policy(Model model) {
        return new AttributionPolicy(
                new PolicyVersion("1"),
                new ProgramId("shop"),
                model,
                model == Model.FIRST_TOUCH_LOCKED ? Optional.of(Duration.ofDays(15)) : Optional.empty(),
                Map.of(
                        Strength.TYPED_CODE, Duration.ofDays(90),
                        Strength.COUPON_CODE, Duration.ofDays(30),
                        Strength.DETERMINISTIC_CLICK, Duration.ofDays(30),
                        Strength.PROBABILISTIC_CLICK, Duration.ofDays(1)),
                Optional.of(Duration.ofDays(180)),
                Friends.NEW_CUSTOMERS,
                Roles.AFFILIATE_FIRST,
                Duration.ofDays(30),
                Duration.ofMinutes(5));
    }

    /** In the order of time. */
    List<Touch> of(MemberId friend, int size) {
        List<Touch> touches = new ArrayList<>(size);
        Instant at = START;
        for (int i = 0; i < size; i++) {
            at = at.plusSeconds(3_600 + random.nextInt(82_800));
            touches.add(new Touch(
                    new IdempotencyKey(SOURCE, new EventId(Integer.toString(made++))),
                    friend,
                    new Promoter(
                            new MemberId("promoter-" + random.nextInt(1_000)), KINDS.get(random.nextInt(KINDS.size()))),
                    CHANNEL,
                    STRENGTHS.get(random.nextInt(STRENGTHS.size())),
                    at));
        }
        return touches;
    }
}
