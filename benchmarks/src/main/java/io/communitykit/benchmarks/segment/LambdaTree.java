package io.communitykit.benchmarks.segment;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a Java developer writes by hand: lambdas joined by and, or, over a plain object with a set of tags. */
final class LambdaTree implements SegmentEngine {

    private final WorldProfile[] profiles;
    private final Predicate<WorldProfile>[] segments;

    LambdaTree(SegmentWorld world) {
        profiles = world.profiles().toArray(WorldProfile[]::new);
        segments = joined(world.segments(), segment -> all(segment, world.now()));
    }

    @Override
    public int profiles() {
        return profiles.length;
    }

    @Override
    public boolean matches(int segment, int profile) {
        return segments[segment].test(profiles[profile]);
    }

    @Override
    public int count(int profile) {
        WorldProfile asked = profiles[profile];
        int count = 0;
        for (Predicate<WorldProfile> segment : segments) {
            if (segment.test(asked)) {
                count++;
            }
        }
        return count;
    }

    private static Predicate<WorldProfile> all(WorldSegment segment, long now) {
        Predicate<WorldProfile>[] clauses = joined(segment.clauses(), clause -> any(clause, now));
        return profile -> {
            for (Predicate<WorldProfile> clause : clauses) {
                if (!clause.test(profile)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<WorldProfile> any(List<Atom> clause, long now) {
        Predicate<WorldProfile>[] atoms = joined(clause, atom -> leaf(atom, now));
        if (atoms.length == 1) {
            return atoms[0];
        }
        return profile -> {
            for (Predicate<WorldProfile> atom : atoms) {
                if (atom.test(profile)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Predicate<WorldProfile> leaf(Atom atom, long now) {
        if (atom instanceof Atom.HasTag has) {
            String tag = has.tag();
            return profile -> profile.tags().contains(tag);
        } else if (atom instanceof Atom.LacksTag lacks) {
            String tag = lacks.tag();
            return profile -> !profile.tags().contains(tag);
        } else if (atom instanceof Atom.TierIn in) {
            Set<String> tiers = Set.copyOf(in.tiers());
            return profile -> tiers.contains(profile.tier());
        } else if (atom instanceof Atom.CityIn in) {
            Set<String> cities = Set.copyOf(in.cities());
            return profile -> cities.contains(profile.city());
        } else if (atom instanceof Atom.SpendAtLeast least) {
            long minor = least.minor();
            return profile -> profile.spend() >= minor;
        } else if (atom instanceof Atom.OrdersAtLeast least) {
            long orders = least.orders();
            return profile -> profile.orders() >= orders;
        } else if (atom instanceof Atom.PointsAtLeast least) {
            long points = least.points();
            return profile -> profile.points() >= points;
        } else if (atom instanceof Atom.LoginWithin within) {
            long micros = within.micros();
            return profile -> now - profile.lastLogin() <= micros;
        }
        long micros = ((Atom.PurchaseOlderThan) atom).micros();
        return profile -> now - profile.lastPurchase() > micros;
    }

    @SuppressWarnings("unchecked")
    private static <T> Predicate<WorldProfile>[] joined(List<T> parts, Function<T, Predicate<WorldProfile>> made) {
        return parts.stream().map(made).toArray(Predicate[]::new);
    }
}
