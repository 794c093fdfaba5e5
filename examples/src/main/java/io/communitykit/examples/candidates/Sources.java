package io.communitykit.examples.candidates;

import io.communitykit.recommend.candidate.FoundCandidate;
import java.util.List;

/** Which sources found a candidate, in words. */
final class Sources {

    private Sources() {}

    /** One text for each source, with the place in its list. */
    static List<String> of(FoundCandidate candidate) {
        return candidate.origins().stream()
                .map(it -> it.source() + " " + it.rank())
                .toList();
    }
}
