package io.communitykit.referral.reward;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.internal.BookPages;
import io.communitykit.referral.internal.DueWalk;
import io.communitykit.referral.internal.FactHorizon;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.reward.ReferralUpdate.Told;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.reward.ledger.ProgramTally;
import io.communitykit.referral.reward.ledger.RewardAccount;
import io.communitykit.referral.reward.ledger.Transfer;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.spi.ReferralScreen;
import io.communitykit.referral.spi.RewardPayout;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Referrals from the touch to the payout: told who brought whom and what friends did, it counts friends on ladders, reserves rewards under
 * caps and a budget, holds them, lets them be reviewed, pays them through a port, and takes back what turns out void. Immutable and safe
 * for many threads.
 *
 * <p>Every fact may be told at least once and in any order. One that lies further ahead of the clock than the tolerance is declined with
 * {@link Reason#IN_FUTURE}, leaves nothing, and may be told again when its time has come. What is due happens when {@link #runDue} is called, and before that whenever
 * the friend is told of. A fact is decided in one atomic update of the store; payments follow after it, by key, and what a crash left of
 * them is done by telling the fact again or by {@link #runDue}.
 */
public final class Referrals {

    private static final Logger LOG = LoggerFactory.getLogger(Referrals.class);
    private static final int PAGE = 200;

    /** So far behind another clock this one may be. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final ReferralProgram program;
    private final BookStore store;
    private final Payments payments;
    private final ReferralScreen screen;
    private final FactHorizon clock;
    private final ReferralRules rules;
    private final ReferralBooks names;

    private Referrals(Builder builder) {
        this.program = builder.program;
        this.store = builder.store;
        this.payments = new Payments(builder.program.program(), builder.payout);
        this.screen = builder.screen;
        this.clock = new FactHorizon(builder.clock, builder.tolerance);
        this.rules = new ReferralRules(program);
        this.names = new ReferralBooks(program);
    }

    /**
     * Starts a facade.
     *
     * @param program the rules
     * @param store where everything is kept
     * @param payout pays rewards
     * @return a builder
     */
    public static Builder builder(ReferralProgram program, BookStore store, RewardPayout payout) {
        return new Builder(program, store, payout);
    }

    /**
     * Tells who brought a friend. Until the friend counts, a later telling replaces an earlier one.
     *
     * @param friend who was brought
     * @param credit by whom, as attribution says; one of another role than {@link PromoterKind#REFERRAL} is declined
     * @return what became of it
     * @throws StorageException if the store failed; tell it again
     */
    public ReferralResult bound(MemberId friend, Credit credit) {
        Optional<Bond> bond = bond(Optional.of(credit));
        if (bond.isEmpty()) {
            return new ReferralResult.Declined(referral(friend).orElse(Referral.NONE), Reason.CONDITION_NOT_MET);
        }
        Instant at = bond.get().touchedAt();
        if (clock.isAhead(at)) {
            return inFuture(friend);
        }
        return tell(friend, new ReferralFact.Bound(bond.get(), at, screen(bond, friend, at)), Told.NOTHING);
    }

    /**
     * Tells that a friend became a member.
     *
     * @param friend who
     * @param at when
     * @return what became of it; {@link Reason#NOT_REFERRED} as long as nobody is known to have brought the friend
     * @throws StorageException if the store failed; tell it again
     */
    public ReferralResult registered(MemberId friend, Instant at) {
        Instant cut = Timestamps.cut("instant of a registration", at);
        if (clock.isAhead(cut)) {
            return inFuture(friend);
        }
        Optional<Bond> bond = referral(friend).flatMap(Referral::bond);
        return tell(friend, new ReferralFact.Registered(cut, screen(bond, friend, cut)), Told.NOTHING);
    }

    /**
     * Tells of a paid order.
     *
     * @param order which
     * @param attribution who is credited with it; of the same order
     * @return what became of it
     * @throws InvalidValueException if the attribution is of another order
     * @throws StorageException if the store failed; tell it again
     */
    public ReferralResult paid(PaidOrder order, OrderAttribution attribution) {
        if (!attribution.order().equals(order.order())) {
            throw InvalidValueException.of(
                    "attribution", "of order " + order.order(), "of order " + attribution.order());
        }
        if (clock.isAhead(order.at())) {
            return inFuture(order.buyer());
        }
        Optional<Bond> bond = bond(attribution.credit());
        return tell(
                order.buyer(),
                new ReferralFact.Paid(order, bond, attribution.number(), screen(bond, order.buyer(), order.at())),
                new Told(Optional.of(order.order()), Optional.empty(), ""));
    }

    /**
     * Tells that an order was received.
     *
     * @param receipt the fact
     * @return what became of it; {@link Reason#NOT_REFERRED} of an order by which nobody qualified
     * @throws StorageException if the store failed; tell it again
     */
    public ReferralResult received(OrderReceipt receipt) {
        if (clock.isAhead(receipt.at())) {
            return inFuture(receipt.buyer());
        }
        return tell(
                receipt.buyer(),
                new ReferralFact.Received(receipt.order(), receipt.at()),
                new Told(Optional.of(receipt.order()), Optional.empty(), ""));
    }

    /**
     * Tells of a refund. One that is told before the payment is kept for it.
     *
     * @param refund the fact
     * @return what became of it
     * @throws StorageException if the store failed; tell it again
     */
    public ReferralResult refunded(OrderRefund refund) {
        if (clock.isAhead(refund.at())) {
            return inFuture(refund.buyer());
        }
        List<Object> content = new ArrayList<>(List.of(refund.order(), refund.at()));
        for (RefundedLine line : refund.lines()) {
            content.add(line.id());
            content.add(line.net());
        }
        return tell(
                refund.buyer(),
                new ReferralFact.Refunded(refund.order(), refund.net(), refund.at()),
                new Told(
                        Optional.of(refund.order()),
                        Optional.of(FactKeys.of(refund.key())),
                        FactKeys.digest(content.toArray())));
    }

    /**
     * Tells what came of a review.
     *
     * @param friend whose referral
     * @param side which side
     * @param outcome what came of it
     * @return what became of it; {@link Reason#CONDITION_NOT_MET} where nothing is to be reviewed
     * @throws StorageException if the store failed; tell it again
     */
    public ReferralResult reviewed(MemberId friend, Side side, ReferralFact.Reviewed.Outcome outcome) {
        return tell(friend, new ReferralFact.Reviewed(side, outcome, now()), Told.NOTHING);
    }

    private ReferralResult inFuture(MemberId friend) {
        return new ReferralResult.Declined(referral(friend).orElse(Referral.NONE), Reason.IN_FUTURE);
    }

    private Optional<Bond> bond(Optional<Credit> credit) {
        return credit.filter(it -> it.promoter().kind() == PromoterKind.REFERRAL)
                .map(it -> new Bond(Party.of(it.promoter().member()), it.strength(), it.channel(), it.touchedAt()));
    }

    private Screening screen(Optional<Bond> bond, MemberId friend, Instant at) {
        return ReferralBooks.known(bond)
                .map(referrer -> screen.screen(referrer, friend, at))
                .orElse(Screening.PASSED);
    }

    private Instant now() {
        return clock.now();
    }

    private ReferralResult tell(MemberId friend, ReferralFact fact, Told told) {
        ReferralResult result = update(friend, fact, told);
        LOG.debug(
                "{} of {}: {}",
                fact.getClass().getSimpleName(),
                friend,
                result.getClass().getSimpleName());
        Optional<Referral> after = afterwards(result);
        if (after.isPresent() && isOpen(after.get())) {
            carryOut(friend, after.get());
        }
        return result;
    }

    private ReferralResult update(MemberId friend, ReferralFact fact, Told told) {
        Instant now = now();
        return store.update(books -> new ReferralUpdate(rules, books, friend, fact, told).run(now));
    }

    private static Optional<Referral> afterwards(ReferralResult result) {
        return result.fold(
                applied -> Optional.of(applied.referral()),
                declined -> Optional.of(declined.referral()),
                replayed -> Optional.of(replayed.referral()),
                conflict -> Optional.empty(),
                erased -> Optional.empty());
    }

    private boolean isOpen(Referral referral) {
        return !referral.outbox().isEmpty()
                && referral.retryAt().filter(it -> it.isAfter(now())).isEmpty();
    }

    /** Pays and takes back what is decided. Each answer is an update of its own; what is put off holds up nothing else. */
    private void carryOut(MemberId friend, Referral referral) {
        Set<Transfer> putOff = new HashSet<>();
        Referral rest = referral;
        Optional<Transfer> next = next(rest, putOff);
        while (next.isPresent()) {
            RewardPayout.Outcome outcome = ask(next.get(), friend, rest);
            if (outcome instanceof RewardPayout.Outcome.Later) {
                putOff.add(next.get());
            } else {
                long done = Payments.done(next.get(), outcome);
                Optional<Referral> after =
                        afterwards(update(friend, new ReferralFact.Transferred(next.get(), done), Told.NOTHING));
                if (after.isEmpty()) {
                    return;
                }
                rest = after.get();
            }
            next = next(rest, putOff);
        }
        if (!putOff.isEmpty()) {
            update(friend, new ReferralFact.Postponed(now().plus(Payments.RETRY)), Told.NOTHING);
        }
    }

    private static Optional<Transfer> next(Referral referral, Set<Transfer> putOff) {
        return referral.outbox().stream().filter(it -> !putOff.contains(it)).findFirst();
    }

    private RewardPayout.Outcome ask(Transfer transfer, MemberId friend, Referral referral) {
        Optional<MemberId> beneficiary =
                transfer.side() == Side.FRIEND ? Optional.of(friend) : ReferralBooks.known(referral.bond());
        return beneficiary
                .map(it -> payments.ask(transfer, it))
                .orElseGet(() -> new RewardPayout.Outcome.Refused("the beneficiary was erased"));
    }

    /**
     * Lets happen what is due: holds that end, reviews that nobody finished, times to qualify that pass, payments that were put off.
     * Each is looked at once, and however many cannot be paid, the others are reached. Safe to call from several threads or machines at
     * once.
     *
     * @param until what is due up to and including this instant, at most now
     * @return how many friends and members were looked at
     * @throws StorageException if it failed for some, with the first cause, retryable where all may go better; all others were done; call
     *     again
     */
    public long runDue(Instant until) {
        Instant to = until.isBefore(now()) ? until : now();
        DueWalk walk = new DueWalk(store);
        List<RuntimeException> failed = new ArrayList<>();
        for (BookKind kind : List.of(ReferralBooks.REFERRAL, ReferralBooks.REWARDS)) {
            walk.over(kind, program.program(), to, PAGE, book -> {
                book.owner().ifPresent(member -> run(book, member, failed));
                return true;
            });
        }
        if (!failed.isEmpty()) {
            throw but(failed);
        }
        return walk.met();
    }

    private static StorageException but(List<RuntimeException> failed) {
        String message = "all that is due was done but for " + failed.size() + " members";
        RuntimeException first = failed.get(0);
        return failed.stream().allMatch(it -> it instanceof StorageException storage && storage.retryable())
                ? StorageException.retryable(message, first)
                : StorageException.permanent(ErrorCode.STORAGE_FAILED, message, first);
    }

    private void run(BookId book, MemberId member, List<RuntimeException> failed) {
        try {
            if (book.kind().equals(ReferralBooks.REFERRAL)) {
                tell(member, new ReferralFact.TimePassed(), Told.NOTHING);
            } else {
                facts().carryOut(member);
            }
        } catch (RuntimeException e) {
            // Whatever is wrong with one book, those that are due later are not to wait for it.
            LOG.warn("{} is not done", book, e);
            failed.add(e);
        }
    }

    private FactCounting facts() {
        return new FactCounting(program, store, names, now(), payments::ask);
    }

    /**
     * Tells something that rules may count, such as a share.
     *
     * @param event the fact; its actor is rewarded
     * @return what became of it
     * @throws StorageException if the store failed; tell it again
     */
    public FactRewards tell(CommunityEvent event) {
        if (clock.isAhead(event.occurredAt())) {
            return new FactRewards.Declined(Reason.IN_FUTURE);
        }
        return facts().tell(event);
    }

    /**
     * Tells how many friends a member had brought before this program, for rules of {@link
     * io.communitykit.referral.program.CountScope#LIFETIME}; what they are worth is granted at once.
     *
     * @param member who
     * @param friends how many, 1 to {@value io.communitykit.referral.program.Ladder#MAX_FRIENDS}, with those whom the member brings later
     * @param key the fact
     * @return what became of it
     * @throws InvalidValueException if the number is out of range
     * @throws StorageException if the store failed; tell it again
     */
    public FactRewards broughtBefore(MemberId member, long friends, IdempotencyKey key) {
        return facts().broughtBefore(member, friends, key);
    }

    /**
     * One friend, as saved last.
     *
     * @param friend who
     * @return who brought the friend and where both sides stand, with reasons; empty for a friend of whom nothing is known, or who was
     *     erased
     * @throws StorageException if the store failed
     */
    public Optional<Referral> referral(MemberId friend) {
        Book book = store.read(List.of(showing(friend))).get(0);
        return book.standing() == Book.Standing.KEPT ? Optional.of(ReferralBooks.referral(book)) : Optional.empty();
    }

    /**
     * What a member has, as saved last.
     *
     * @param member who
     * @return by rule; nothing for a member of whom nothing is known, or who was erased
     * @throws StorageException if the store failed
     */
    public RewardAccount rewards(MemberId member) {
        return ReferralBooks.account(
                store.read(List.of(BookWant.keep(names.rewards(member)))).get(0));
    }

    /**
     * A page of what a member was granted, oldest first, and for whom.
     *
     * @param member who
     * @param after behind this row of an earlier page; from the first where empty
     * @param limit how many at most, 1 to 10,000
     * @return rows; fewer than asked for only at the end
     * @throws StorageException if the store failed
     */
    public List<LedgerRow> ledger(MemberId member, Optional<LedgerRow> after, int limit) {
        List<Entry> entries = store.entries(
                new EntryQuery(names.rewards(member), ReferralBooks.GRANT, after.map(LedgerRow::entry), limit));
        return entries.stream()
                .map(entry -> new LedgerRow(entry, ReferralBooks.grant(entry)))
                .toList();
    }

    /**
     * A row of a ledger, and for whom it was granted.
     *
     * @param entry as it is stored
     * @param grant what it says
     */
    public record LedgerRow(Entry entry, Grant grant) {

        /**
         * For whom it was granted.
         *
         * @return the friend; empty for a friend's own reward and for facts
         */
        public Optional<Party> friend() {
            return entry.key().party();
        }
    }

    /**
     * What the program has brought and cost so far. What is reserved is its liability.
     *
     * @return as saved last
     * @throws StorageException if the store failed
     */
    public ProgramTally tally() {
        return ReferralBooks.tally(
                store.read(List.of(BookWant.keep(names.tally()))).get(0));
    }

    /**
     * All that is kept of a member in this program.
     *
     * @param member who
     * @return a JSON object; empty for a member of whom nothing is known, or who was erased
     * @throws StorageException if the store failed
     */
    public Optional<String> export(MemberId member) {
        return new ReferralExport(store, names).of(member);
    }

    /**
     * Settles what a member has in this program, before the member is erased: what is decided and not paid is paid, what is to be taken back
     * is taken back, what is held is over, for the member and for whoever brought the member, and what it had reserved of the budget is given back. With several programs on one
     * store, call it on each of their facades first, and erase once: an erasure is of the whole store, and who is erased can be paid by
     * nobody.
     *
     * @param member who
     * @throws StorageException if the store failed, or retryable where the port puts a payment off; call again
     */
    public void settle(MemberId member) {
        tell(member, new ReferralFact.Withdrawn(), Told.NOTHING);
        facts().carryOut(member);
        friendsToAskFor(member).forEach(friend -> tell(friend, new ReferralFact.TimePassed(), Told.NOTHING));
        boolean putOff = referral(member).filter(it -> !it.outbox().isEmpty()).isPresent()
                || !rewards(member).outbox().isEmpty()
                || !friendsToAskFor(member).isEmpty();
        if (putOff) {
            throw StorageException.retryable(
                    "what is to be paid to or taken back from " + member + " was put off; erase again later", null);
        }
        facts().close(member);
    }

    /**
     * Settles, as {@link #settle} does, then removes who a member was, for ever, from all books of the store, those of attribution, of
     * commission and of other programs too. Where it fails in between, what was held is lost and the member is not erased: erase again.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws StorageException if the store failed, or retryable where the port puts a payment off; nothing is erased then
     */
    public boolean erase(MemberId member) {
        settle(member);
        return store.erase(member);
    }

    /** For whom a member is to be paid something that is decided, or something is to be taken back: it stands in the friends' books. */
    private Set<MemberId> friendsToAskFor(MemberId member) {
        Set<MemberId> friends = new LinkedHashSet<>();
        if (rewards(member).rules().values().stream().anyMatch(it -> it.recovering() > 0)) {
            // A friend whose own row is worth nothing has none, so that rows do not tell; what is put off is due soon,
            // by whichever clock.
            Instant until = now().plus(CLOCKS);
            List<MemberId> due = new ArrayList<>();
            new DueWalk(store).over(ReferralBooks.REFERRAL, program.program(), until, PAGE, book -> {
                book.owner().ifPresent(due::add);
                return true;
            });
            for (int from = 0; from < due.size(); from += PAGE) {
                friends.addAll(whereAsked(member, due.subList(from, Math.min(due.size(), from + PAGE))));
            }
        }
        BookPages.each(store, names.rewards(member), ReferralBooks.GRANT, entry -> {
            if (ReferralBooks.grant(entry).status() == GrantStatus.APPROVED) {
                entry.key().party().flatMap(Party::known).ifPresent(friends::add);
            }
        });
        return friends;
    }

    /** Those of some friends in whose books something is asked of a member. */
    private List<MemberId> whereAsked(MemberId member, List<MemberId> some) {
        return store.read(some.stream().map(this::showing).toList()).stream()
                .filter(book ->
                        book.standing() == Book.Standing.KEPT && isAskedOf(member, ReferralBooks.referral(book)))
                .flatMap(book -> book.id().owner().stream())
                .toList();
    }

    private static boolean isAskedOf(MemberId member, Referral referral) {
        return ReferralBooks.known(referral.bond()).equals(Optional.of(member))
                && referral.outbox().stream().anyMatch(each -> each.side() == Side.REFERRER);
    }

    private BookWant showing(MemberId friend) {
        return BookWant.keep(names.referral(friend)).with(ReferralBooks.NEWEST_BOND);
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final ReferralProgram program;
        private final BookStore store;
        private final RewardPayout payout;
        private ReferralScreen screen = (referrer, friend, at) -> Screening.PASSED;
        private InstantSource clock = InstantSource.system();
        private Duration tolerance = AttributionPolicy.USUAL_TOLERANCE;

        private Builder(ReferralProgram program, BookStore store, RewardPayout payout) {
            this.program = program;
            this.store = store;
            this.payout = payout;
        }

        /**
         * Sets the screen for abuse; by default everybody passes.
         *
         * @param port the screen; safe for many threads
         * @return this builder
         */
        public Builder screen(ReferralScreen port) {
            this.screen = port;
            return this;
        }

        /**
         * Sets the clock that says what now is; the system's by default.
         *
         * @param source the clock; safe for many threads
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Sets how far ahead of the clock a fact may lie, since the clocks of machines differ; {@link
         * AttributionPolicy#USUAL_TOLERANCE} by default.
         *
         * @param ahead how far, 0 or more
         * @return this builder
         */
        public Builder tolerance(Duration ahead) {
            this.tolerance = ahead;
            return this;
        }

        /**
         * Makes the facade.
         *
         * @return the facade
         * @throws InvalidValueException if the tolerance is negative
         */
        public Referrals build() {
            return new Referrals(this);
        }
    }
}
