package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.MemberId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers members in the order in which they come. Not safe for many threads. */
final class MemberTable {

    private final Map<MemberId, Integer> numbers = new HashMap<>();
    private final List<MemberId> ids = new ArrayList<>();

    /** The number of a member, or -1. */
    int find(MemberId id) {
        Integer number = numbers.get(id);
        return number == null ? -1 : number;
    }

    int add(MemberId id) {
        numbers.put(id, ids.size());
        ids.add(id);
        return ids.size() - 1;
    }

    MemberId id(int number) {
        return ids.get(number);
    }
}
