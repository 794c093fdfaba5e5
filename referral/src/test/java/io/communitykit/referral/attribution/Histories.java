package io.communitykit.referral.attribution;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.AttributionPolicy.Roles;
import io.communitykit.referral.attribution.FriendHistory.Sale;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.spi.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random policies and histories of a few dozen microseconds, so that instants meet, windows end on them and promoters come again. */
final class Histories {

    static final MemberId FRIEND = new MemberId("友🍼");
    private static final int SPAN = 24;

    private Histories() {}

    static Arbitrary<AttributionPolicy> policies() {
        return Arbitraries.randomValue(Histories::policy);
    }

    static Arbitrary<FriendHistory> histories() {
        return Arbitraries.randomValue(Histories::history);
    }

    static Instant at(long micros) {
        return Timestamps.ofMicros(micros);
    }

    static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }

    static AttributionPolicy policy(Random random) {
        Model model = pick(random, Model.values());
        Map<Strength, Duration> windows = new EnumMap<>(Strength.class);
        windows.put(pick(random, Strength.values()), micros(1 + random.nextInt(SPAN)));
        for (Strength strength : Strength.values()) {
            if (random.nextInt(5) > 0) {
                windows.put(strength, micros(1 + random.nextInt(SPAN)));
            }
        }
        boolean locks = model == Model.FIRST_TOUCH_LOCKED && random.nextInt(4) > 0;
        return new AttributionPolicy(
                new PolicyVersion("1"),
                new ProgramId("shop"),
                model,
                locks ? Optional.of(micros(1 + random.nextInt(SPAN))) : Optional.empty(),
                windows,
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(micros(random.nextInt(SPAN))),
                random.nextBoolean() ? Friends.ANYBODY : pick(random, Friends.values()),
                pick(random, Roles.values()),
                random.nextBoolean() ? Duration.ZERO : micros(random.nextInt(SPAN)),
                Duration.ZERO);
    }

    static FriendHistory history(Random random) {
        List<Told> touches = new ArrayList<>();
        int size = random.nextInt(12);
        for (int i = 0; i < size; i++) {
            touches.add(touch(random, i));
        }
        List<Sale> sales = new ArrayList<>();
        int orders = random.nextInt(4);
        for (int i = 0; i < orders; i++) {
            Instant at = at(random.nextInt(SPAN * 2));
            // Mostly of an earlier touch, as facades credit; now and then of a later one or of none.
            List<IdempotencyKey> keys = touches.stream()
                    .filter(touch -> random.nextInt(8) == 0 || !touch.at().isAfter(at))
                    .map(Told::key)
                    .toList();
            Optional<IdempotencyKey> credited = keys.isEmpty() || random.nextInt(4) == 0
                    ? Optional.empty()
                    : Optional.of(keys.get(random.nextInt(keys.size())));
            sales.add(new Sale(new OrderId("单" + (9 - i)), at, credited));
        }
        return new FriendHistory(
                FRIEND,
                random.nextBoolean() ? Optional.empty() : Optional.of(at(random.nextInt(SPAN))),
                random.nextInt(6) > 0 ? Optional.empty() : Optional.of(at(random.nextInt(SPAN))),
                touches,
                sales);
    }

    private static Told touch(Random random, int number) {
        int who = random.nextInt(30);
        Party promoter = who == 0
                ? new Party.Erased(Pseudonym.fromBytes(new byte[16]))
                : Party.of(who == 1 ? FRIEND : new MemberId("P" + who % 4));
        return new Told(
                key(pick(random, new String[] {"a", "b"}), number),
                promoter,
                pick(random, PromoterKind.values()),
                new ChannelId("wx"),
                pick(random, Strength.values()),
                at(random.nextInt(SPAN)),
                random.nextInt(30) == 0 ? Optional.of(Reason.CYCLE) : Optional.empty());
    }

    static IdempotencyKey key(String source, int number) {
        return new IdempotencyKey(new EventSource(source), new EventId(Integer.toString(number)));
    }

    static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
