package io.communitykit.risk.abuse.internal;

import io.communitykit.risk.abuse.AbuseLimits;
import io.communitykit.risk.abuse.KeyStrength;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Makes the picture of a person's friends. Used once. */
final class ProfileMaker {

    private static final long MICROS_PER_HOUR = 3_600_000_000L;
    private static final int HOURS = 24;
    /** More outcomes than these need not be seen to call friends mixed: models of phones are few. */
    private static final int OUTCOMES = 32;

    private final AbuseGraph graph;
    private final AbuseLimits limits;
    private final int person;

    ProfileMaker(AbuseGraph graph, int person) {
        this.graph = graph;
        this.limits = graph.policy().limits();
        this.person = person;
    }

    Profile make() {
        IntStack all = new IntStack();
        Edges edges = graph.edges();
        int member = person;
        do {
            for (int edge = edges.outOf(member); edge >= 0; edge = edges.nextOut(edge)) {
                all.push(edge);
            }
            member = graph.persons().next(member);
        } while (member != person);
        Integer[] latest = latest(all.toArray());
        long[] times = new long[latest.length];
        double[] poorBefore = new double[latest.length + 1];
        for (int i = 0; i < latest.length; i++) {
            times[i] = edges.at(latest[i]);
            poorBefore[i + 1] = poorBefore[i] + graph.outcomes().poor(person, latest[i]);
        }
        double poor = latest.length == 0 ? 0 : poorBefore[latest.length] / latest.length;
        return new Profile(all.size(), times, poorBefore, poor, fast(latest), latest.length, alike(latest));
    }

    /** The latest that are considered, in the order of time, then of friends, then of referrers. */
    private Integer[] latest(int[] all) {
        Edges edges = graph.edges();
        long[] times = Arrays.stream(all).mapToLong(edges::at).sorted().toArray();
        int dropped = Math.max(0, times.length - limits.considered());
        long oldest = times.length == 0 ? 0 : times[dropped];
        Comparator<Integer> order = Comparator.<Integer>comparingLong(edges::at)
                .thenComparing(edge -> graph.members().id(edges.to(edge)))
                .thenComparing(edge -> graph.members().id(edges.from(edge)));
        Integer[] near = Arrays.stream(all)
                .filter(edge -> edges.at(edge) >= oldest)
                .boxed()
                .sorted(order)
                .toArray(Integer[]::new);
        return near.length <= limits.considered()
                ? near
                : Arrays.copyOfRange(near, near.length - limits.considered(), near.length);
    }

    private double fast(Integer[] latest) {
        double sum = 0;
        int known = 0;
        for (int edge : latest) {
            long click = graph.edges().click(edge);
            if (click != Edges.UNKNOWN) {
                sum += Ramps.fast(click, limits.human());
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    /** The mean over the traits and the hour of how little mixed the friends are; a trait that is not known counts as mixed. */
    private double alike(Integer[] latest) {
        KeyRules rules = graph.rules();
        Map<Integer, Integer> hours = new HashMap<>();
        for (int edge : latest) {
            long hour = Math.floorMod(Math.floorDiv(graph.edges().at(edge), MICROS_PER_HOUR), (long) HOURS);
            hours.merge((int) hour, 1, Integer::sum);
        }
        double sum = alike(hours, HOURS);
        for (int kind = 0; kind < rules.kinds(); kind++) {
            if (rules.strength(kind) == KeyStrength.TRAIT) {
                sum += alike(counts(latest, kind), OUTCOMES);
            }
        }
        return sum / (rules.traits() + 1);
    }

    private Map<Integer, Integer> counts(Integer[] latest, int kind) {
        Links links = graph.links();
        Map<Integer, Integer> counts = new HashMap<>();
        for (int edge : latest) {
            int member = graph.edges().to(edge);
            for (int link = links.ofMember(member); link >= 0; link = links.nextOfMember(link)) {
                if (links.live(link) && graph.keys().kind(links.key(link)) == kind) {
                    counts.merge(links.key(link), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /**
     * How far Shannon's entropy of the counts is below what it could be: 0 from 0.7 of that on, 1 up to 0.3. The counts are sorted first, so
     * that the sum is the same to the bit in any order of facts.
     */
    private double alike(Map<Integer, Integer> counts, int outcomes) {
        int[] sorted =
                counts.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        long samples = Arrays.stream(sorted).asLongStream().sum();
        if (samples < limits.mixed()) {
            return 0;
        }
        double entropy = 0;
        for (int count : sorted) {
            double share = (double) count / samples;
            entropy -= share * StrictMath.log(share);
        }
        return Ramps.ramp(entropy / StrictMath.log((double) Math.min(samples, outcomes)), 0.7, 0.3);
    }
}
