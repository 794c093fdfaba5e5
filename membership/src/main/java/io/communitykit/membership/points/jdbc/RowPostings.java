package io.communitykit.membership.points.jdbc;

import io.communitykit.core.event.Subject;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.spi.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Postings of one account: those that were read, and those that units have made since. */
final class RowPostings {

    private final Map<PostingKey, Posting> told = new HashMap<>();
    private final Map<Subject, List<Posting>> about = new HashMap<>();
    private final Set<PostingKey> lookedUp = new HashSet<>();
    private final Set<Subject> searched = new HashSet<>();
    private final List<Posting> made = new ArrayList<>();

    /** True for the first who asks, and who therefore must read it. */
    boolean mustRead(PostingKey key) {
        return lookedUp.add(key);
    }

    /** True for the first who asks, and who therefore must read them. */
    boolean mustRead(Subject subject) {
        return searched.add(subject);
    }

    void foundUnder(Posting posting) {
        told.put(posting.key(), posting);
    }

    void foundAbout(Posting posting) {
        posting.subject()
                .ifPresent(subject ->
                        about.computeIfAbsent(subject, any -> new ArrayList<>()).add(posting));
    }

    void make(Posting posting) {
        made.add(posting);
        told.put(posting.key(), posting);
        lookedUp.add(posting.key());
    }

    Map<PostingKey, Posting> told() {
        return told;
    }

    List<Posting> made() {
        return made;
    }

    /** Oldest first: what was made since it was read comes after it. */
    List<Posting> origin(Origin origin) {
        if (origin instanceof Origin.Under under) {
            Posting posting = told.get(under.key());
            return posting == null ? List.of() : List.of(posting);
        }
        Subject subject = ((Origin.About) origin).subject();
        List<Posting> all = new ArrayList<>(about.getOrDefault(subject, List.of()));
        for (Posting posting : made) {
            if (posting.subject().filter(subject::equals).isPresent()) {
                all.add(posting);
            }
        }
        return all;
    }
}
