package io.communitykit.examples.demo;

import io.communitykit.examples.fact.ReferralFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Links that lead to members and partners: who joined first are partners, whose links newcomers open; some newcomers try to invite
 * themselves, and some members open the link of another although they are customers. Has chance of its own, so that who does what and
 * when stays as it is without. Not safe for many threads.
 */
final class Links {

    private static final int PARTNERS = 3;
    private static final double BY_PARTNER = 0.12;
    private static final double BY_ONESELF = 0.03;
    private static final double LATE = 0.01;

    private final Chance chance;
    private final Timeline timeline;
    private final List<Shopper> partners = new ArrayList<>();

    Links(Chance chance, Timeline timeline) {
        this.chance = chance;
        this.timeline = timeline;
    }

    /** What brought a newcomer, apart from the invitation of a member. */
    void registered(Shopper newcomer) {
        Instant at = newcomer.registered().plusSeconds(2);
        if (partners.size() < PARTNERS) {
            partners.add(newcomer);
            return;
        }
        if (chance.with(BY_PARTNER)) {
            open(chance.pick(partners), newcomer, at.plusSeconds(chance.below(5)), "affiliate");
        }
        if (chance.with(BY_ONESELF)) {
            open(newcomer, newcomer, at.plusSeconds(10), "referral");
        }
    }

    /** Now and then a member who comes by does so by somebody's link. */
    void visited(Shopper member, Instant at, Population population) {
        if (chance.with(LATE)) {
            Shopper other = population.draw(chance);
            if (other.registered().isBefore(at)) {
                open(other, member, at, "referral");
            }
        }
    }

    private void open(Shopper promoter, Shopper friend, Instant at, String role) {
        timeline.add(Draft.of(ReferralFacts.LINK_OPENED, at)
                .by(promoter)
                .concerning(friend)
                .with("channel", role.equals("affiliate") ? "直播" : "wechat")
                .with("strength", "deterministic-click")
                .with("role", role));
    }
}
