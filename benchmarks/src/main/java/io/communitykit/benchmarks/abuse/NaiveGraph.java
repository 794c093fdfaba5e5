package io.communitykit.benchmarks.abuse;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.Linked;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a shop writes first: maps of sets, and persons as maps of members to the first of them. It only grows: no end of a link, no damping,
 * no picture of friends.
 */
final class NaiveGraph {

    private record Key(KeyKind kind, KeyDigest digest) {}

    private final Map<IdempotencyKey, AbuseFact> told = new HashMap<>();
    private final Map<Key, Set<MemberId>> members = new HashMap<>();
    private final Map<MemberId, Set<Key>> keys = new HashMap<>();
    private final Map<MemberId, MemberId> person = new HashMap<>();
    private final Map<MemberId, Set<MemberId>> friends = new HashMap<>();

    boolean tell(AbuseFact fact) {
        if (told.putIfAbsent(fact.key(), fact) != null) {
            return false;
        }
        if (fact instanceof Linked link) {
            Key key = new Key(link.kind(), link.digest());
            Set<MemberId> all = members.computeIfAbsent(key, none -> new HashSet<>());
            if (link.kind().value().equals("phone") && !all.isEmpty()) {
                MemberId root = find(link.member());
                person.put(root, find(all.iterator().next()));
            }
            all.add(link.member());
            keys.computeIfAbsent(link.member(), none -> new HashSet<>()).add(key);
        } else if (fact instanceof Brought brought) {
            friends.computeIfAbsent(brought.referrer(), none -> new HashSet<>()).add(brought.friend());
        }
        return true;
    }

    private MemberId find(MemberId member) {
        MemberId at = member;
        for (MemberId above = person.getOrDefault(at, at); !above.equals(at); above = person.getOrDefault(at, at)) {
            at = above;
        }
        return at;
    }

    /** How many persons there are on all keys together: what a batch counts anew. */
    long degrees() {
        long sum = 0;
        for (Set<MemberId> all : members.values()) {
            Set<MemberId> persons = new HashSet<>();
            all.forEach(member -> persons.add(find(member)));
            sum += persons.size();
        }
        return sum;
    }

    /** How many members are reached from those who brought anybody, by a search without recursion. */
    long reached() {
        Set<MemberId> met = new HashSet<>();
        Deque<MemberId> open = new ArrayDeque<>();
        for (MemberId referrer : friends.keySet()) {
            open.push(referrer);
            while (!open.isEmpty()) {
                MemberId at = open.pop();
                if (met.add(at)) {
                    friends.getOrDefault(at, Set.of()).forEach(open::push);
                }
            }
        }
        return met.size();
    }

    int keys(MemberId member) {
        return keys.getOrDefault(member, Set.of()).size();
    }
}
