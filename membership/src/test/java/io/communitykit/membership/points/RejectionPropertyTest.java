package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class RejectionPropertyTest {

    private static final CapWindow TODAY = new CapWindow(Shop.DAILY, CapPeriod.DAY, LocalDate.of(2026, 3, 10));

    /** What can be read of a store by any of its methods. */
    private record Everything(List<AccountState> states, Object accounts, List<Page<Posting, PostingQuery>> postings) {

        static Everything of(PointsStore store, Points points, PostingKey key) {
            List<MemberId> members = List.of(Shop.ANN, Shop.BOB);
            return new Everything(
                    store.read(members.stream()
                            .map(member -> new Want(
                                    new AccountId(points.program().id(), member), Optional.of(key), Set.of(TODAY)))
                            .toList()),
                    store.accounts(points.everyAccount(100)),
                    members.stream()
                            .map(member -> points.statement(member, 10_000))
                            .toList());
        }
    }

    @Property(tries = 300)
    @Label("a command is applied exactly if balance and range suffice, and a rejected one leaves the store as it was")
    void rejected_commands(
            @ForAll @Size(max = 30) List<@LongRange(min = -60, max = 60) Long> movements,
            @ForAll @LongRange(min = -20, max = 0) long floor,
            @ForAll boolean huge) {
        InMemoryPointsStore store = Shop.store();
        Points points = Points.builder(Shop.program("UTC", 0, floor).build(), store)
                .clock(() -> Shop.NOON)
                .build();
        BigInteger factor = huge ? BigInteger.valueOf(Long.MAX_VALUE / 50) : BigInteger.ONE;
        BigInteger max = BigInteger.valueOf(Long.MAX_VALUE);
        BigInteger balance = BigInteger.ZERO;
        BigInteger earned = BigInteger.ZERO;
        BigInteger spent = BigInteger.ZERO;
        int number = 0;
        for (long movement : movements) {
            BigInteger signed = BigInteger.valueOf(movement == 0 ? 1 : movement).multiply(factor);
            if (signed.abs().compareTo(max) > 0) {
                continue;
            }
            number++;
            boolean grants = signed.signum() > 0;
            BigInteger after = balance.add(signed);
            boolean fits = grants
                    ? after.compareTo(max) <= 0 && earned.add(signed).compareTo(max) <= 0
                    : after.compareTo(BigInteger.valueOf(floor)) >= 0
                            && spent.subtract(signed).compareTo(max) <= 0;
            PostingKey key = new PostingKey(Shop.key("c" + number), Leg.MAIN);
            @Nullable Everything before = fits ? null : Everything.of(store, points, key);

            AccountResult result = grants
                    ? points.execute(Shop.give("c" + number, signed.longValueExact()))
                    : points.execute(Shop.take("c" + number, signed.negate().longValueExact()));

            assertThat(result instanceof AccountResult.Applied)
                    .as(movement + " on " + balance)
                    .isEqualTo(fits);
            if (fits) {
                balance = after;
                earned = grants ? earned.add(signed) : earned;
                spent = grants ? spent : spent.subtract(signed);
            } else {
                assertThat(Everything.of(store, points, key)).isEqualTo(before);
            }
            assertThat(points.balance(Shop.ANN, Shop.POINTS)).isEqualTo(balance.longValueExact());
        }
    }

    @Property(tries = 300)
    @Label("a fact under a used key is refused in the fields that were changed, and leaves the store as it was")
    void conflicting_facts(
            @ForAll boolean otherType,
            @ForAll boolean otherTime,
            @ForAll boolean otherBeneficiary,
            @ForAll boolean otherSubject,
            @ForAll boolean otherData) {
        InMemoryPointsStore store = Shop.store();
        Points points = Points.builder(
                        Shop.program()
                                .cap(Shop.daily(100))
                                .rule(Shop.grant("r", 5, Shop.DAILY))
                                .rule(Shop.on(EventType.CONTENT_SHARED, Shop.grant("s", 5, Shop.DAILY)))
                                .build(),
                        store)
                .clock(() -> Shop.NOON)
                .build();
        points.apply(fact(false, false, false, false, false));
        Everything before = Everything.of(store, points, new PostingKey(Shop.key("1"), Leg.MAIN));

        AccountResult result = points.apply(fact(otherType, otherTime, otherBeneficiary, otherSubject, otherData))
                .accounts()
                .get(0);

        String expected = (otherType ? " type" : "")
                + (otherSubject ? " subject" : "")
                + (otherTime ? " time" : "")
                + (otherBeneficiary ? " beneficiary" : "")
                + (otherData ? " data" : "");
        String differing = result instanceof AccountResult.Rejected rejected
                ? ((Rejection.Conflicting) rejected.rejection())
                        .differing().stream().map(field -> " " + field).reduce("", String::concat)
                : "";
        assertThat(differing).isEqualTo(expected);
        assertThat(result instanceof AccountResult.Replayed).isEqualTo(expected.isEmpty());
        assertThat(Everything.of(store, points, new PostingKey(Shop.key("1"), Leg.MAIN)))
                .isEqualTo(before);
    }

    private static CommunityEvent fact(boolean type, boolean time, boolean beneficiary, boolean subject, boolean data) {
        CommunityEvent.Builder event = CommunityEvent.builder(
                        Shop.key("1"),
                        type ? EventType.CONTENT_SHARED : EventType.CONTENT_LIKED,
                        time ? Shop.NOON.plusNanos(1_000) : Shop.NOON)
                .actor(Shop.ANN);
        if (beneficiary) {
            event.beneficiary(Shop.BOB);
        }
        event.subject(new io.communitykit.core.event.Subject(subject ? "post\u00a0" : "post"));
        event.with("kind", io.communitykit.core.event.AttributeValue.of(data ? "cafe\u0301" : "caf\u00e9"));
        return event.build();
    }
}
