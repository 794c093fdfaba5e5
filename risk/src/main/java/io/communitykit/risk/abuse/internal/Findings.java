package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.Finding;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What reviewers found, the latest of each referral. Not safe for many threads. */
public final class Findings {

    /**
     * A referral by its two ends.
     *
     * @param referrer who brought
     * @param friend who came
     */
    public record Pair(MemberId referrer, MemberId friend) {}

    private record Found(Instant at, Finding finding) {}

    static final Comparator<Pair> ORDER = Comparator.comparing(Pair::referrer).thenComparing(Pair::friend);

    private final Map<Pair, Found> all = new TreeMap<>(ORDER);

    /** Starts empty. */
    public Findings() {}

    /**
     * Takes a finding, unless a later one is known; at one instant fraud counts.
     *
     * @param fact the finding
     */
    public void tell(Feedback fact) {
        all.merge(new Pair(fact.referrer(), fact.friend()), new Found(fact.at(), fact.finding()), Findings::later);
    }

    private static Found later(Found one, Found other) {
        int order = one.at().compareTo(other.at());
        if (order == 0) {
            return one.finding() == Finding.FRAUD ? one : other;
        }
        return order > 0 ? one : other;
    }

    /**
     * Names a member otherwise. Looks at all findings.
     *
     * @param former the id so far
     * @param id an id that no finding names
     */
    public void rename(MemberId former, MemberId id) {
        for (Pair pair : pairs()) {
            if (pair.referrer().equals(former) || pair.friend().equals(former)) {
                Found found = Objects.requireNonNull(all.remove(pair), "a finding of the pair");
                all.put(new Pair(named(pair.referrer(), former, id), named(pair.friend(), former, id)), found);
            }
        }
    }

    private static MemberId named(MemberId each, MemberId former, MemberId id) {
        return each.equals(former) ? id : each;
    }

    /**
     * The referrals with a finding.
     *
     * @return a copy, in the order of referrers, then friends
     */
    public List<Pair> pairs() {
        return List.copyOf(all.keySet());
    }

    /**
     * What was found of a referral.
     *
     * @param pair one of {@link #pairs()}
     * @return the latest
     */
    public Finding of(Pair pair) {
        Found found = all.get(pair);
        if (found == null) {
            throw new IllegalStateException("there must be a finding of " + pair);
        }
        return found.finding();
    }
}
