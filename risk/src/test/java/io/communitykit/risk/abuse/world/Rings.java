package io.communitykit.risk.abuse.world;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyNote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The five kinds of rings. */
final class Rings {

    private final ShopWorld world;

    Rings(ShopWorld world) {
        this.world = world;
    }

    /** One person with further accounts: the same phone, payout account or mailbox under an alias; the device mostly another. */
    void selfReferral() {
        Instant at = world.awake(40);
        MemberId self = world.usual(at);
        String[] kinds = {"phone", "payout", "mail"};
        KeyDigest[] own = {world.thing(), world.thing(), world.thing()};
        for (int i = 0; i < kinds.length; i++) {
            world.link(self, kinds[i], own[i], at);
        }
        world.quality(self, world.between(0, 5), world.between(20, 100));
        double careful = world.between(0.3, 1.0);
        // Not every account has a hard key in common; then it is the device and the address.
        double slips = world.between(0.7, 1.0);
        KeyDigest home = world.thing();
        KeyDigest address = world.thing();
        for (int i = world.between(1, 6); i > 0; i--) {
            Instant later = at.plus(Duration.ofHours(world.between(1, 800)));
            MemberId other = world.usual(later);
            int same = world.random.nextInt(kinds.length);
            if (world.random.nextDouble() < slips) {
                world.link(other, kinds[same], own[same], later);
            } else {
                world.link(self, "device", home, later);
                world.link(other, "device", home, later);
                world.link(other, "address", address, later);
                world.link(self, "address", address, later);
            }
            if (world.random.nextDouble() > careful) {
                world.link(other, kinds[(same + 1) % kinds.length], own[(same + 1) % kinds.length], later);
            }
            world.bad(other, 0.7);
            world.brought(Kind.SELF_REFERRAL, self, other, later, world.human());
        }
    }

    /** One referrer and many friends who register on a few devices. */
    void deviceFarm() {
        MemberId farmer = world.usual(world.awake(30));
        int size = world.between(7, 60);
        List<KeyDigest> devices = new ArrayList<>();
        List<KeyDigest> nets = new ArrayList<>();
        for (int i = Math.max(1, size / world.between(4, 12)); i > 0; i--) {
            devices.add(world.thing());
            nets.add(world.thing());
        }
        double noise = world.between(0.0, 0.12);
        double leaving = world.between(0.75, 1.0);
        int model = world.habits.model(world.random);
        // Some farms let their accounts bring others, so that they look alive: each other, or second accounts of their
        // own.
        boolean circle = world.random.nextDouble() < 0.15;
        double second = world.random.nextDouble() < 0.15 ? world.between(0.3, 1.0) : 0;
        List<MemberId> farm = new ArrayList<>();
        Instant at = world.awake(30);
        for (int i = 0; i < size; i++) {
            at = at.plus(Duration.ofSeconds(world.between(60, 30_000)));
            MemberId friend = world.member();
            KeyDigest phone = world.thing();
            world.link(friend, "phone", phone, at);
            farm.add(friend);
            if (world.random.nextDouble() < second) {
                MemberId again = world.member();
                world.link(again, "phone", phone, at);
                world.brought(Kind.DEVICE_FARM, friend, again, at, world.human());
            }
            boolean clean = world.random.nextDouble() < noise;
            int place = world.random.nextInt(devices.size());
            world.link(friend, "device", clean ? world.thing() : devices.get(place), at);
            world.net(friend, clean ? world.thing() : nets.get(place), at);
            if (world.random.nextDouble() < 0.7) {
                world.link(friend, "device-model", new KeyDigest(model, 9), at);
            } else {
                world.model(friend, at);
            }
            world.bad(friend, leaving);
            world.brought(Kind.DEVICE_FARM, farmer, friend, at, world.human());
        }
        for (int i = 0; circle && i < size; i++) {
            at = at.plus(Duration.ofSeconds(world.between(60, 3_000)));
            world.brought(Kind.DEVICE_FARM, farm.get(i), farm.get((i + 1) % size), at, world.human());
        }
    }

    /** People who bring each other in a circle, so that everybody is a referrer and a friend; chords make it dense. */
    void cycleRing() {
        int size = world.between(3, 14);
        List<MemberId> ring = new ArrayList<>();
        Instant at = world.awake(40);
        KeyDigest net = world.thing();
        double near = world.between(0.0, 0.6);
        double leaving = world.between(0.4, 1.0);
        for (int i = 0; i < size; i++) {
            MemberId member = world.usual(at, world.thing(), world.random.nextDouble() < near ? net : world.thing());
            world.bad(member, leaving);
            ring.add(member);
        }
        for (int i = 0; i < size; i++) {
            at = at.plus(Duration.ofMinutes(world.between(5, 4_000)));
            world.brought(Kind.CYCLE_RING, ring.get(i), ring.get((i + 1) % size), at, world.human());
        }
        for (int i = world.random.nextInt(size); i > 0; i--) {
            int from = world.random.nextInt(size);
            int to = (from + 2 + world.random.nextInt(size - 2)) % size;
            at = at.plus(Duration.ofMinutes(world.between(5, 4_000)));
            world.brought(Kind.CYCLE_RING, ring.get(from), ring.get(to), at, world.human());
        }
    }

    /** A script that registers fast and at even intervals, each time as another device; the numbers are bought. */
    void botBurst() {
        MemberId owner = world.usual(world.awake(30));
        for (int i = world.random.nextInt(6); i > 0; i--) {
            MemberId cover = world.usual(world.awake(60));
            world.honest(cover);
            world.brought(Kind.ORDINARY, owner, cover, world.awake(60), world.human());
        }
        double every = world.between(15.0, 400.0);
        double jitter = world.between(0.02, 0.25);
        double leaving = world.between(0.8, 1.0);
        double fast = world.between(0.6, 3.5);
        double disposable = world.between(0.0, 0.9);
        Instant at = world.awake(60);
        for (int i = world.between(12, 120); i > 0; i--) {
            double wait = every * Math.max(0.05, 1 + jitter * world.gaussian());
            at = at.plus(Duration.ofMillis((long) (wait * 1_000)));
            MemberId bot = world.member();
            world.link(bot, "phone", world.thing(), at);
            world.link(
                    bot,
                    "mail",
                    world.thing(),
                    at,
                    world.random.nextDouble() < disposable ? KeyNote.DISPOSABLE : KeyNote.PLAIN);
            world.link(bot, "device", world.thing(), at);
            world.net(bot, world.thing(), at);
            world.model(bot, at);
            world.bad(bot, leaving);
            double seconds = fast * Math.exp(0.3 * world.gaussian());
            world.brought(Kind.BOT_BURST, owner, bot, at, Duration.ofMillis((long) (seconds * 1_000)));
        }
    }

    /** A chain or circle of accounts whose rewards run to a few payout accounts, neighbours overlapping in device or address. */
    void payoutFunnel() {
        int size = world.between(8, 30);
        boolean circle = world.random.nextBoolean();
        List<KeyDigest> payouts = new ArrayList<>();
        for (int i = world.between(1, Math.max(1, size / 8)); i > 0; i--) {
            payouts.add(world.thing());
        }
        double payoutKnown = world.between(0.7, 1.0);
        double overlap = world.between(0.3, 0.9);
        double leaving = world.between(0.6, 1.0);
        List<MemberId> chain = new ArrayList<>();
        KeyDigest device = world.thing();
        Instant at = world.awake(30);
        for (int i = 0; i < size; i++) {
            at = at.plus(Duration.ofMinutes(world.between(10, 3_000)));
            MemberId member = world.usual(at);
            if (world.random.nextDouble() < payoutKnown) {
                world.link(member, "payout", payouts.get(world.random.nextInt(payouts.size())), at);
            }
            if (world.random.nextDouble() < overlap) {
                world.link(member, "device", device, at);
            }
            // The next pair has a device of its own, with this member as its joint.
            if (world.random.nextDouble() < 0.5) {
                device = world.thing();
                world.link(member, "device", device, at);
            }
            world.bad(member, leaving);
            if (i > 0) {
                world.brought(Kind.PAYOUT_FUNNEL, chain.get(i - 1), member, at, world.human());
            }
            chain.add(member);
        }
        if (circle) {
            at = at.plus(Duration.ofHours(1));
            world.brought(Kind.PAYOUT_FUNNEL, chain.get(size - 1), chain.get(0), at, world.human());
        }
    }
}
