package io.communitykit.risk.abuse.internal;

/**
 * Which members are one person: a disjoint-set forest with union by size and path halving (Tarjan and van Leeuwen, 1984), amortised almost
 * constant a step. Each set is also a ring, so that its members are listed in their own number of steps, and a set can be taken apart
 * again without touching others. Not safe for many threads.
 */
final class Persons {

    private int[] parent = new int[16];
    private int[] size = new int[16];
    private int[] ring = new int[16];
    private int members;

    int members() {
        return members;
    }

    /** Adds a member who is a person alone. */
    int add() {
        parent = Columns.room(parent, members, 0);
        size = Columns.room(size, members, 0);
        ring = Columns.room(ring, members, 0);
        alone(members);
        return members++;
    }

    private void alone(int member) {
        parent[member] = member;
        size[member] = 1;
        ring[member] = member;
    }

    /** The member who stands for the person; any of them, by the order of unions. */
    int find(int member) {
        int at = member;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** How many members the person has, by the member who stands for it. */
    int size(int person) {
        return size[person];
    }

    /** The next member of the same person, around in a ring. */
    int next(int member) {
        return ring[member];
    }

    /** Joins two different persons; the member who stands for both is the one of the larger. */
    int union(int one, int other) {
        int large = size[one] >= size[other] ? one : other;
        int small = large == one ? other : one;
        parent[small] = large;
        size[large] += size[small];
        int after = ring[large];
        ring[large] = ring[small];
        ring[small] = after;
        return large;
    }

    /** Takes a person apart into its members, and lists them. */
    int[] dissolve(int person) {
        int[] all = new int[size[person]];
        int member = person;
        for (int i = 0; i < all.length; i++) {
            all[i] = member;
            member = ring[member];
        }
        for (int each : all) {
            alone(each);
        }
        return all;
    }
}
