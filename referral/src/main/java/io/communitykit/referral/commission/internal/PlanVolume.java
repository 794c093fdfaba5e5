package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.json.Json;
import io.communitykit.core.money.PointArithmetic;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.commission.rate.Volume;
import io.communitykit.referral.internal.Fields;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a promoter sold under a plan within a period, by the rates that the period's first order was decided by.
 *
 * @param plan which plan
 * @param policy the edition that the rates are of
 * @param table the rates
 * @param volume what was sold, net of refunds
 * @param own what the orders have by themselves, net of what was taken back
 * @param posted what the tiers gave beside
 * @param held how much of that is, or was, held
 * @param day until which day; empty as long as nothing was held
 */
record PlanVolume(
        PlanId plan,
        PolicyVersion policy,
        RateTable table,
        Volume volume,
        long own,
        long posted,
        long held,
        Optional<LocalDate> day) {

    static PlanVolume begin(PlanId plan, PolicyVersion policy, RateTable table) {
        return new PlanVolume(plan, policy, table, Volume.NONE, 0, 0, 0, Optional.empty());
    }

    PlanVolume sold(Volume sum, long ownDelta) {
        return new PlanVolume(plan, policy, table, sum, PointArithmetic.add(own, ownDelta), posted, held, day);
    }

    /** What the tiers should have given beside by now: {@code C(volume) - own}; 0 but where tiers reach back. */
    long target() {
        return table.mode() == TierMode.RETROACTIVE ? PointArithmetic.subtract(table.entitlement(volume), own) : 0;
    }

    PlanVolume moved(long delta) {
        return new PlanVolume(plan, policy, table, volume, own, posted + delta, held, day);
    }

    PlanVolume moved(long delta, LocalDate until) {
        return new PlanVolume(plan, policy, table, volume, own, posted + delta, held + delta, Optional.of(until));
    }

    Json.Obj write() {
        return Fields.write()
                .text("plan", plan)
                .text("policy", policy)
                .json("rates", RateForm.write(table))
                .list("volume", RateForm.write(volume), it -> it)
                .numberUnless0("own", own)
                .numberUnless0("posted", posted)
                .numberUnless0("held", held)
                .text("day", day)
                .done();
    }

    static PlanVolume read(Json.Obj json) {
        Fields.Reader reader = Fields.read("volume of a plan", json);
        PlanVolume read = new PlanVolume(
                new PlanId(reader.text("plan")),
                new PolicyVersion(reader.text("policy")),
                RateForm.table(reader.optionalObject("rates").orElseThrow()),
                RateForm.volume(reader, "volume"),
                reader.numberOr0("own"),
                reader.numberOr0("posted"),
                reader.numberOr0("held"),
                reader.optionalText("day").map(LocalDate::parse));
        reader.done();
        return read;
    }
}
