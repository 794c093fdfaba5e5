package io.communitykit.referral.attribution;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.AttributionPolicy.Roles;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.spi.BookStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop on the heap in which touches are typed codes, one after the other by day. Its clock stands at day 1000. */
final class Shop {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration DAY = Duration.ofDays(1);
    static final PolicyVersion VERSION = new PolicyVersion("2026-11");

    final BookStore store = new InMemoryBookStore(PseudonymKey.of(new byte[32]));

    /** Windows of 30 days, those of probable clicks of a day; lapses 90 days after the last order; last touch. */
    static AttributionPolicy policy(Model model, Friends friends) {
        return new AttributionPolicy(
                VERSION,
                new ProgramId("shop"),
                model,
                model == Model.FIRST_TOUCH_LOCKED ? Optional.of(DAY.multipliedBy(15)) : Optional.empty(),
                Map.of(
                        Strength.TYPED_CODE, DAY.multipliedBy(30),
                        Strength.DETERMINISTIC_CLICK, DAY.multipliedBy(30),
                        Strength.PROBABILISTIC_CLICK, DAY),
                Optional.of(DAY.multipliedBy(90)),
                friends,
                Roles.EQUAL,
                Duration.ZERO,
                Duration.ofMinutes(5));
    }

    static AttributionPolicy with(AttributionPolicy policy, Roles roles, Duration saleProtection) {
        return new AttributionPolicy(
                policy.version(),
                policy.program(),
                policy.model(),
                policy.protection(),
                policy.windows(),
                policy.validity(),
                policy.friends(),
                roles,
                saleProtection,
                policy.tolerance());
    }

    Attributions.Builder builder(AttributionPolicy policy) {
        return Attributions.builder(policy, store).clock(() -> day(1_000));
    }

    Attributions attributions(AttributionPolicy policy) {
        return builder(policy).build();
    }

    /** The usual shop: last touch, new customers. */
    Attributions lastTouch() {
        return attributions(policy(Model.LAST_TOUCH, Friends.NEW_CUSTOMERS));
    }

    static Instant day(long day) {
        return START.plus(DAY.multipliedBy(day));
    }

    static MemberId member(String id) {
        return new MemberId(id);
    }

    static Promoter promoter(String id) {
        return new Promoter(member(id), PromoterKind.REFERRAL);
    }

    static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("扫码"), new EventId(id));
    }

    static Touch touch(String friend, String promoter, long day) {
        return touch(friend, promoter, day, Strength.TYPED_CODE);
    }

    static Touch touch(String friend, String promoter, long day, Strength strength) {
        return new Touch(
                key(friend + promoter + day + strength),
                member(friend),
                promoter(promoter),
                new ChannelId("微信"),
                strength,
                day(day));
    }

    static PaidOrder order(String buyer, String id, long day) {
        return order(buyer, id, day, 9_900);
    }

    static PaidOrder order(String buyer, String id, long day, long paid) {
        return new PaidOrder(
                key("paid " + id),
                new OrderId(id),
                member(buyer),
                Currency.getInstance("CNY"),
                List.of(OrderLine.of(new LineId("1"), paid)),
                day(day));
    }
}
