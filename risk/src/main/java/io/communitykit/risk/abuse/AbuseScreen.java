package io.communitykit.risk.abuse;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import io.communitykit.risk.abuse.fit.FitCase;
import io.communitykit.risk.abuse.graph.ClusterReport;
import io.communitykit.risk.abuse.internal.AbuseGraph;
import io.communitykit.risk.abuse.internal.ClusterSearch;
import io.communitykit.risk.abuse.internal.Findings;
import io.communitykit.risk.abuse.internal.SignalSearch;
import io.communitykit.risk.abuse.internal.ToldFacts;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Screens referrals for abuse: told what a host knows of its members, it says of each referral whether it should pass, be reviewed or be
 * blocked, and why.
 *
 * <pre>{@code
 * AbuseScreen screen = AbuseScreen.of(AbusePolicy.USUAL);
 * screen.tell(new Linked(key, seenAt, alice, new KeyKind("phone"), keys.phone("+8613800138000"), KeyNote.PLAIN));
 * screen.tell(new Brought(key, at, alice, bob, Optional.empty()));
 * Verdict verdict = screen.screen(alice, bob);
 * }</pre>
 *
 * <p>Facts may come in any order and more than once; what they make together is the same to the bit. A verdict is of all facts told so
 * far. Only circles are looked for within {@link AbuseLimits#steps()} persons until {@link #settle()} has searched the whole graph. The
 * screen keeps its graph in memory and stores nothing: after a restart, tell it the facts again. Feedback changes no verdict; see {@link
 * io.communitykit.risk.abuse.fit.AbuseFit}.
 *
 * <p>Safe for many threads, one at a time: a question waits for the fact before it. A fact costs about a microsecond; a question grows with
 * the keys of the two persons and, once after each change, with the referrer's considered friends.
 */
public final class AbuseScreen {

    private static final Logger LOG = LoggerFactory.getLogger(AbuseScreen.class);

    private final AbusePolicy policy;
    private final Judge judge;
    private final AbuseGraph graph;
    private final SignalSearch search;
    private final ToldFacts told = new ToldFacts();
    private final Findings findings = new Findings();
    private final Object lock = new Object();

    private AbuseScreen(AbusePolicy policy) {
        this.policy = policy;
        this.judge = new Judge(policy);
        this.graph = new AbuseGraph(policy);
        this.search = new SignalSearch(graph);
    }

    /**
     * A screen that was told nothing yet.
     *
     * @param policy what it judges by
     * @return the screen
     */
    public static AbuseScreen of(AbusePolicy policy) {
        return new AbuseScreen(policy);
    }

    /**
     * The policy.
     *
     * @return what it judges by
     */
    public AbusePolicy policy() {
        return policy;
    }

    /**
     * Takes a fact.
     *
     * @param fact what happened
     * @return what became of it
     */
    public Told tell(AbuseFact fact) {
        synchronized (lock) {
            if (fact instanceof Linked link && !graph.knows(link.kind())) {
                return withoutRule(fact, link.kind());
            }
            if (fact instanceof Unlinked link && !graph.knows(link.kind())) {
                return withoutRule(fact, link.kind());
            }
            List<String> differing = told.told(fact);
            if (differing == null) {
                return take(fact);
            }
            return differing.isEmpty() ? new Told.Replayed(fact) : new Told.Conflicting(fact, differing);
        }
    }

    private static Told withoutRule(AbuseFact fact, KeyKind kind) {
        LOG.debug("No rule for keys of kind {}", kind);
        return new Told.WithoutRule(fact);
    }

    private Told take(AbuseFact fact) {
        if (fact instanceof Linked link) {
            graph.tell(link);
        } else if (fact instanceof Unlinked link) {
            graph.tell(link);
        } else if (fact instanceof Quality quality) {
            graph.tell(quality);
        } else if (fact instanceof Feedback feedback) {
            findings.tell(feedback);
        } else if (fact instanceof Brought brought) {
            boolean first = graph.tell(brought);
            if (!first) {
                return new Told.DuplicateEdge(fact);
            }
            if (brought.referrer().equals(brought.friend())) {
                return new Told.SelfLoop(fact);
            }
        }
        return new Told.Taken(fact);
    }

    /**
     * Judges a referral, whether it was told or is only considered: what a referral that was not told has no part in (bursts, speed, even
     * intervals) does not speak.
     *
     * @param referrer who brings, known or not
     * @param friend who comes, known or not
     * @return the verdict
     */
    public Verdict screen(MemberId referrer, MemberId friend) {
        synchronized (lock) {
            return judge.judge(referrer, friend, search.of(referrer, friend));
        }
    }

    /**
     * Brings everything up to date that facts have touched: after it, each verdict is that of a screen that was told the same facts in
     * another order and settled. It searches the whole graph for circles only if a fact since the last time could have made or broken one.
     *
     * @return how many counts, pictures of friends and searches it made; 0 if nothing was touched
     */
    public long settle() {
        synchronized (lock) {
            return graph.settle();
        }
    }

    /**
     * Settles, and judges every referral that was told.
     *
     * @return the verdicts, in the order of referrers, then friends
     */
    public List<Verdict> screenAll() {
        synchronized (lock) {
            graph.settle();
            List<Verdict> all = new ArrayList<>();
            for (Findings.Pair pair : graph.referrals()) {
                all.add(judge.judge(pair.referrer(), pair.friend(), search.of(pair.referrer(), pair.friend())));
            }
            return all;
        }
    }

    /**
     * Settles, and gathers what is suspicious into clusters with the evidence.
     *
     * @return the clusters, the most suspicious first
     */
    public ClusterReport report() {
        synchronized (lock) {
            return new ClusterSearch(graph, screenAll()).report();
        }
    }

    /**
     * Settles, and pairs what reviewers found with what the signals say now: what a re-fit learns from.
     *
     * @return a case of each referral with feedback, in the order of referrers, then friends
     */
    public List<FitCase> fitCases() {
        synchronized (lock) {
            graph.settle();
            List<FitCase> all = new ArrayList<>();
            for (Findings.Pair pair : findings.pairs()) {
                all.add(new FitCase(Judge.strengths(search.of(pair.referrer(), pair.friend())), findings.of(pair)));
            }
            return all;
        }
    }
}
