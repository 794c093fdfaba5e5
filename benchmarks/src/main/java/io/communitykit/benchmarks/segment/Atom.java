package io.communitykit.benchmarks.segment;

import java.util.List;

/** One predicate in neutral terms, from which each engine makes its own. The method {@code holds} is the meaning that all share. */
sealed interface Atom {

    /** Microseconds of a day. */
    long DAY = 86_400_000_000L;

    boolean holds(WorldProfile profile, long now);

    record HasTag(String tag) implements Atom {

        @Override
        public boolean holds(WorldProfile profile, long now) {
            return profile.tags().contains(tag);
        }
    }

    record LacksTag(String tag) implements Atom {

        @Override
        public boolean holds(WorldProfile profile, long now) {
            return !profile.tags().contains(tag);
        }
    }

    record TierIn(List<String> tiers) implements Atom {

        @Override
        public boolean holds(WorldProfile profile, long now) {
            return tiers.contains(profile.tier());
        }
    }

    record CityIn(List<String> cities) implements Atom {

        @Override
        public boolean holds(WorldProfile profile, long now) {
            return cities.contains(profile.city());
        }
    }

    /** In minor units. */
    record SpendAtLeast(long minor) implements Atom {

        @Override
        public boolean holds(WorldProfile profile, long now) {
            return profile.spend() >= minor;
        }
    }

    record OrdersAtLeast(long orders) implements Atom {

        @Override
        public boolean holds(WorldProfile profile, long now) {
            return profile.orders() >= orders;
        }
    }

    record PointsAtLeast(long points) implements Atom {

        @Override
        public boolean holds(WorldProfile profile, long now) {
            return profile.points() >= points;
        }
    }

    /** Logged in no more than so many days ago. */
    record LoginWithin(int days) implements Atom {

        long micros() {
            return days * DAY;
        }

        @Override
        public boolean holds(WorldProfile profile, long now) {
            return now - profile.lastLogin() <= micros();
        }
    }

    /** Purchased last more than so many days ago. */
    record PurchaseOlderThan(int days) implements Atom {

        long micros() {
            return days * DAY;
        }

        @Override
        public boolean holds(WorldProfile profile, long now) {
            return now - profile.lastPurchase() > micros();
        }
    }
}
