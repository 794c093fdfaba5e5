package io.communitykit.risk.abuse.world;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What is known of a made-up shop: the facts for the screen, and the truth that only a test may look at. */
public final class ShopWorld {

    /** A referral by its ends. */
    public record Referral(MemberId referrer, MemberId friend) {}

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final EventSource SOURCE = new EventSource("shop");

    final SplittableRandom random;
    /** What a member is drawn to be, unless a pattern says otherwise. */
    final Habits habits;

    private final List<AbuseFact> facts = new ArrayList<>();
    private final Map<Referral, Kind> truth = new LinkedHashMap<>();
    private int members;
    private long things;

    ShopWorld(long seed) {
        this.random = new SplittableRandom(seed);
        this.habits = new Habits(random);
    }

    public List<AbuseFact> facts() {
        return facts;
    }

    public Map<Referral, Kind> truth() {
        return truth;
    }

    private IdempotencyKey key() {
        return new IdempotencyKey(SOURCE, new EventId("f" + facts.size()));
    }

    MemberId member() {
        return new MemberId("m" + members++);
    }

    /** A thing that nobody had before. */
    KeyDigest thing() {
        return new KeyDigest(random.nextLong(), things++);
    }

    void link(MemberId member, String kind, KeyDigest digest, Instant at) {
        link(member, kind, digest, at, KeyNote.PLAIN);
    }

    void link(MemberId member, String kind, KeyDigest digest, Instant at, KeyNote note) {
        facts.add(new Linked(key(), at, member, new KeyKind(kind), digest, note));
    }

    void brought(Kind kind, MemberId referrer, MemberId friend, Instant at, Duration click) {
        Optional<Duration> known = random.nextDouble() < habits.clickKnown ? Optional.of(click) : Optional.empty();
        facts.add(new Brought(key(), at, referrer, friend, known));
        truth.put(new Referral(referrer, friend), kind);
    }

    void quality(MemberId member, int orders, int keptDays) {
        facts.add(new Quality(key(), START.plus(Duration.ofDays(120)), member, orders, keptDays));
    }

    // What a member is seen with at a usual shop.

    /** A member with things of their own, at home. */
    MemberId usual(Instant at) {
        return usual(at, thing(), random.nextDouble() < 0.5 ? thing() : habits.carrier(random, this));
    }

    MemberId usual(Instant at, KeyDigest address, KeyDigest ip) {
        MemberId member = member();
        link(member, "phone", thing(), at);
        link(member, "mail", thing(), at, note(habits.disposable));
        link(member, "device", thing(), at);
        link(member, "cookie", thing(), at);
        link(member, "address", address, at);
        net(member, ip, at);
        model(member, at);
        return member;
    }

    KeyNote note(double disposable) {
        return random.nextDouble() < disposable ? KeyNote.DISPOSABLE : KeyNote.PLAIN;
    }

    void net(MemberId member, KeyDigest ip, Instant at) {
        link(member, "ip", ip, at);
        link(member, "network", new KeyDigest(ip.high() >>> 58, 7), at);
    }

    void model(MemberId member, Instant at) {
        link(member, "device-model", new KeyDigest(habits.model(random), 9), at);
    }

    /** A friend of good faith: some stay, some do not. */
    void honest(MemberId member) {
        honest(member, habits.leaving);
    }

    void honest(MemberId member, double leaving) {
        if (random.nextDouble() < habits.unknown) {
            return;
        }
        if (random.nextDouble() < leaving) {
            quality(member, random.nextInt(2), random.nextInt(14));
        } else {
            quality(member, 1 + random.nextInt(6), 5 + random.nextInt(110));
        }
    }

    /** A friend of bad faith: most come to nothing. */
    void bad(MemberId member, double leaving) {
        if (random.nextDouble() < habits.unknown / 2) {
            return;
        }
        if (random.nextDouble() < leaving) {
            quality(member, random.nextInt(2), random.nextInt(5));
        } else {
            quality(member, 2 + random.nextInt(3), 10 + random.nextInt(60));
        }
    }

    /** What is known at the end of a day: whoever came later is not there, and visits and orders of later days were not yet made. */
    void seenOn(int day) {
        Instant now = START.plus(Duration.ofDays(day));
        Map<MemberId, Instant> since = new HashMap<>();
        for (AbuseFact fact : facts) {
            if (!(fact instanceof Quality)) {
                fact.members().forEach(member -> since.merge(member, fact.at(), (a, b) -> a.isBefore(b) ? a : b));
            }
        }
        List<AbuseFact> known = new ArrayList<>();
        for (AbuseFact fact : facts) {
            if (fact instanceof Quality it && since.containsKey(it.member())) {
                Instant came = since.get(it.member());
                if (!now.isBefore(came)) {
                    known.add(until(now, (int) Duration.between(came, now).toDays(), it));
                }
            } else if (!fact.at().isAfter(now)) {
                known.add(fact);
            }
        }
        facts.clear();
        facts.addAll(known);
        truth.keySet()
                .retainAll(known.stream()
                        .filter(fact -> fact instanceof Brought)
                        .map(fact -> new Referral(((Brought) fact).referrer(), ((Brought) fact).friend()))
                        .collect(Collectors.toSet()));
    }

    /** The first order comes at once, the others are spread over the days that the member is kept. */
    private static Quality until(Instant now, int days, Quality all) {
        int kept = Math.min(all.keptDays(), days);
        int orders = all.orders() == 0 || all.keptDays() == 0
                ? all.orders()
                : 1 + (all.orders() - 1) * kept / all.keptDays();
        return new Quality(all.key(), now, all.member(), orders, kept);
    }

    Instant awake(int days) {
        return START.plus(Duration.ofDays(random.nextInt(days))).plus(Duration.ofSeconds((long)
                ((habits.wakes + 15 * Math.sqrt(random.nextDouble())) % 24 * 3_600)));
    }

    /** A human's time from the click to the registration: seconds to minutes, seldom less than ten. */
    Duration human() {
        double seconds = habits.typing * Math.exp(0.8 * gaussian());
        return Duration.ofMillis((long) (seconds * 1_000) + 1_500);
    }

    double gaussian() {
        double u = 1 - random.nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }
}
