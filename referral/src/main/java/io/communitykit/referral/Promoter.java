package io.communitykit.referral;

import io.communitykit.core.id.MemberId;

/**
 * Who brings others, and in what role. Immutable and safe for many threads.
 *
 * @param member who
 * @param kind in what role
 */
public record Promoter(MemberId member, PromoterKind kind) {}
