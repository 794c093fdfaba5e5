package io.communitykit.membership.points.books;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.time.TimeRange;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.internal.reading.AccountPages;
import io.communitykit.membership.points.internal.reading.Settled;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Want;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the ledger of a points program for accountants, members and auditors, and seals it. The way in to this package.
 *
 * <p>Nothing here is needed for points to be right. Statements, explanations and checks read all postings of an account, a page
 * at a time; totals read all accounts. What is due by the clock counts in all numbers as if it were posted, as it does in
 * {@link io.communitykit.membership.points.Points#pots}, and is shown apart; so a report is the same before and after {@link
 * io.communitykit.membership.points.Points#runDue}, which only makes it cheaper. Immutable; safe for many threads, as its store is.
 */
public final class PointsBooks {

    private final PointsProgram program;
    private final PointsStore store;
    private final InstantSource clock;

    private PointsBooks(Builder builder) {
        this.program = builder.program;
        this.store = builder.store;
        this.clock = builder.clock;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param program the edition of the program whose values and rules are shown
     * @param store where accounts are kept
     * @return a builder; not safe for many threads
     */
    public static Builder builder(PointsProgram program, PointsStore store) {
        return new Builder(program, store);
    }

    /**
     * What moved on a member's account in a stretch of time.
     *
     * @param member the member
     * @param range the stretch; its end is not in it
     * @param axis by which time postings are placed
     * @return opening, movements and closing of every currency; no currencies for a member never seen, or erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Statement statement(MemberId member, TimeRange range, TimeAxis axis) {
        return reader(member).statement(range, axis);
    }

    /**
     * What a member had at one time, as was known at another. What is due is known from when it was due, whether or not it
     * was posted then.
     *
     * @param member the member
     * @param occurred what happened before this instant counts
     * @param recorded what was recorded before this instant counts
     * @return balances in the order of the currencies' ids
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Map<CurrencyId, Balance> balanceAt(MemberId member, Instant occurred, Instant recorded) {
        return reader(member).balanceAt(occurred, recorded);
    }

    /**
     * All that is kept of a member, to be handed over or kept before an erasure. Takes memory for all of the account's postings.
     * What the host keeps beside it, and other programs do, is not in it.
     *
     * @param member the member
     * @return the account as of one moment; empty for a member never seen, or erased
     * @throws io.communitykit.core.StorageException if the store failed, or a posting is missing
     */
    public Optional<MemberExport> export(MemberId member) {
        return new Exporter(store, program, account(member), now()).export();
    }

    private StatementReader reader(MemberId member) {
        AccountId account = account(member);
        Instant now = now();
        return new StatementReader(account, Settled.read(store, program, Want.due(account, now), now));
    }

    /**
     * What a member loses when, if nothing happens until then. Pending points are not in it: their time begins when they become
     * active.
     *
     * @param member the member
     * @return by instant, then currency; points of one instant together
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<Expiring> expiring(MemberId member) {
        return new Explainer(store, program, account(member), now()).expiring();
    }

    /**
     * What led to a balance.
     *
     * @param member the member
     * @param currency the currency
     * @return lots with their sources, and sums by rule
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Explanation.OfBalance explain(MemberId member, CurrencyId currency) {
        return new Explainer(store, program, account(member), now()).balance(currency);
    }

    /**
     * What led to the entries of a posting.
     *
     * @param member the member
     * @param sequence the posting's sequence
     * @return one explanation an entry; none if there is no such posting
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<Explanation.OfEntry> explain(MemberId member, long sequence) {
        return new Explainer(store, program, account(member), now()).entries(sequence);
    }

    /**
     * What the members of the program have together. Reads every account, and once more each on which something is due.
     *
     * @return one line a currency, in the order of their ids
     * @throws io.communitykit.core.InvalidValueException with {@link io.communitykit.core.ErrorCode#VALUE_OVERFLOW} if a sum
     *     leaves the range of {@code long}; it names the currency and the exact sum
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<Liability> liability() {
        LiabilitySum sum = new LiabilitySum(store, program, now());
        AccountPages.forEachPage(store, program.id(), sum::add);
        return sum.lines();
    }

    /**
     * Seals every account that changed since its last seal, apart from the work of every day: a seal is a posting of its own
     * that holds the HMAC of all postings before it. To be safe from somebody who has the key, keep the seals of a day elsewhere
     * too.
     *
     * @param key the store's key
     * @return how much was sealed; accounts that changed meanwhile are left to the next run
     * @throws io.communitykit.core.StorageException if the store failed; what was sealed until then stays
     */
    public SealSummary seal(PseudonymKey key) {
        Sealer sealer = new Sealer(store, program, key, now());
        accounts(sealer::seal);
        return sealer.summary();
    }

    /**
     * Checks a member's account: that every seal fits what it covers, and that the entries make up balances, lots and holds.
     * Reads on where something is posted meanwhile. Not checked, since no entry says it: when a balance lapses, when a hold is
     * released, how much of a lot may be reinstated; and a hold that was put in and is never released by itself.
     *
     * @param member the member
     * @param key the store's key
     * @return intact, or what is wrong first; empty for a member never seen, or erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<Verification> verify(MemberId member, PseudonymKey key) {
        Pseudonym pseudonym = key.pseudonym(program.id(), member);
        return new Verifier(store, program, key).verify(account(member), pseudonym);
    }

    /**
     * Checks every account of the program, erased ones included, each as it is when its turn comes. An account that is broken
     * does not keep the next from being checked; within a host's transaction, what the store cannot read does.
     *
     * @param key the store's key
     * @param each gets what each came to
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public void verifyAll(PseudonymKey key, Consumer<Verification> each) {
        Verifier verifier = new Verifier(store, program, key);
        accounts(head -> each.accept(verifier.verify(head)));
    }

    private void accounts(Consumer<AccountHead> each) {
        AccountPages.forEach(store, program.id(), each);
    }

    private AccountId account(MemberId member) {
        return new AccountId(program.id(), member);
    }

    private Instant now() {
        return Timestamps.cut("now", clock.instant());
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final PointsProgram program;
        private final PointsStore store;
        private InstantSource clock = Clock.systemUTC();

        private Builder(PointsProgram program, PointsStore store) {
            this.program = program;
            this.store = store;
        }

        /**
         * Sets the clock that says what has expired and when seals are recorded; the system's by default.
         *
         * @param source the clock; safe for many threads
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Makes the facade.
         *
         * @return the facade
         */
        public PointsBooks build() {
            return new PointsBooks(this);
        }
    }
}
