package io.communitykit.examples.bargain;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.replay.FactClock;
import io.communitykit.referral.bargain.BargainId;
import io.communitykit.referral.bargain.BargainPolicy;
import io.communitykit.referral.bargain.BargainResult;
import io.communitykit.referral.bargain.Bargains;
import io.communitykit.referral.memory.InMemoryBookStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bargains over one thing on the heap, with a clock that stands at the latest step, and cuts that follow from a fixed trial key. Not safe for
 * many threads.
 */
final class BargainPlay {

    private static final PseudonymKey KEY =
            PseudonymKey.of("communitykit trial key, not for keeps".getBytes(StandardCharsets.US_ASCII));

    private final BargainPolicy policy;
    private final FactClock clock = new FactClock();
    private final Bargains bargains;
    private final Map<BargainId, MemberId> owners = new LinkedHashMap<>();

    BargainPlay(BargainPolicy policy) {
        this.policy = policy;
        this.bargains = Bargains.builder(policy, new InMemoryBookStore(KEY), KEY)
                .clock(clock)
                .build();
    }

    BargainPolicy policy() {
        return policy;
    }

    Bargains bargains() {
        return bargains;
    }

    /** Where the steps have come to. */
    Instant now() {
        return clock.instant();
    }

    /** Lets the clock move although nothing is told. */
    void reach(Instant at) {
        clock.reach(at);
    }

    /**
     * Moves the clock and tells a step.
     *
     * @throws io.communitykit.core.InvalidValueException of a step that the rules have no words for
     */
    BargainResult tell(BargainStep step) {
        clock.reach(step.at());
        BargainResult result = step.telling().apply(bargains);
        if (result instanceof BargainResult.Applied) {
            step.owner().ifPresent(it -> owners.putIfAbsent(step.bargain(), it));
        }
        return result;
    }

    /** The bargains there are and who started each, in order. */
    Map<BargainId, MemberId> owners() {
        return owners;
    }
}
