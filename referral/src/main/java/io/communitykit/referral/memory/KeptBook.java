package io.communitykit.referral.memory;

import io.communitykit.core.json.Json;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.internal.EntryPlace;
import io.communitykit.referral.spi.EntryKind.Retention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One book: its entries by name and, of each kind, in the order of time. Finding, placing and moving an entry take O(log n), listing takes
 * that and what is listed. Not safe for many threads.
 */
final class KeptBook {

    private static final NavigableMap<EntryPlace, KeptEntry> NONE = Collections.emptyNavigableMap();

    private final Map<EntryName, KeptEntry> byName = new HashMap<>();
    private final Map<String, NavigableMap<EntryPlace, KeptEntry>> byTime = new HashMap<>();

    private Json.Obj header;
    private Optional<Instant> dueAt = Optional.empty();
    private long revision;

    KeptBook(Json.Obj header) {
        this.header = header;
    }

    /** Another one after every change; larger than 0. */
    long revision() {
        return revision;
    }

    Json.Obj header() {
        return header;
    }

    Optional<Instant> dueAt() {
        return dueAt;
    }

    void change(Json.Obj newHeader, Optional<Instant> newDueAt, long newRevision) {
        this.header = newHeader;
        this.dueAt = newDueAt;
        this.revision = newRevision;
    }

    void put(KeptEntry entry) {
        KeptEntry before = byName.put(entry.name(), entry);
        NavigableMap<EntryPlace, KeptEntry> ofKind =
                byTime.computeIfAbsent(entry.name().kind(), absent -> new TreeMap<>());
        if (before != null) {
            ofKind.remove(before.place());
        }
        ofKind.put(entry.place(), entry);
    }

    @Nullable
    KeptEntry get(EntryName name) {
        return byName.get(name);
    }

    /** The newest, oldest first. */
    List<KeptEntry> newest(String kind, Instant since, int limit) {
        List<KeptEntry> found = new ArrayList<>();
        for (KeptEntry entry : ofKind(kind).descendingMap().values()) {
            if (found.size() == limit || entry.at().isBefore(since)) {
                break;
            }
            found.add(entry);
        }
        Collections.reverse(found);
        return found;
    }

    /** Behind a place, oldest first. */
    List<KeptEntry> after(String kind, Optional<EntryPlace> place, int limit) {
        NavigableMap<EntryPlace, KeptEntry> ofKind = ofKind(kind);
        List<KeptEntry> found = new ArrayList<>();
        // Not as a stream, which would ask for the size, and so count what follows to the end.
        for (KeptEntry entry :
                place.map(last -> ofKind.tailMap(last, false)).orElse(ofKind).values()) {
            if (found.size() == limit) {
                break;
            }
            found.add(entry);
        }
        return found;
    }

    private NavigableMap<EntryPlace, KeptEntry> ofKind(String kind) {
        return byTime.getOrDefault(kind, NONE);
    }

    /** Removes what does not outlast its owner. Looks at all entries. */
    void removePersonal(long newRevision) {
        List<KeptEntry> personal = byName.values().stream()
                .filter(entry -> entry.retention() == Retention.PERSONAL)
                .toList();
        for (KeptEntry entry : personal) {
            byName.remove(entry.name());
            ofKind(entry.name().kind()).remove(entry.place());
        }
        change(header, Optional.empty(), newRevision);
    }
}
