package io.communitykit.membership.points;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one fact or command means for one account: all that {@link PointsRules#decide} needs beside the account's state.
 *
 * @param account the account
 * @param key what makes it unique within the account
 * @param content digests of the fact's or command's fields
 * @param kind fact or command
 * @param type the fact's type; empty for a command
 * @param subject what the fact is about, where it says so
 * @param reason the command's reason; empty for a fact
 * @param occurredAt when it happened
 * @param asks what it asks for, in the order of the program's rules; empty for a fact that only opens the account
 */
public record Task(
        AccountId account,
        PostingKey key,
        ContentDigest content,
        PostingKind kind,
        Optional<EventType> type,
        Optional<Subject> subject,
        Optional<Reason> reason,
        Instant occurredAt,
        List<Ask> asks) {

    /**
     * Copies the asks.
     *
     * @param account the account
     * @param key what makes it unique within the account
     * @param content digests of the fact's or command's fields
     * @param kind fact or command
     * @param type the fact's type
     * @param subject what the fact is about, where it says so
     * @param reason the command's reason
     * @param occurredAt when it happened
     * @param asks what it asks for, in the order of the program's rules
     */
    public Task {
        asks = List.copyOf(asks);
    }

    /**
     * The part of the account's state that deciding needs.
     *
     * @return the want to hand to a store
     */
    public Want want() {
        Set<CapWindow> windows = new LinkedHashSet<>();
        asks.forEach(ask -> windows.addAll(ask.windows()));
        return new Want(account, Optional.of(key), windows);
    }
}
