package io.communitykit.examples.fact;

import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.referral.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts facts, and why they were not credited. Not safe for many threads. */
public final class ToldCounts {

    private final Map<String, long[]> facts = new TreeMap<>();
    private final Map<Cause, Long> reasons = new TreeMap<>();

    private record Cause(String what, String reason) implements Comparable<Cause> {

        @Override
        public int compareTo(Cause other) {
            return Comparator.comparing(Cause::what)
                    .thenComparing(Cause::reason)
                    .compare(this, other);
        }
    }

    /** A fact of this kind was told for the first time. */
    public void first(String fact) {
        facts.computeIfAbsent(fact, absent -> new long[2])[0]++;
    }

    /** A fact of this kind was told that had been told before. */
    public void again(String fact) {
        first(fact);
        facts.computeIfAbsent(fact, absent -> new long[2])[1]++;
    }

    /** Something was not credited. */
    public void because(String what, Reason reason) {
        because(what, word(reason));
    }

    /** Something was not credited, or not taken as it was told. */
    public void because(String what, String reason) {
        reasons.merge(new Cause(what, reason), 1L, Math::addExact);
    }

    public List<ReferralSummary.Told> told() {
        List<ReferralSummary.Told> told = new ArrayList<>();
        facts.forEach((fact, counts) -> told.add(new ReferralSummary.Told(fact, counts[0], counts[1])));
        return told;
    }

    /** How often each reason was given, in the order of what and why. */
    public List<ReferralSummary.Why> reasons() {
        List<ReferralSummary.Why> all = new ArrayList<>();
        reasons.forEach((cause, times) -> all.add(new ReferralSummary.Why(cause.what(), cause.reason(), times)));
        return all;
    }

    /** A constant as people read it, such as {@code self-referral}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
