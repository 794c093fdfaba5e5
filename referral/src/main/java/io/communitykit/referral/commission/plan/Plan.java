package io.communitykit.referral.commission.plan;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.commission.rate.RateTable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What promoters of a kind are paid for. Immutable and safe for many threads.
 *
 * @param id names it
 * @param kind for whom it is; {@code HEAD} needs a fee, {@code WAIST} rates, {@code FOOT} tasks
 * @param annualFee what a year pays, in minor units, 0 for nothing
 * @param rates what sales pay; empty for nothing
 * @param tasks what each kind of task pays, 1 minor unit or more; copied
 */
public record Plan(PlanId id, PlanKind kind, long annualFee, Optional<RateTable> rates, Map<TaskId, Long> tasks) {

    /**
     * Copies, and checks that the plan pays what its kind is for.
     *
     * @param id names it
     * @param kind for whom it is
     * @param annualFee what a year pays
     * @param rates what sales pay
     * @param tasks what each kind of task pays
     */
    public Plan {
        tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
        if (annualFee < 0) {
            throw InvalidValueException.of("annual fee of plan " + id, "0 or more", annualFee);
        }
        tasks.forEach((task, fee) -> {
            if (fee < 1) {
                throw InvalidValueException.of("fee of task " + task, "1 or more", fee);
            }
        });
        switch (kind) {
            case HEAD -> require(id, annualFee > 0, "an annual fee");
            case WAIST -> require(id, rates.isPresent(), "rates");
            case FOOT -> require(id, !tasks.isEmpty(), "tasks");
        }
    }

    private static void require(PlanId id, boolean there, String what) {
        if (!there) {
            throw InvalidValueException.of("plan " + id, "one with " + what + ", for its kind", "none");
        }
    }
}
