package io.communitykit.membership.tier.cut;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierCommand;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Turns who is in into commands that give a tier until the next cut-off. The tier ends by itself then; who is in again gets it
 * anew. A command has the same key whenever the same cut is told, so that a run that broke off may be told again from the
 * start. Immutable and safe for many threads.
 *
 * @param ladder the ladder, usually one that members cannot climb
 * @param tier the tier that the cut gives
 */
public record CutAward(LadderId ladder, TierId tier) {

    private static final EventSource SOURCE = new EventSource("communitykit/cut");

    /**
     * The command for one member. Hand it to {@link io.communitykit.membership.tier.Tiers#execute}.
     *
     * @param winner who is in
     * @param cut the cut
     * @return a lock of the tier from the cut-off until the next one
     */
    public TierCommand.Lock command(Winner winner, CutResult.Made cut) {
        CutOff off = cut.off();
        return new TierCommand.Lock(
                new IdempotencyKey(SOURCE, new EventId(id(off))),
                winner.member(),
                ladder,
                tier,
                TierLock.Hold.AT_LEAST,
                new Reason("cut of " + off.at()),
                Optional.of(off.next()),
                off.at());
    }

    /** Names ladder, tier and cut-off, however long their ids are. */
    private String id(CutOff off) {
        String text = ladder + "\0" + tier + "\0" + off.window() + "\0" + off.at() + "\0" + off.next();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
