package io.communitykit.referral.growth.tree;

import io.communitykit.core.id.MemberId;

/**
 * Somebody came by somebody. Immutable and safe for many threads.
 *
 * @param inviter who invited
 * @param invitee who came
 */
public record InviteEdge(MemberId inviter, MemberId invitee) {}
