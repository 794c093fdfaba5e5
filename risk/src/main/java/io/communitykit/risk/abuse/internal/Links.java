package io.communitykit.risk.abuse.internal;

/**
 * Which member was seen with which key: columns of links, each in a list of its member and in one of its key. What several facts say of
 * one link meets by minimum and maximum, so that their order does not matter. Not safe for many threads.
 */
final class Links {

    private static final int NONE = -1;

    private final LongIndex index = new LongIndex();
    private int[] nextOfMember = new int[16];
    private int[] nextOfKey = new int[16];
    private long[] first = new long[16];
    private long[] last = new long[16];
    private long[] until = new long[16];
    private int[] noted = new int[16];
    private int[] ofMember = new int[0];
    private int[] ofKey = new int[0];

    /** The link of the two, made if there is none; it is not live until it is seen. */
    int of(int member, int key) {
        long both = (long) member << 32 | key;
        int known = index.find(both);
        if (known >= 0) {
            return known;
        }
        int link = index.add(both);
        nextOfMember = Columns.room(nextOfMember, link, NONE);
        nextOfKey = Columns.room(nextOfKey, link, NONE);
        first = Columns.room(first, link, 0);
        last = Columns.room(last, link, 0);
        until = Columns.room(until, link, 0);
        noted = Columns.room(noted, link, 0);
        first[link] = Long.MAX_VALUE;
        last[link] = Long.MIN_VALUE;
        until[link] = Long.MIN_VALUE;
        ofMember = heads(ofMember, member);
        ofKey = heads(ofKey, key);
        nextOfMember[link] = ofMember[member];
        ofMember[member] = link;
        nextOfKey[link] = ofKey[key];
        ofKey[key] = link;
        return link;
    }

    /** Fetches where the link of the two would be. */
    long slot(int member, int key) {
        return index.slot((long) member << 32 | key);
    }

    /** Fetches the columns of the link that stands first where the two lead to. */
    long near(int member, int key) {
        int link = (int) slot(member, key) - 1;
        return link < 0 ? 0 : index.value(link) + first[link] + last[link] + until[link] + noted[link];
    }

    private static int[] heads(int[] column, int at) {
        int[] wide = column;
        while (at >= wide.length) {
            wide = Columns.room(wide, wide.length, NONE);
        }
        return wide;
    }

    void seen(int link, long at, boolean isNoted) {
        first[link] = Math.min(first[link], at);
        last[link] = Math.max(last[link], at);
        noted[link] |= isNoted ? 1 : 0;
    }

    void ended(int link, long at) {
        until[link] = Math.max(until[link], at);
    }

    /** Forgets what facts said of it. */
    void forget(int link) {
        first[link] = Long.MAX_VALUE;
        last[link] = Long.MIN_VALUE;
        until[link] = Long.MIN_VALUE;
        noted[link] = 0;
    }

    /** Whether it was seen after it last ended. */
    boolean live(int link) {
        return last[link] > until[link];
    }

    boolean noted(int link) {
        return noted[link] != 0;
    }

    long first(int link) {
        return first[link];
    }

    int member(int link) {
        return (int) (index.value(link) >>> 32);
    }

    int key(int link) {
        return (int) index.value(link);
    }

    /** The first link of a member, or -1. */
    int ofMember(int member) {
        return member < ofMember.length ? ofMember[member] : NONE;
    }

    /** The first link of a key, or -1. */
    int ofKey(int key) {
        return key < ofKey.length ? ofKey[key] : NONE;
    }

    int nextOfMember(int link) {
        return nextOfMember[link];
    }

    int nextOfKey(int link) {
        return nextOfKey[link];
    }

    int size() {
        return index.size();
    }
}
