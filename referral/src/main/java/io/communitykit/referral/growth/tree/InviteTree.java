package io.communitykit.referral.growth.tree;

import io.communitykit.core.id.MemberId;
import java.util.OptionalDouble;

/**
 * Everybody who came by one member, directly or by others. Immutable and safe for many threads.
 *
 * @param root who came by nobody
 * @param members how many, the root among them; 1 or more
 * @param depth how many invitations lie between the root and the farthest, 0 or more
 * @param virality the structural virality: how many invitations lie between two members on average, from nearly 1 for 2 members and 2 for a
 *     broadcast to (n + 1) / 3 for a chain; nothing for a root alone (its edges were dropped)
 */
public record InviteTree(MemberId root, int members, int depth, OptionalDouble virality) {}
