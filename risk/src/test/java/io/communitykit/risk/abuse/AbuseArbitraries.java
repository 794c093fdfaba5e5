package io.communitykit.risk.abuse;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.Finding;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Small crowded shops, where everything meets everything, and a policy whose limits such shops reach. */
final class AbuseArbitraries {

    static final AbusePolicy SMALL = new AbusePolicy(
            new PolicyVersion("small"),
            Map.of(
                    new KeyKind("phone"), KeyRule.HARD,
                    new KeyKind("mail"), KeyRule.HARD,
                    new KeyKind("device"), KeyRule.soft(6_000),
                    new KeyKind("ip"), KeyRule.soft(1_500),
                    new KeyKind("model"), KeyRule.TRAIT),
            AbusePolicy.USUAL.weights(),
            5_000,
            8_500,
            new AbuseLimits(
                    5,
                    1,
                    2,
                    2,
                    Duration.ofHours(6),
                    Duration.ofHours(20),
                    2,
                    Duration.ofSeconds(6),
                    3,
                    3,
                    10,
                    10_000,
                    2_500));

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final String[] KINDS = {"phone", "mail", "device", "device", "ip", "model"};

    private AbuseArbitraries() {}

    /** The usual policy but for three limits. */
    static AbusePolicy limited(int star, int considered, int steps) {
        AbuseLimits usual = AbuseLimits.USUAL;
        AbuseLimits limits = new AbuseLimits(
                usual.hub(),
                usual.family(),
                star,
                usual.keptDays(),
                usual.burst(),
                usual.velocity(),
                usual.crowd(),
                usual.human(),
                usual.gaps(),
                usual.mixed(),
                considered,
                steps,
                usual.strong());
        AbusePolicy policy = AbusePolicy.USUAL;
        return new AbusePolicy(
                policy.version(), policy.keys(), policy.weights(), policy.review(), policy.block(), limits);
    }

    /** Facts of a seed: members, keys and hours are few. */
    static List<AbuseFact> facts(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        int members = 3 + random.nextInt(22);
        int things = 2 + random.nextInt(12);
        // Some shops have few hard links, or everybody would be one person.
        double hard = random.nextDouble();
        // In some shops much happens at one instant.
        int instants = 2 + random.nextInt(random.nextBoolean() ? 30 : 600);
        List<AbuseFact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            IdempotencyKey key = new IdempotencyKey(new EventSource("s"), new EventId("" + i));
            Instant at = START.plusSeconds(600L * random.nextInt(instants));
            MemberId member = member(random, members);
            MemberId other = member(random, random.nextInt(3) == 0 ? members : 3);
            KeyKind kind = new KeyKind(KINDS[random.nextDouble() < hard ? 2 + random.nextInt(4) : random.nextInt(6)]);
            KeyDigest digest = new KeyDigest(random.nextInt(things), 0);
            facts.add(
                    switch (random.nextInt(20)) {
                        case 0, 1, 2, 3, 4, 5, 6 ->
                            new Linked(
                                    key,
                                    at,
                                    member,
                                    kind,
                                    digest,
                                    random.nextInt(9) == 0 ? KeyNote.DISPOSABLE : KeyNote.PLAIN);
                        case 7, 8 -> end(random, facts, new Unlinked(key, at, member, kind, digest));
                        case 9, 10, 11 ->
                            new Quality(
                                    key,
                                    at.plus(Duration.ofDays(random.nextInt(8))),
                                    member,
                                    random.nextInt(random.nextInt(3) + 1),
                                    random.nextInt(3));
                        case 12 ->
                            new Feedback(key, at, other, member, random.nextBoolean() ? Finding.FRAUD : Finding.HONEST);
                        default ->
                            new Brought(
                                    key,
                                    at,
                                    other,
                                    member,
                                    random.nextBoolean()
                                            ? Optional.empty()
                                            : Optional.of(Duration.ofMillis(random.nextInt(9_000))));
                    });
        }
        return facts;
    }

    /** Mostly the end of a link that there is. */
    private static AbuseFact end(SplittableRandom random, List<AbuseFact> facts, Unlinked any) {
        List<Linked> links = facts.stream()
                .filter(fact -> fact instanceof Linked)
                .map(Linked.class::cast)
                .toList();
        if (links.isEmpty() || random.nextInt(6) == 0) {
            return any;
        }
        Linked link = links.get(random.nextInt(links.size()));
        Instant at = link.at().plusSeconds(600L * random.nextInt(30));
        return new Unlinked(any.key(), at, link.member(), link.kind(), link.digest());
    }

    private static MemberId member(SplittableRandom random, int members) {
        return new MemberId("会员😀" + random.nextInt(members));
    }
}
