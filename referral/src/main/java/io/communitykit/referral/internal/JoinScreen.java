package io.communitykit.referral.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.reward.Screening;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.spi.ReferralScreen;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks a screen for abuse of who began something and each who joins it. Immutable; safe for many threads as its screen is.
 *
 * @param screen the screen; everybody passes where it is empty
 */
public record JoinScreen(Optional<ReferralScreen> screen) {

    /**
     * What the screen has against a member who joins.
     *
     * @param opener looks for who began it; only asked where there is a screen
     * @param member who joins
     * @param at when
     * @return why the member is refused; empty where not, where it is the opener, and where that one is unknown or erased
     */
    public Optional<Reason> against(Supplier<Optional<Party>> opener, MemberId member, Instant at) {
        return screen.flatMap(port -> opener.get()
                .flatMap(Party::known)
                .filter(it -> !it.equals(member))
                .map(it -> port.screen(it, member, at).of(Side.FRIEND))
                .filter(Screening.Verdict.Refuse.class::isInstance)
                .map(it -> ((Screening.Verdict.Refuse) it).reason()));
    }
}
