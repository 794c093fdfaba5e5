package io.communitykit.referral.attribution;

import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import java.time.Instant;

/**
 * Who is credited, and for which touch. Immutable and safe for many threads.
 *
 * @param promoter who
 * @param strength of the touch
 * @param channel on which way
 * @param touchedAt when
 */
public record Credit(Promoter promoter, Strength strength, ChannelId channel, Instant touchedAt) {}
