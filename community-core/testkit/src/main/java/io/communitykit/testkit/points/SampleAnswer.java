package io.communitykit.testkit.points;

import io.communitykit.membership.points.Posting;
import java.util.Optional;

/**
 * What became of a {@link SampleFact}.
 *
 * @param outcome posted now, posted before, or refused by an erased account
 * @param posting the posting, empty if refused
 */
record SampleAnswer(Outcome outcome, Optional<Posting> posting) {

    enum Outcome {
        POSTED,
        REPLAYED,
        REFUSED
    }

    static SampleAnswer posted(Posting posting) {
        return new SampleAnswer(Outcome.POSTED, Optional.of(posting));
    }

    static SampleAnswer replayed(Posting posting) {
        return new SampleAnswer(Outcome.REPLAYED, Optional.of(posting));
    }

    static SampleAnswer refused() {
        return new SampleAnswer(Outcome.REFUSED, Optional.empty());
    }
}
