package io.communitykit.referral.attribution;

import io.communitykit.referral.ChannelId;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.spi.Party;
import java.time.Instant;

/**
 * A touch that was not credited, and why. Immutable and safe for many threads.
 *
 * @param promoter whose touch it was
 * @param kind in what role
 * @param strength of the touch
 * @param channel on which way
 * @param touchedAt when
 * @param reason why it was not credited
 */
public record Loss(
        Party promoter, PromoterKind kind, Strength strength, ChannelId channel, Instant touchedAt, Reason reason) {}
