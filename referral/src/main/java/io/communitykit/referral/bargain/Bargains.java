package io.communitykit.referral.bargain;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.bargain.BargainRules.Decision;
import io.communitykit.referral.bargain.BargainRules.Standing;
import io.communitykit.referral.bargain.BargainRules.State;
import io.communitykit.referral.bargain.internal.BargainForms;
import io.communitykit.referral.internal.BookPages;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.internal.JoinScreen;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookSubject;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryRange;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.spi.ReferralScreen;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bargains: a member starts one, friends cut its price, each once, and it comes to its floor with the last friend, to the fen.
 *
 * <p>What everybody cuts follows from the terms and a seed that only the host's secret tells, so that nothing is gained by coming again and
 * everything can be looked over afterwards. A friend's cut, the price and the friend's limits change in one atomic step of two books.
 * Whether it is too late is decided when somebody helps or buys, so that nothing has to run for bargains to end. A fact may be told at
 * least once: it is known again by its bargain, its member and its order.
 *
 * <p>Immutable; safe for many threads, as its store and its ports are.
 */
public final class Bargains {

    private static final Logger LOG = LoggerFactory.getLogger(Bargains.class);

    private static final BookKind BARGAIN = new BookKind("bargain");
    private static final BookKind MEMBER = new BookKind("bargain-member");
    private static final EntryKind OWNER = new EntryKind("owner", EntryKind.Retention.LEDGER);
    private static final EntryKind CUT = new EntryKind("cut", EntryKind.Retention.LEDGER);
    /** An order that was given up. */
    private static final EntryKind GIVEN_UP = new EntryKind("given-up", EntryKind.Retention.LEDGER);
    /** In a member's book: a bargain that the member ever had to do with. */
    private static final EntryKind JOINED = new EntryKind("joined", EntryKind.Retention.PERSONAL);

    private static final EntryRange ITS_OWNER = new EntryRange(OWNER, Instant.EPOCH, 1);

    private final BargainPolicy policy;
    private final BargainRules rules;
    private final KnownPlans plans = new KnownPlans();
    private final BookStore store;
    private final PseudonymKey secret;
    private final JoinScreen screen;
    private final InstantSource clock;

    private Bargains(Builder builder) {
        this.policy = builder.policy;
        this.rules = new BargainRules(builder.policy);
        this.store = builder.store;
        this.secret = builder.secret;
        this.screen = new JoinScreen(builder.screen);
        this.clock = builder.clock;
    }

    /**
     * Starts a facade.
     *
     * @param policy the rules
     * @param store where everything is kept
     * @param secret what seeds are made with; the same for as long as they are to be told again
     * @return a builder
     */
    public static Builder builder(BargainPolicy policy, BookStore store, PseudonymKey secret) {
        return new Builder(policy, store, secret);
    }

    /**
     * Starts a bargain.
     *
     * @param bargain its id, by the host
     * @param member who starts it
     * @return applied, replayed, or declined: {@link Reason#STARTS_LATER}, {@link Reason#NOT_RUNNING}, {@link
     *     Reason#MEMBER_LIMIT_REACHED}, or {@link Reason#ALREADY_TOLD} where the id is another's
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public BargainResult start(BargainId bargain, MemberId member) {
        String commitment =
                secret.commitment("seed of a bargain", policy.program().value(), bargain.value());
        long seed = Long.parseUnsignedLong(commitment.substring(0, 16), 16);
        return tell(bargain, member, (state, standing) -> rules.start(state, standing, seed, now()));
    }

    /**
     * Lets a friend help.
     *
     * @param bargain which
     * @param member who helps
     * @param weight as what the host takes the member
     * @return applied with the cut, replayed with the one before, or declined: {@link Reason#FLOOR_REACHED}, {@link Reason#EXPIRED}, {@link
     *     Reason#ALREADY_ORDERED}, {@link Reason#SELF_REFERRAL}, {@link Reason#DAY_LIMIT_REACHED}, {@link Reason#MEMBER_LIMIT_REACHED},
     *     {@link Reason#NOT_FOUND}, or the screen's
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public BargainResult help(BargainId bargain, MemberId member, CutPlan.Weight weight) {
        Optional<Reason> against = against(bargain, member);
        return tell(bargain, member, (state, standing) -> rules.help(state, standing, weight, against, now(), plans));
    }

    /**
     * Tells that the owner orders it, at {@link Bargain#price}.
     *
     * @param bargain which
     * @param order by which order
     * @return applied, replayed, or declined: {@link Reason#FLOOR_NOT_REACHED}, {@link Reason#EXPIRED}, {@link Reason#ALREADY_ORDERED} or
     *     {@link Reason#NOT_FOUND}
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public BargainResult ordered(BargainId bargain, OrderId order) {
        return tell(bargain, order, true, state -> rules.order(state, order, now()));
    }

    /**
     * Tells what became of its order. One that was given up may be ordered again while it has time.
     *
     * @param bargain which
     * @param order which order
     * @param outcome what became of it
     * @return applied, replayed, or declined: {@link Reason#ALREADY_PAID}, or {@link Reason#NOT_FOUND} where it is not ordered by that,
     *     such as a payment of an order that was given up: nothing is kept of it, the shop has the money and pays it back
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public BargainResult settled(BargainId bargain, OrderId order, BargainRules.Outcome outcome) {
        boolean givesUp = outcome == BargainRules.Outcome.GIVEN_UP;
        return tell(bargain, order, givesUp, state -> rules.settle(state, order, outcome, now()));
    }

    private Instant now() {
        return Timestamps.cut("now", clock.instant());
    }

    private BargainResult tell(BargainId id, MemberId member, BiFunction<State, Standing, Decision> decide) {
        BargainResult result = store.update(books -> {
            List<Book> opened = books.open(List.of(
                    BookWant.change(book(id), cutOf(member)).with(ITS_OWNER), BookWant.change(memberBook(member))));
            Book own = opened.get(0);
            Book members = opened.get(1);
            if (members.standing() == Book.Standing.ERASED) {
                return new BargainResult.Erased(member);
            }
            Optional<Party> owner = owner(own);
            Standing standing = owner.equals(Optional.of(Party.of(member))) ? Standing.OWNER : Standing.FRIEND;
            State before = new State(
                    own.header().map(BargainForms::read),
                    own.entry(cutOf(member)).map(entry -> BargainForms.readCut(entry.body())),
                    members.header().map(BargainForms::readMember).orElse(MemberBargains.NONE));
            Decision decision = decide.apply(before, standing);
            save(books, id, member, before, decision.after());
            return decision.result();
        });
        LOG.debug("bargain {} by {}: {}", id, member, result.getClass().getSimpleName());
        return result;
    }

    private void save(Books books, BargainId id, MemberId member, State before, State after) {
        if (after.equals(before)) {
            return;
        }
        Bargain bargain = after.bargain().orElseThrow();
        List<Entry> entries = new ArrayList<>();
        if (before.bargain().isEmpty()) {
            entries.add(new Entry(
                    EntryKey.of(OWNER, "owner", member),
                    bargain.startedAt(),
                    Fields.write().done()));
        }
        after.cut()
                .filter(it -> before.cut().isEmpty())
                .ifPresent(it -> entries.add(new Entry(cutOf(member), it.at(), BargainForms.write(it))));
        Entry joined = new Entry(
                EntryKey.of(JOINED, id.value()),
                bargain.startedAt(),
                Fields.write().done());
        books.save(List.of(
                new BookChange(book(id), BargainForms.write(bargain), Optional.empty(), entries),
                new BookChange(
                        memberBook(member), BargainForms.write(after.member()), Optional.empty(), List.of(joined))));
    }

    /** @param once whether nothing happens where the order was given up before: it never comes to life again */
    private BargainResult tell(BargainId id, OrderId order, boolean once, Function<State, Decision> decide) {
        EntryKey givenUp = EntryKey.of(GIVEN_UP, order.value());
        BargainResult result = store.update(books -> {
            Book own = books.open(List.of(BookWant.change(book(id), givenUp))).get(0);
            State before = new State(own.header().map(BargainForms::read), Optional.empty(), MemberBargains.NONE);
            if (once && own.entry(givenUp).isPresent()) {
                return new BargainResult.Replayed(before.bargain().orElseThrow(), Optional.empty());
            }
            Decision decision = decide.apply(before);
            if (!decision.after().equals(before)) {
                Bargain after = decision.after().bargain().orElseThrow();
                List<Entry> entries = after.order().isPresent()
                        ? List.of()
                        : List.of(new Entry(givenUp, now(), Fields.write().done()));
                books.save(List.of(new BookChange(book(id), BargainForms.write(after), Optional.empty(), entries)));
            }
            return decision.result();
        });
        LOG.debug("bargain {}: {}", id, result.getClass().getSimpleName());
        return result;
    }

    private Optional<Reason> against(BargainId id, MemberId member) {
        return screen.against(
                () -> owner(store.read(List.of(BookWant.keep(book(id)).with(ITS_OWNER)))
                        .get(0)),
                member,
                now());
    }

    private static Optional<Party> owner(Book book) {
        return book.ranges().get(0).stream()
                .findFirst()
                .flatMap(entry -> entry.key().party());
    }

    private ProgramId program() {
        return policy.program();
    }

    private BookId book(BargainId bargain) {
        return BookId.about(BARGAIN, program(), new BookSubject(bargain.value()));
    }

    private BookId memberBook(MemberId member) {
        return BookId.of(MEMBER, program(), member);
    }

    private static EntryKey cutOf(MemberId member) {
        return EntryKey.of(CUT, "cut", member);
    }

    /**
     * A bargain as saved last; {@link Bargain#statusAt} says where it stands.
     *
     * @param bargain which
     * @return the bargain; empty for one that was never started
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<Bargain> bargain(BargainId bargain) {
        return store.read(List.of(BookWant.keep(book(bargain)))).get(0).header().map(BargainForms::read);
    }

    /**
     * Shows every cut of a bargain, oldest first.
     *
     * @param bargain which
     * @param each is given whose it is and the cut
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public void each(BargainId bargain, BiConsumer<Party, Cut> each) {
        BookPages.each(
                store,
                book(bargain),
                CUT,
                entry -> each.accept(entry.key().party().orElseThrow(), BargainForms.readCut(entry.body())));
    }

    /**
     * The bargains of the activity that a member ever had to do with.
     *
     * @param member who
     * @return bargains; nothing for a member who was erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<BargainId> bargainsOf(MemberId member) {
        List<BargainId> bargains = new ArrayList<>();
        BookPages.each(
                store,
                memberBook(member),
                JOINED,
                entry -> bargains.add(new BargainId(entry.key().text())));
        return bargains;
    }

    /**
     * Forgets who a member was, in every capability that keeps books in this store. Cuts stay, under a pseudonym, since prices rest on them.
     * Where the same store keeps rewards, call {@code Referrals.settle} before.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws io.communitykit.core.StorageException if the store failed; erase again
     */
    public boolean erase(MemberId member) {
        return store.erase(member);
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final BargainPolicy policy;
        private final BookStore store;
        private final PseudonymKey secret;
        private Optional<ReferralScreen> screen = Optional.empty();
        private InstantSource clock = InstantSource.system();

        private Builder(BargainPolicy policy, BookStore store, PseudonymKey secret) {
            this.policy = policy;
            this.store = store;
            this.secret = secret;
        }

        /**
         * Sets the screen for abuse, which is asked of whoever started a bargain and each who helps; who is refused cuts nothing. Everybody
         * passes without it. It costs a round trip for each who helps.
         *
         * @param port the screen; safe for many threads
         * @return this builder
         */
        public Builder screen(ReferralScreen port) {
            this.screen = Optional.of(port);
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
         * Makes the facade.
         *
         * @return the facade
         */
        public Bargains build() {
            return new Bargains(this);
        }
    }
}
