package io.communitykit.referral.growth.funnel;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.growth.Share;
import io.communitykit.referral.growth.internal.Range;
import io.communitykit.referral.reward.ledger.ProgramTally;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many came how far in a campaign. Rates are exact; the interval of each is {@link Share#interval}. Immutable and safe for many threads.
 *
 * @param counts by stage; every stage is there, none holds more than the one of which it is a part, and kept and voided together no more than
 *     qualified; unmodifiable
 */
public record CampaignFunnel(Map<Stage, Long> counts) {

    /**
     * Copies, and checks that no stage holds more than the one of which it is a part.
     *
     * @param counts by stage
     */
    public CampaignFunnel {
        EnumMap<Stage, Long> copy = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            Long count = counts.get(stage);
            if (count == null) {
                throw InvalidValueException.of("stages", "all there", "none for " + stage);
            }
            long most = stage.of().map(it -> copy.getOrDefault(it, 0L)).orElse(Long.MAX_VALUE);
            Range.whole(stage.toString(), count, 0, most);
            copy.put(stage, count);
        }
        long ended = Math.addExact(copy.getOrDefault(Stage.KEPT, 0L), copy.getOrDefault(Stage.VOIDED, 0L));
        Range.whole("KEPT and VOIDED together", ended, 0, copy.getOrDefault(Stage.QUALIFIED, 0L));
        counts = Collections.unmodifiableMap(copy);
    }

    /**
     * What a program counted, with what it does not see.
     *
     * @param tally counts those who registered, qualified and turned out void
     * @param seen counts of {@link Stage#INVITED}, {@link Stage#CLICKED}, {@link Stage#ORDERED} and {@link Stage#PAID}; others are not looked at
     * @return the funnel
     * @throws InvalidValueException if a stage is missing or holds more than the one of which it is a part
     */
    public static CampaignFunnel of(ProgramTally tally, Map<Stage, Long> seen) {
        EnumMap<Stage, Long> counts = new EnumMap<>(Stage.class);
        counts.putAll(seen);
        counts.put(Stage.REGISTERED, tally.bound());
        counts.put(Stage.QUALIFIED, tally.qualified());
        counts.put(Stage.VOIDED, tally.voided());
        counts.put(Stage.KEPT, Math.subtractExact(tally.qualified(), tally.voided()));
        return new CampaignFunnel(counts);
    }

    /**
     * How many came so far.
     *
     * @param stage which stage
     * @return 0 or more
     */
    public long count(Stage stage) {
        return counts.getOrDefault(stage, 0L);
    }

    /**
     * Which part of the stage before came so far.
     *
     * @param stage which stage
     * @return the part; nothing for the first stage
     */
    public Optional<Share> step(Stage stage) {
        return stage.of().map(it -> new Share(count(stage), count(it)));
    }

    /**
     * Which part of all invitations came so far.
     *
     * @param stage which stage
     * @return the part
     */
    public Share overall(Stage stage) {
        return new Share(count(stage), count(Stage.INVITED));
    }
}
