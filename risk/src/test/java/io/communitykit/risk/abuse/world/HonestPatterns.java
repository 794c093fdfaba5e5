package io.communitykit.risk.abuse.world;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.KeyDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** People who look like rings and are none. */
final class HonestPatterns {

    private final ShopWorld world;

    HonestPatterns(ShopWorld world) {
        this.world = world;
    }

    /** A family behind one address and one network, perhaps with a tablet that some of them share. */
    void family() {
        KeyDigest address = world.thing();
        KeyDigest ip = world.thing();
        KeyDigest tablet = world.thing();
        boolean hasTablet = world.random.nextDouble() < 0.3;
        MemberId first = world.usual(world.awake(20), address, ip);
        world.quality(first, world.between(2, 8), 100);
        for (int i = world.between(1, 5); i > 0; i--) {
            Instant at = world.awake(60);
            MemberId friend = world.usual(at, address, ip);
            if (hasTablet && world.random.nextDouble() < 0.5) {
                world.link(friend, "device", tablet, at);
                world.link(first, "device", tablet, at);
            }
            world.honest(friend);
            world.brought(Kind.FAMILY, first, friend, at, world.human());
        }
    }

    /** An office behind one address translation: colleagues who bring colleagues, some devices shared. */
    void office() {
        KeyDigest ip = world.thing();
        KeyDigest address = world.thing();
        KeyDigest reception = world.thing();
        List<MemberId> staff = new ArrayList<>();
        staff.add(world.usual(world.awake(10), address, ip));
        int size = world.between(8, 45);
        double desk = world.between(0.0, 0.15);
        for (int i = 1; i < size; i++) {
            Instant at = world.awake(60);
            boolean home = world.random.nextDouble() < 0.6;
            MemberId friend = world.usual(at, home ? world.thing() : address, ip);
            if (world.random.nextDouble() < desk) {
                world.link(friend, "device", reception, at);
            }
            MemberId referrer = staff.get(world.random.nextInt(Math.min(staff.size(), 6)));
            world.honest(friend);
            world.brought(Kind.OFFICE, referrer, friend, at, world.human());
            staff.add(friend);
        }
    }

    /** A campus behind one huge network, with computers in labs that many use. */
    void campus() {
        KeyDigest gate = world.thing();
        List<KeyDigest> labs = new ArrayList<>();
        for (int i = world.between(2, 12); i > 0; i--) {
            labs.add(world.thing());
        }
        int size = world.between(150, 350);
        double useLabs = world.between(0.1, 0.5);
        List<MemberId> students = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Instant at = world.awake(60);
            MemberId student = world.usual(at, world.thing(), gate);
            if (world.random.nextDouble() < useLabs) {
                world.link(student, "device", labs.get(world.random.nextInt(labs.size())), at);
            }
            if (!students.isEmpty() && world.random.nextDouble() < 0.5) {
                MemberId referrer = students.get(world.random.nextInt(Math.min(students.size(), 25)));
                world.honest(student);
                world.brought(Kind.CAMPUS, referrer, student, at, world.human());
            }
            students.add(student);
        }
    }

    /** A dormitory behind one address and one network, in which one brings most of the others: in an evening, or over weeks. */
    void dormitory() {
        KeyDigest ip = world.thing();
        KeyDigest address = world.thing();
        MemberId first = world.usual(world.awake(40), address, ip);
        world.quality(first, world.between(1, 8), world.between(5, 100));
        Instant at = world.awake(60);
        int size = world.between(8, 60);
        double minutes = world.random.nextBoolean() ? world.between(1.0, 12.0) : world.between(100.0, 1_000.0);
        double home = world.between(0.0, 0.5);
        for (int i = 0; i < size; i++) {
            at = at.plus(Duration.ofSeconds((long) (-60 * minutes * Math.log(1 - world.random.nextDouble()))));
            boolean elsewhere = world.random.nextDouble() < home;
            MemberId friend = world.usual(at, elsewhere ? world.thing() : address, elsewhere ? world.thing() : ip);
            world.honest(friend);
            world.brought(Kind.DORMITORY, first, friend, at, world.human());
        }
    }

    /** Somebody whom many follow: a slow start, and a burst after each video. */
    void kol() {
        MemberId kol = world.usual(world.awake(5));
        double leaving = world.between(world.habits.leaving, 0.65);
        world.quality(kol, world.between(3, 20), 110);
        for (int i = world.between(5, 40); i > 0; i--) {
            fan(kol, leaving, world.awake(80));
        }
        for (int videos = world.between(1, 3); videos > 0; videos--) {
            Instant shown = world.awake(60);
            double halves = world.between(1.0, 12.0);
            for (int i = world.between(30, 200); i > 0; i--) {
                double hours = -halves * Math.log(1 - world.random.nextDouble());
                fan(kol, leaving, shown.plus(Duration.ofSeconds((long) (hours * 3_600))));
            }
        }
    }

    private void fan(MemberId kol, double leaving, Instant at) {
        MemberId fan = world.usual(at);
        world.honest(fan, leaving);
        world.brought(Kind.KOL, kol, fan, at, world.human());
        if (world.random.nextDouble() < 0.08) {
            MemberId next = world.usual(at.plus(Duration.ofDays(1)));
            world.honest(next);
            world.brought(Kind.ORDINARY, fan, next, at.plus(Duration.ofDays(1)), world.human());
        }
    }

    /** Members as there are everywhere: a few friends each, some of whom bring others. */
    void ordinary(int count) {
        List<MemberId> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = world.awake(80);
            MemberId member = world.usual(at);
            if (!all.isEmpty() && world.random.nextDouble() < 0.6) {
                MemberId referrer = all.get(world.random.nextInt(all.size()));
                if (world.random.nextDouble() < 0.03) {
                    world.link(member, "address", world.thing(), at);
                }
                world.honest(member);
                world.brought(Kind.ORDINARY, referrer, member, at, world.human());
            }
            all.add(member);
        }
    }
}
