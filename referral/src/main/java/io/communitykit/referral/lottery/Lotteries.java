package io.communitykit.referral.lottery;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.internal.BookPages;
import io.communitykit.referral.internal.DueWalk;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.lottery.LotteryDraw.Status;
import io.communitykit.referral.lottery.LotteryState.Activity;
import io.communitykit.referral.lottery.internal.LotteryForms;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.spi.RewardPayout;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lotteries and blind boxes: told a ticket, it draws what the committed seed says, gives what stock and budgets allow, and pays it.
 *
 * <p>Draws of an activity are numbered without holes, since each is one atomic step on the activity's book and the member's; so all draws of
 * one activity wait for each other, and stock is never given twice. A ticket is a fact of the host's, such as an order or a check-in, and is
 * drawn once however often it is told. Prizes are paid by {@link RewardPayout} after the step, with the same key however often they are
 * asked for; what is put off is tried again by {@link #runDue}, and when the ticket is told again.
 *
 * <p>Immutable; safe for many threads, as its store and its port are.
 */
public final class Lotteries {

    /** What a port puts off is tried again after this time. */
    static final Duration RETRY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Lotteries.class);
    private static final int PAGE = 200;

    private final LotteryRules rules;
    private final LotterySeed seed;
    private final LotteryBooks names;
    private final BookStore store;
    private final RewardPayout payout;
    private final InstantSource clock;

    private Lotteries(Builder builder) {
        this.rules = new LotteryRules(builder.policy, builder.seed);
        this.seed = builder.seed;
        this.names = new LotteryBooks(builder.policy.program());
        this.store = builder.store;
        this.payout = builder.payout;
        this.clock = builder.clock;
    }

    /**
     * Starts a facade.
     *
     * @param policy the rules
     * @param seed from which draws follow; the same for all editions of the activity
     * @param store where everything is kept
     * @param payout pays prizes
     * @return a builder
     */
    public static Builder builder(LotteryPolicy policy, LotterySeed seed, BookStore store, RewardPayout payout) {
        return new Builder(policy, seed, store, payout);
    }

    /**
     * Publishes the commitment of the seed in the activity's book, before the first draw. Not needed where the policy names it. Publishing
     * it again changes nothing.
     *
     * @return what is published
     * @throws InvalidValueException if that of another seed was published
     * @throws StorageException if the store failed; publish again
     */
    public LotterySeed.Commitment publish() {
        Instant now = now();
        return store.update(books -> {
            Book book = books.open(List.of(BookWant.change(names.activity()))).get(0);
            Activity before = LotteryBooks.activity(book);
            Activity after = rules.commit(before, now);
            if (!after.equals(before)) {
                books.save(List.of(
                        new BookChange(names.activity(), LotteryForms.write(after), Optional.empty(), List.of())));
            }
            return after.commitment().orElseThrow();
        });
    }

    /**
     * The seed, once the activity is over by this edition. From then on nothing is drawn any more, neither by another edition that runs
     * longer nor by a machine whose clock is behind, since everybody could tell what would come of it.
     *
     * @return the seed; empty while draws may be made, and always for an activity without an end
     * @throws StorageException if the store failed; reveal again
     */
    public Optional<LotterySeed> reveal() {
        Instant now = now();
        if (rules.policy().runs().filter(it -> !now.isBefore(it.end())).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(store.update(books -> {
            Book book = books.open(List.of(BookWant.change(names.activity(), LotteryBooks.REVEALED)))
                    .get(0);
            if (book.entry(LotteryBooks.REVEALED).isEmpty()) {
                books.save(List.of(new BookChange(
                        names.activity(),
                        LotteryForms.write(LotteryBooks.activity(book)),
                        Optional.empty(),
                        List.of(LotteryBooks.revealed(now)))));
            }
            return seed;
        }));
    }

    /**
     * The odds as members are to be told them.
     *
     * @return of each prize, pity included
     */
    public LotteryOdds odds() {
        return LotteryOdds.of(rules.policy());
    }

    /**
     * Draws for a ticket, and pays what is won.
     *
     * @param member whose ticket it is
     * @param ticket the key of the fact that it is for, such as of an order or a check-in
     * @return won, with where the payment stands; nothing; replayed, where the ticket was drawn before; a conflict, where it was another
     *     member's; or declined: {@link Reason#STARTS_LATER}, {@link Reason#NOT_RUNNING}, {@link
     *     Reason#DAY_LIMIT_REACHED}, {@link io.communitykit.referral.Reason#MEMBER_LIMIT_REACHED}, {@link
     *     Reason#SOLD_OUT}, or {@link io.communitykit.referral.Reason#SEED_NOT_PUBLISHED}
     * @throws InvalidValueException if the commitment of another seed was published
     * @throws StorageException if the store failed; tell it again
     */
    public DrawResult draw(MemberId member, IdempotencyKey ticket) {
        Instant now = now();
        String digest = FactKeys.of(ticket);
        DrawResult result = store.update(books -> new LotteryUpdate(rules, books, member).draw(digest, now));
        LOG.debug("ticket {}: {}", digest, result.getClass().getSimpleName());
        Optional<LotteryDraw> owed = result.kept().filter(it -> it.payment().status() == Status.OWED);
        if (owed.isEmpty()) {
            return result;
        }
        LotteryDraw paid = pay(member, owed.get()).orElse(owed.get());
        return result instanceof DrawResult.Won ? new DrawResult.Won(paid) : new DrawResult.Replayed(paid);
    }

    /** Asks for one payment, and keeps the answer; nothing where it was put off and will be asked for again. */
    private Optional<LotteryDraw> pay(MemberId member, LotteryDraw draw) {
        LotteryPrize.Gift gift = draw.outcome().won().orElseThrow().gift();
        IdempotencyKey key = new IdempotencyKey(
                new EventSource("lottery"),
                new EventId(FactKeys.digest(rules.policy().program(), draw.number(), draw.ticket())));
        RewardPayout.Outcome outcome = ask(new RewardPayout.Order(key, member, gift.unit(), gift.amount()));
        if (outcome instanceof RewardPayout.Outcome.Later) {
            // Nothing that is owed to somebody who was erased meanwhile is ever found to be due.
            return isErased(member) ? settle(member, draw.number(), Status.UNKNOWN) : Optional.empty();
        }
        return settle(
                member, draw.number(), outcome instanceof RewardPayout.Outcome.Done ? Status.PAID : Status.REFUSED);
    }

    private boolean isErased(MemberId member) {
        return store.read(List.of(BookWant.keep(names.member(member)))).get(0).standing() == Book.Standing.ERASED;
    }

    private Optional<LotteryDraw> settle(MemberId member, long number, Status status) {
        return store.update(books -> new LotteryUpdate(rules, books, member).settle(number, status));
    }

    private RewardPayout.Outcome ask(RewardPayout.Order order) {
        try {
            RewardPayout.Outcome outcome = Objects.requireNonNull(payout.pay(order), "answer of whoever pays");
            if (!(outcome instanceof RewardPayout.Outcome.Done)) {
                LOG.warn("prize {} of {} is not paid: {}", order.key(), order.beneficiary(), outcome);
            }
            return outcome;
        } catch (RuntimeException e) {
            // Whatever one payment does to whoever pays, the draw is kept and the others are not to wait for it.
            LOG.warn("prize {} of {} is not paid", order.key(), order.beneficiary(), e);
            return new RewardPayout.Outcome.Later("whoever pays failed");
        }
    }

    /**
     * Pays what is owed and due, such as what was put off or what a crash left, and also what a machine put off whose clock is more than
     * five minutes ahead. Each member is looked at once. Safe to call from several threads or machines at once.
     *
     * @param until what is due up to and including this instant, at most now
     * @return how many members were looked at
     * @throws StorageException if the store failed for some; all others were done; call again
     */
    public long runDue(Instant until) {
        Instant now = now();
        Instant to = until.isBefore(now) ? until : now;
        return new DueWalk(store)
                .andBehind(now.plus(RETRY).plus(AttributionPolicy.USUAL_TOLERANCE))
                .serve(
                        LotteryBooks.MEMBER,
                        rules.policy().program(),
                        to,
                        book -> payAll(book.owner().orElseThrow()));
    }

    private void payAll(MemberId member) {
        boolean putOff = false;
        for (LotteryDraw draw : owed(member)) {
            putOff |= pay(member, draw).isEmpty();
        }
        if (putOff) {
            Instant retry = now().plus(RETRY);
            store.update(books -> new LotteryUpdate(rules, books, member).postpone(retry));
        }
    }

    private List<LotteryDraw> owed(MemberId member) {
        Book book = store.read(List.of(BookWant.keep(names.member(member)))).get(0);
        return draws(member, List.copyOf(LotteryBooks.player(book).owed()));
    }

    private List<LotteryDraw> draws(MemberId member, List<Long> numbers) {
        List<LotteryDraw> draws = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += PAGE) {
            List<Long> page = numbers.subList(from, Math.min(numbers.size(), from + PAGE));
            Book book = store.read(List.of(BookWant.keep(
                            names.activity(),
                            page.stream()
                                    .map(it -> LotteryBooks.draw(it, Party.of(member)))
                                    .toArray(EntryKey[]::new))))
                    .get(0);
            page.forEach(it -> book.entry(LotteryBooks.draw(it, Party.of(member)))
                    .map(LotteryBooks::draw)
                    .ifPresent(draws::add));
        }
        return draws;
    }

    /**
     * What all draws came to.
     *
     * @return the activity, with the published commitment, how many draws there were and what is taken and spent
     * @throws StorageException if the store failed
     */
    public Activity activity() {
        return LotteryBooks.activity(
                store.read(List.of(BookWant.keep(names.activity()))).get(0));
    }

    /**
     * A page of all draws, by number.
     *
     * @param after behind this draw, as an earlier page gave it; from the first where empty
     * @param limit how many at most, 1 to 10,000
     * @return draws; fewer than asked for only at the end
     * @throws InvalidValueException if the limit is out of range
     * @throws StorageException if the store failed
     */
    public List<LotteryDraw> draws(Optional<LotteryDraw> after, int limit) {
        return store
                .entries(new EntryQuery(names.activity(), LotteryBooks.DRAW, after.map(LotteryBooks::entry), limit))
                .stream()
                .map(LotteryBooks::draw)
                .toList();
    }

    /**
     * All that is kept of a member in the activity.
     *
     * @param member who
     * @return the member's draws, by number; none for a member who was erased
     * @throws StorageException if the store failed
     */
    public List<LotteryDraw> export(MemberId member) {
        List<Long> numbers = new ArrayList<>();
        BookPages.each(
                store,
                names.member(member),
                LotteryBooks.DRAWN,
                entry -> numbers.add(Long.parseLong(entry.key().text())));
        return draws(member, numbers);
    }

    /**
     * Draws everything again from the seed and compares, members' books included. Meant for when the activity is over: what is drawn or
     * paid meanwhile looks like a finding. Holds all draws in memory, and reads the members of 200 draws in one round trip.
     *
     * @param editions every edition of the policy that decided draws
     * @return what was found
     * @throws StorageException if the store failed
     */
    public LotteryAudit.Report audit(Collection<LotteryPolicy> editions) {
        List<LotteryDraw> draws = new ArrayList<>();
        BookPages.each(store, names.activity(), LotteryBooks.DRAW, entry -> draws.add(LotteryBooks.draw(entry)));
        LotteryAudit.Report report = LotteryAudit.replay(seed, editions, activity(), draws);
        List<LotteryAudit.Finding> findings = new ArrayList<>(report.findings());
        for (int from = 0; from < draws.size(); from += PAGE) {
            findings.addAll(strangers(draws.subList(from, Math.min(draws.size(), from + PAGE))));
        }
        return new LotteryAudit.Report(report.draws(), findings);
    }

    /** Draws that their members' books know nothing of; all members of a page are read at once. */
    private List<LotteryAudit.Finding> strangers(List<LotteryDraw> page) {
        SortedMap<MemberId, List<LotteryDraw>> byMember = new TreeMap<>(Comparator.comparing(MemberId::value));
        page.forEach(draw -> draw.member()
                .known()
                .ifPresent(it ->
                        byMember.computeIfAbsent(it, one -> new ArrayList<>()).add(draw)));
        List<Book> books = store.read(byMember.entrySet().stream()
                .map(it -> BookWant.keep(names.member(it.getKey()), keys(it.getValue())))
                .toList());
        List<LotteryAudit.Finding> findings = new ArrayList<>();
        int next = 0;
        for (List<LotteryDraw> draws : byMember.values()) {
            Book book = books.get(next++);
            draws.stream()
                    .filter(it -> !isOwn(book, it))
                    .forEach(it -> findings.add(new LotteryAudit.Finding(it.number(), "member")));
        }
        findings.sort(Comparator.comparingLong(LotteryAudit.Finding::number));
        return findings;
    }

    private static EntryKey[] keys(List<LotteryDraw> draws) {
        return draws.stream()
                .map(it -> LotteryBooks.drawn(it.number(), it.at()).key())
                .toArray(EntryKey[]::new);
    }

    private static boolean isOwn(Book book, LotteryDraw draw) {
        return book.entry(LotteryBooks.drawn(draw.number(), draw.at()).key()).isPresent()
                && LotteryBooks.player(book).number() == draw.player();
    }

    /**
     * Asks once more for what is owed to a member who is about to be erased; where it is put off, it is given up and counts as paid, since
     * it may have been.
     *
     * @param member who
     * @throws StorageException if the store failed; settle again
     */
    public void settle(MemberId member) {
        for (LotteryDraw draw : owed(member)) {
            if (pay(member, draw).isEmpty()) {
                settle(member, draw.number(), Status.UNKNOWN);
            }
        }
    }

    /**
     * Forgets who a member was, in every capability and activity that keeps books in this store, and settles this activity before, and what
     * the member drew meanwhile after it. Draws stay under a pseudonym and can still be replayed. Where the same store keeps other activities or rewards, call {@link #settle} of
     * each and {@code Referrals.settle} before: nobody knows afterwards to whom they owe.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws StorageException if the store failed; erase again
     */
    public boolean erase(MemberId member) {
        // Who erased the member before may not have come to what was drawn meanwhile.
        long known = isErased(member) ? 0 : activity().draws();
        settle(member);
        boolean erased = store.erase(member);
        settleMeanwhile(member, known, activity().draws());
        return erased;
    }

    /** What a member drew after everything was settled, and before the erasure. */
    private void settleMeanwhile(MemberId member, long after, long last) {
        for (long from = after; from < last; from += PAGE) {
            List<Long> numbers = LongStream.rangeClosed(from + 1, Math.min(last, from + PAGE))
                    .boxed()
                    .toList();
            draws(member, numbers).stream()
                    .filter(it -> it.payment().status() == Status.OWED)
                    .forEach(it -> pay(member, it));
        }
    }

    private Instant now() {
        return Timestamps.cut("now", clock.instant());
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final LotteryPolicy policy;
        private final LotterySeed seed;
        private final BookStore store;
        private final RewardPayout payout;
        private InstantSource clock = InstantSource.system();

        private Builder(LotteryPolicy policy, LotterySeed seed, BookStore store, RewardPayout payout) {
            this.policy = policy;
            this.seed = seed;
            this.store = store;
            this.payout = payout;
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
         * Makes the facade.
         *
         * @return the facade
         * @throws InvalidValueException if the policy names the commitment of another seed
         */
        public Lotteries build() {
            return new Lotteries(this);
        }
    }
}
