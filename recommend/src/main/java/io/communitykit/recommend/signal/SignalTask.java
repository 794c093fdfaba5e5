package io.communitykit.recommend.signal;

import io.communitykit.core.id.IdempotencyKey;
import java.util.List;

/**
 * What one fact asks of one subject. Immutable and safe for many threads.
 *
 * @param subject for what it counts
 * @param key the fact's key
 * @param fact what is to be remembered of it
 * @param shares what it adds, by rising signal, each once; empty where no amount was told, so that nothing counts; copied
 */
public record SignalTask(SignalSubject subject, IdempotencyKey key, KnownFact fact, List<SignalShare> shares) {

    /**
     * Copies the list.
     *
     * @param subject for what it counts
     * @param key the fact's key
     * @param fact what is to be remembered of it
     * @param shares what it adds
     */
    public SignalTask {
        shares = List.copyOf(shares);
    }
}
