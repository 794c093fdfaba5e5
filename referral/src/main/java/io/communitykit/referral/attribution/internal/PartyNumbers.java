package io.communitykit.referral.attribution.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryRange;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers for the promoters whom the snapshots of one book name, so that bodies need not. Not safe for many threads.
 */
final class PartyNumbers {

    /** All of them are read at once. */
    static final int LIMIT = EntryRange.MAX_LIMIT;

    private final Map<Party, Integer> numbers = new HashMap<>();
    private final Map<Integer, Party> parties = new HashMap<>();
    private final List<Party> added = new ArrayList<>();

    PartyNumbers(List<Entry> entries) {
        for (Entry entry : entries) {
            Party party = entry.key()
                    .party()
                    .orElseThrow(() -> InvalidValueException.of("numbered promoter", "present", "absent"));
            put(Integer.parseInt(entry.key().text()), party);
        }
    }

    private void put(int number, Party party) {
        numbers.put(party, number);
        parties.put(number, party);
    }

    int number(Party party) {
        Integer known = numbers.get(party);
        if (known != null) {
            return known;
        }
        int number = parties.size() + 1;
        if (number > LIMIT) {
            throw InvalidValueException.of("promoters that orders of one friend name", "at most " + LIMIT, number);
        }
        put(number, party);
        added.add(party);
        return number;
    }

    Party party(long number) {
        Party party = parties.get(Math.toIntExact(number));
        if (party == null) {
            throw InvalidValueException.of("number of a promoter", "one of " + parties.size(), number);
        }
        return party;
    }

    /** Those that were numbered since. */
    List<Entry> entries(Instant at) {
        return added.stream()
                .map(it -> new Entry(
                        new EntryKey(FriendBooks.PARTY, Integer.toString(number(it)), Optional.of(it)),
                        at,
                        new Json.Obj(Map.of())))
                .toList();
    }
}
