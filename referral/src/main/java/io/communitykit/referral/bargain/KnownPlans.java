package io.communitykit.referral.bargain;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Plans that were made whole before, since all who help in a bargain need the same: of uniform cuts one of each bargain, of decay, where
 * chance has no part, one of all bargains of the same terms. Keeps those used last, of {@value #MOST} numbers together (8 MiB), a plan
 * itself counted as {@value #AROUND}. Safe for many threads.
 */
final class KnownPlans {

    static final long MOST = 1 << 20;
    /** The entry, the plan that is its key, its terms and the header of the cuts take as much room as so many numbers. */
    static final int AROUND = 20;

    private final Map<CutPlan, long[]> plans = new LinkedHashMap<>(16, 0.75f, true);
    private long numbers;

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
                numbers += made.length + AROUND;
            }
            Iterator<long[]> oldest = plans.values().iterator();
            while (numbers > MOST) {
                numbers -= oldest.next().length + AROUND;
                oldest.remove();
            }
        }
    }

    /** How many numbers are kept. */
    long size() {
        synchronized (plans) {
            return numbers;
        }
    }
}
