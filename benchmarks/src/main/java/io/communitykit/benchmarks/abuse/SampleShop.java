package io.communitykit.benchmarks.abuse;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Facts of a shop of so many members: of links, three in ten are of phones (one in fifty belongs to somebody else too), four of devices
 * (one in ten is a neighbour's), two of network addresses of ten members each, one of a hub among twenty. A referral is by an earlier member, one in a hundred
 * by one of twenty who bring many.
 */
final class SampleShop {

    private static final EventSource SOURCE = new EventSource("shop");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyKind PHONE = new KeyKind("phone");
    private static final KeyKind DEVICE = new KeyKind("device");
    private static final KeyKind IP = new KeyKind("ip");
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random = new SplittableRandom(7);
    private final MemberId[] members;
    private long told;

    SampleShop(int members) {
        this.members = new MemberId[members];
        for (int i = 0; i < members; i++) {
            this.members[i] = new MemberId("member-" + i);
        }
    }

    private IdempotencyKey key() {
        return new IdempotencyKey(SOURCE, new EventId("e" + told++));
    }

    private Instant at() {
        return START.plusSeconds(told);
    }

    MemberId member() {
        return members[random.nextInt(members.length)];
    }

    Linked link() {
        int member = random.nextInt(members.length);
        int choice = random.nextInt(10);
        if (choice < 3) {
            return link(member, PHONE, random.nextInt(50) == 0 ? random.nextInt(members.length) : member);
        } else if (choice < 7) {
            int near = random.nextInt(10) == 0 ? Math.max(0, member - 1 - random.nextInt(5)) : member;
            return link(member, DEVICE, near * 4L + random.nextInt(3));
        } else if (choice < 9) {
            return link(member, IP, member / 10);
        }
        return link(member, IP, -1L - random.nextInt(20));
    }

    private Linked link(int member, KeyKind kind, long thing) {
        long mixed = (thing + 1) * MIX;
        return new Linked(
                key(), at(), members[member], kind, new KeyDigest(mixed, mixed ^ mixed >>> 29), KeyNote.PLAIN);
    }

    Brought brought() {
        int friend = 1 + random.nextInt(members.length - 1);
        int referrer = random.nextInt(100) == 0 ? random.nextInt(20) : random.nextInt(friend);
        return new Brought(
                key(), at(), members[referrer], members[friend], Optional.of(Duration.ofSeconds(random.nextInt(300))));
    }

    /** So many facts, one in {@code each} a referral; none where it is 0. */
    AbuseFact[] facts(int count, int each) {
        AbuseFact[] all = new AbuseFact[count];
        for (int i = 0; i < count; i++) {
            all[i] = each > 0 && i % each == 0 ? brought() : link();
        }
        return all;
    }
}
