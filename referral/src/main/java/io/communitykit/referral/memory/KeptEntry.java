package io.communitykit.referral.memory;

import io.communitykit.core.json.Json;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.spi.EntryKind.Retention;
import java.time.Instant;

/** An entry without ids. */
record KeptEntry(EntryName name, Retention retention, Instant at, Json.Obj body) {

    Place place() {
        return new Place(at, name);
    }

    /** Where an entry stands among those of its kind. */
    record Place(Instant at, EntryName name) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int first = at.compareTo(other.at);
            return first != 0 ? first : name.compareTo(other.name);
        }
    }
}
