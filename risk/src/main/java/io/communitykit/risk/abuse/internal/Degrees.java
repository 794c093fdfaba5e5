package io.communitykit.risk.abuse.internal;

import java.util.BitSet;

/**
 * How many persons share each soft key: counted when asked, and kept until a fact touches the key. Exact below the hub limit, the limit from
 * there on. Not safe for many threads.
 */
final class Degrees {

    private static final int DIRTY = -1;

    private final KeyRules rules;
    private final Links links;
    private final Persons persons;
    private final Marks seen = new Marks();
    private final IntStack dirty = new IntStack();
    /** What is on the stack, so that it does not grow with facts where nobody ever settles. */
    private final BitSet onDirty = new BitSet();

    private int[] degree = new int[0];

    Degrees(KeyRules rules, Links links, Persons persons) {
        this.rules = rules;
        this.links = links;
        this.persons = persons;
    }

    /** A key that nobody shares yet. */
    void add(int key) {
        degree = Columns.room(degree, key, 0);
    }

    /** One member more or less: known at once where the member is a person alone, or where a hub stays one. */
    void changed(int key, int member, int change) {
        int known = degree[key];
        boolean isHub = known == rules.hub();
        if (known == DIRTY || (isHub && change > 0)) {
            return;
        }
        if (!isHub && persons.size(persons.find(member)) == 1) {
            degree[key] = known + change;
        } else {
            again(key);
        }
    }

    /** The key has to be counted again. */
    void again(int key) {
        if (degree[key] != DIRTY) {
            degree[key] = DIRTY;
            if (!onDirty.get(key)) {
                onDirty.set(key);
                dirty.push(key);
            }
        }
    }

    int of(int key) {
        if (degree[key] == DIRTY) {
            seen.clear();
            int count = 0;
            for (int link = links.ofKey(key); link >= 0 && count < rules.hub(); link = links.nextOfKey(link)) {
                if (links.live(link) && seen.add(persons.find(links.member(link)))) {
                    count++;
                }
            }
            degree[key] = count;
        }
        return degree[key];
    }

    /** Counts all that has to be; how many those were. */
    long settle() {
        long made = 0;
        for (int i = 0; i < dirty.size(); i++) {
            made += degree[dirty.get(i)] == DIRTY ? 1 : 0;
            of(dirty.get(i));
        }
        dirty.clear();
        onDirty.clear();
        return made;
    }

    /** How many keys wait for {@link #settle()}. */
    int waiting() {
        return dirty.size();
    }
}
