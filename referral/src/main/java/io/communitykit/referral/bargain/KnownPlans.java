package io.communitykit.referral.bargain;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Plans that were made whole before, since all who help in a bargain need the same: of uniform cuts one of each bargain, of decay, where
 * chance has no part, one of all bargains of the same terms. Keeps those used last, of {@value #MOST} cuts together (8 MiB). Safe for many
 * threads.
 */
final class KnownPlans {

    static final long MOST = 1 << 20;

    private final Map<CutPlan, long[]> plans = new LinkedHashMap<>(16, 0.75f, true);
    private long cuts;

    /** What {@link CutPlan#next(int, long, CutPlan.Weight)} says. */
    long next(CutPlan plan, int before, long cut, CutPlan.Weight weight) {
        return plan.next(before, cut, weight, () -> whole(plan));
    }

    private long[] whole(CutPlan plan) {
        CutPlan key = plan.terms().split() == Split.DECAY ? new CutPlan(plan.terms(), 0) : plan;
        synchronized (plans) {
            long[] known = plans.get(key);
            if (known != null) {
                return known;
            }
        }
        // Made by two threads at once, it is twice the same.
        long[] made = plan.whole();
        keep(key, made);
        return made;
    }

    private void keep(CutPlan key, long[] made) {
        synchronized (plans) {
            if (plans.put(key, made) == null) {
                cuts += made.length;
            }
            Iterator<long[]> oldest = plans.values().iterator();
            while (cuts > MOST) {
                cuts -= oldest.next().length;
                oldest.remove();
            }
        }
    }

    /** How many cuts are kept. */
    long size() {
        synchronized (plans) {
            return cuts;
        }
    }
}
