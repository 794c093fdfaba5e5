package io.communitykit.risk.abuse;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Unlinked;
import io.communitykit.risk.abuse.fit.FitCase;
import io.communitykit.risk.abuse.graph.ClusterReport;
import io.communitykit.risk.abuse.internal.AbuseGraph;
import io.communitykit.risk.abuse.internal.ClusterSearch;
import io.communitykit.risk.abuse.internal.FactLog;
import io.communitykit.risk.abuse.internal.Findings;
import io.communitykit.risk.abuse.internal.SignalSearch;
import io.communitykit.risk.abuse.memory.InMemoryAbuseStore;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.Appended;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Screens referrals for abuse: told what a host knows of its members, it says of each referral whether it should pass, be reviewed or be
 * blocked, and why.
 *
 * <pre>{@code
 * AbuseScreen screen = AbuseScreen.of(AbusePolicy.USUAL);
 * screen.tell(new Linked(key, seenAt, alice, PHONE, keys.phone(PHONE, "+8613800138000"), KeyNote.PLAIN));
 * screen.tell(new Brought(key, at, alice, bob, Optional.empty()));
 * Verdict verdict = screen.screen(alice, bob);
 * }</pre>
 *
 * <p>Facts may come in any order and more than once; what they make together is the same to the bit. A verdict is of all facts told so
 * far. Only circles are looked for within {@link AbuseLimits#steps()} persons until {@link #settle()} has searched the whole graph.
 * Feedback changes no verdict; see {@link io.communitykit.risk.abuse.fit.AbuseFit}.
 *
 * <p>The graph is in memory, the facts are in an {@link AbuseStore}: {@link #over} reads them all, and {@link #catchUp()} reads what other
 * screens over the same store were told since. Two screens that have caught up and settled say the same to the bit. What is told within a
 * transaction of the host goes to a store that joins it, and comes here by {@link #catchUp()} after the commit.
 *
 * <p>Safe for many threads, one at a time at the graph: a question waits for the fact before it, but not for the store. A fact costs about a
 * microsecond beside the store; a question grows with the keys of the two persons and, once after each change, with the referrer's
 * considered friends.
 */
public final class AbuseScreen {

    private static final Logger LOG = LoggerFactory.getLogger(AbuseScreen.class);

    /** No secret is at stake: what it hides is on the heap beside it. */
    private static final PseudonymKey HEAP =
            PseudonymKey.of("communitykit risk.abuse on the heap".getBytes(StandardCharsets.US_ASCII));

    /** So many facts fit the nearer caches until they are taken. */
    private static final int PAGE = 2_000;

    private final AbusePolicy policy;
    private final AbuseStore store;
    private final Judge judge;
    private final FactLog log;
    private final AbuseGraph graph;
    private final SignalSearch search;
    private final Findings findings;
    private final Object lock = new Object();

    private AbuseScreen(AbusePolicy policy, AbuseStore store) {
        this.policy = policy;
        this.store = store;
        this.judge = new Judge(policy);
        this.log = new FactLog(policy, store::pseudonym);
        this.graph = log.graph();
        this.search = new SignalSearch(graph);
        this.findings = log.findings();
    }

    /**
     * A screen that was told nothing yet and keeps its facts on the heap only. The names of members who are erased from it can be worked
     * out by who knows their ids; where that matters, use {@link #over} and a key of your own.
     *
     * @param policy what it judges by
     * @return the screen
     */
    public static AbuseScreen of(AbusePolicy policy) {
        return new AbuseScreen(policy, new InMemoryAbuseStore(HEAP));
    }

    /**
     * A screen of the facts in a store, all of which it reads.
     *
     * @param policy what it judges by
     * @param store where facts are and will be kept; others may use it too
     * @return the screen, caught up
     * @throws InvalidValueException if the store joins transactions of the host, which may roll back what the screen would have taken
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public static AbuseScreen over(AbusePolicy policy, AbuseStore store) {
        if (!store.ownsTransactions()) {
            throw InvalidValueException.of(
                    "store of a screen",
                    "one with transactions of its own",
                    "one that joins the host's. Maybe append to that one, and build the screen over another on the"
                            + " same tables");
        }
        AbuseScreen screen = new AbuseScreen(policy, store);
        screen.catchUp();
        return screen;
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
     * Records a fact in the store and takes it.
     *
     * @param fact what happened
     * @return what became of it
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public Told tell(AbuseFact fact) {
        return tellSome(List.of(fact)).get(0);
    }

    /**
     * Records many facts and takes them, {@value AbuseStore#MAX_APPEND} at a time: one transaction each, and several times as fast as one by
     * one. Reads facts as it goes on.
     *
     * @param facts what happened
     * @param results is given what became of each, in their order, as soon as it is recorded
     * @return how many facts there were
     * @throws io.communitykit.core.StorageException if the store failed; those whose results were given are recorded, tell the others again
     */
    public long tellAll(Iterator<? extends AbuseFact> facts, Consumer<? super Told> results) {
        long count = 0;
        List<AbuseFact> some = new ArrayList<>(AbuseStore.MAX_APPEND);
        while (facts.hasNext()) {
            some.add(facts.next());
            if (some.size() == AbuseStore.MAX_APPEND || !facts.hasNext()) {
                tellSome(some).forEach(results);
                count += some.size();
                some.clear();
            }
        }
        return count;
    }

    private List<Told> tellSome(List<AbuseFact> facts) {
        int before;
        synchronized (lock) {
            before = log.erasures();
        }
        List<Appended> appended = store.append(facts);
        List<AbuseFact> kept = new ArrayList<>(facts.size());
        int recorded = 0;
        long from = 0;
        long last = 0;
        for (int i = 0; i < facts.size(); i++) {
            if (appended.get(i) instanceof Appended.Recorded it) {
                recorded++;
                from = from == 0 ? it.number() : from;
                last = it.number();
            }
            if (isKept(appended.get(i))) {
                kept.add(facts.get(i));
            }
        }
        boolean[] first = new boolean[0];
        long caughtUp = 0;
        if (!kept.isEmpty()) {
            synchronized (lock) {
                caughtUp = log.taken();
                first = log.take(kept, before);
                log.passed(from, last, recorded);
            }
        }
        return results(facts, appended, first, caughtUp);
    }

    /** Also what the store knew: the reply to its recording may have been lost, or another screen told it, and taking it twice is harmless. */
    private static boolean isKept(Appended appended) {
        return appended instanceof Appended.Recorded || appended instanceof Appended.Replayed;
    }

    private List<Told> results(List<AbuseFact> facts, List<Appended> appended, boolean[] first, long caughtUp) {
        List<Told> results = new ArrayList<>(facts.size());
        int kept = 0;
        for (int i = 0; i < facts.size(); i++) {
            AbuseFact fact = facts.get(i);
            boolean isFirst = !isKept(appended.get(i)) || first[kept++] || isCaughtUp(appended.get(i), caughtUp);
            results.add(appended.get(i)
                    .fold(
                            none -> isFirst ? taken(fact) : new Told.DuplicateEdge(fact),
                            () -> new Told.Replayed(fact),
                            conflicting -> new Told.Conflicting(fact, conflicting.fields()),
                            () -> new Told.Erased(fact)));
        }
        return results;
    }

    /** Somebody read the fact from the store before it was taken here: that is no other fact of the same referral. */
    private static boolean isCaughtUp(Appended appended, long caughtUp) {
        return appended instanceof Appended.Recorded it && it.number() <= caughtUp;
    }

    private Told taken(AbuseFact fact) {
        if (fact instanceof Linked link && !graph.knows(link.kind())) {
            return withoutRule(fact, link.kind());
        }
        if (fact instanceof Unlinked link && !graph.knows(link.kind())) {
            return withoutRule(fact, link.kind());
        }
        return fact instanceof Brought brought && brought.referrer().equals(brought.friend())
                ? new Told.SelfLoop(fact)
                : new Told.Taken(fact);
    }

    private static Told withoutRule(AbuseFact fact, KeyKind kind) {
        LOG.debug("No rule for keys of kind {}", kind);
        return new Told.WithoutRule(fact);
    }

    /**
     * Takes what the store has recorded since, by whomever: facts, and that members were erased. The first erasure of a member by another
     * screen costs about a microsecond for each member of the graph, later ones for each that has come since.
     *
     * @return how many entries it read; 0 if nothing was new
     * @throws io.communitykit.core.StorageException if the store failed; what was read so far is taken, catch up again
     */
    public long catchUp() {
        long read = 0;
        while (true) {
            long after;
            int before;
            synchronized (lock) {
                after = log.taken();
                before = log.erasures();
            }
            List<AbuseEntry> page = store.entries(new AbuseQuery(Optional.empty(), after, PAGE));
            synchronized (lock) {
                // A page from before an erasure that was taken meanwhile may name whom it must not.
                if (before != log.erasures()) {
                    continue;
                }
                log.take(page);
            }
            read += page.size();
            if (page.size() < PAGE) {
                return read;
            }
        }
    }

    /**
     * Forgets a member, in the store and here: what they were seen with and what became of them, as if it had never been told. Who brought
     * them and whom they brought stays under a name that says nothing, so that a farm does not vanish with its accounts. Facts that name the
     * member are {@link Told.Erased} from now on. Other screens forget the member when they catch up.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws io.communitykit.core.StorageException if the store failed; erase again
     */
    public boolean erase(MemberId member) {
        boolean first = store.erase(member);
        if (ErasedMember.of(member).isEmpty()) {
            Pseudonym pseudonym = store.pseudonym(member);
            synchronized (lock) {
                log.forget(member, pseudonym);
            }
        }
        return first;
    }

    /**
     * What the store holds of a member: every fact that names them, other members' part in it included.
     *
     * @param member who
     * @return in the order of recording; none of a member who was erased. Keys may be the store's own
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<AbuseFact> export(MemberId member) {
        List<AbuseFact> all = new ArrayList<>();
        List<AbuseEntry> page;
        long after = 0;
        do {
            page = store.entries(AbuseQuery.of(member, after));
            for (AbuseEntry entry : page) {
                if (entry instanceof AbuseEntry.Recorded it) {
                    all.add(it.fact());
                }
                after = entry.number();
            }
        } while (page.size() == AbuseQuery.MAX_LIMIT);
        return all;
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
