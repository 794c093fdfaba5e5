package io.communitykit.recommend.candidate.data;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.signal.SignalId;
import java.time.Instant;

/**
 * A member did something with an item.
 *
 * @param member who
 * @param item with what
 * @param kind what, such as {@code view} or {@code buy}
 * @param at when
 */
public record Behaviour(MemberId member, ItemId item, SignalId kind, Instant at) {}
