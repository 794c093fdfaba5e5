package io.communitykit.referral.commission;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.commission.internal.AccountFacts;
import io.communitykit.referral.commission.internal.BookView;
import io.communitykit.referral.commission.internal.Kinds;
import io.communitykit.referral.commission.internal.OrderFacts;
import io.communitykit.referral.commission.internal.Payer;
import io.communitykit.referral.commission.internal.StatementFacts;
import io.communitykit.referral.commission.plan.AnnualFee;
import io.communitykit.referral.commission.plan.Enrolment;
import io.communitykit.referral.commission.plan.TaskDone;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.commission.statement.Statement;
import io.communitykit.referral.commission.statement.StatementLine;
import io.communitykit.referral.commission.statement.StatementStatus;
import io.communitykit.referral.commission.tax.BracketWithholding;
import io.communitykit.referral.internal.BookPages;
import io.communitykit.referral.internal.FactHorizon;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.CommissionPayout;
import io.communitykit.referral.spi.CommissionPayout.Outcome;
import io.communitykit.referral.spi.CommissionPayout.Payment;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryRange;
import io.communitykit.referral.spi.Withholding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pays promoters for the orders of those whom they brought, for tasks and for years. The way in to this package.
 *
 * <p>Tell it every order with the snapshot that attribution made of it: that it was paid, received, paid back. A fact may be told again and
 * in any order. What a receipt or a refund says before the payment is kept and applied with it. An order is paid by its snapshot, never by
 * whoever is bound now.
 *
 * <ol>
 *   <li>A paid order earns at once, by line; its commission waits for the receipt.
 *   <li>After the receipt it is held for the program's days, then it is in the statement of the day on which the hold ended, by itself.
 *   <li>A refund lowers what waits or is held; what was released it takes back by the program's policy.
 *   <li>{@link #close} ends a statement; {@link #pay} pays it through {@link CommissionPayout}; {@link #runDue} does both for all that is
 *       due. Neither is needed for sums to be right.
 * </ol>
 *
 * <p>A fact that lies further ahead of the clock than the tolerance is declined with {@link Reason#IN_FUTURE}, leaves nothing, and may be
 * told again when its time has come.
 *
 * <p>Every operation but the listings and {@link #runDue} costs at most three round trips to the store. Immutable; safe for many threads, as
 * its store and its ports are.
 */
public final class Commissions {

    private static final Logger LOG = LoggerFactory.getLogger(Commissions.class);

    private final CommissionProgram program;
    private final BookStore store;
    private final FactHorizon clock;
    private final Withholding withholding;
    private final Optional<CommissionPayout> payout;

    private Commissions(Builder builder) {
        this.program = builder.program;
        this.store = builder.store;
        this.clock = new FactHorizon(builder.clock, builder.tolerance);
        this.withholding = builder.withholding;
        this.payout = builder.payout;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param program the edition that decides
     * @param store where books are kept
     * @return a builder; not safe for many threads
     */
    public static Builder builder(CommissionProgram program, BookStore store) {
        return new Builder(program, store);
    }

    /**
     * Tells that an order was paid.
     *
     * @param order the order
     * @param attribution its snapshot
     * @return applied with what each level earned, or why not
     * @throws io.communitykit.core.InvalidValueException if the snapshot is of another order or buyer, or on overflow
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public CommissionResult paid(PaidOrder order, OrderAttribution attribution) {
        return told("paid order", order.at(), order.order(), books -> orders().paid(books, order, attribution));
    }

    /**
     * Tells that an order was received, which begins the hold.
     *
     * @param receipt the receipt
     * @param attribution the order's snapshot
     * @return applied, kept until the payment is told, or why not
     * @throws io.communitykit.core.InvalidValueException if the snapshot is of another order or buyer
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public CommissionResult received(OrderReceipt receipt, OrderAttribution attribution) {
        return told(
                "receipt of order",
                receipt.at(),
                receipt.order(),
                books -> orders().received(books, receipt, attribution));
    }

    /**
     * Tells that an order was paid back, in part or in full. Beyond what was paid it does nothing, and says so.
     *
     * @param refund the refund
     * @param attribution the order's snapshot
     * @return applied with what it took back, kept until the payment is told, or why not
     * @throws io.communitykit.core.InvalidValueException if the snapshot is of another order or buyer, or on overflow
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public CommissionResult refunded(OrderRefund refund, OrderAttribution attribution) {
        return told(
                "refund of order", refund.at(), refund.order(), books -> orders().refunded(books, refund, attribution));
    }

    private OrderFacts orders() {
        return new OrderFacts(program, clock.now());
    }

    /**
     * Tells that a task was done; the plan of the promoter says what it pays.
     *
     * @param task the task
     * @return applied with the fee, or why not
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public CommissionResult task(TaskDone task) {
        return told("task", task.at(), task.task(), books -> accounts().task(books, task));
    }

    /**
     * Posts a year's fee; the plan of the promoter says what it is.
     *
     * @param fee the fee
     * @return applied, or why not: {@link Reason#ALREADY_TOLD} where the year was posted by another fact
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public CommissionResult fee(AnnualFee fee) {
        return told("annual fee", fee.at(), fee.year(), books -> accounts().fee(books, fee));
    }

    /**
     * Puts a promoter on a plan, for what is told from then on.
     *
     * @param enrolment the enrolment
     * @return applied, or why not
     * @throws io.communitykit.core.StorageException if the store failed; tell it again
     */
    public CommissionResult enrol(Enrolment enrolment) {
        return told(
                "enrolment",
                enrolment.at(),
                enrolment.plan(),
                books -> accounts().enrol(books, enrolment));
    }

    private AccountFacts accounts() {
        return new AccountFacts(program, clock.now());
    }

    private CommissionResult told(String what, Instant at, Object id, Function<Books, CommissionResult> work) {
        CommissionResult result =
                clock.isAhead(at) ? new CommissionResult.Declined(Reason.IN_FUTURE) : store.update(work);
        LOG.debug("{} {} in {}: {}", what, id, program.id(), result.getClass().getSimpleName());
        return result;
    }

    /**
     * Closes a promoter's statement and those before it. Closing again changes nothing; what comes later is in the next one.
     *
     * @param promoter whose
     * @param day any day of the period
     * @return the statement, as it was closed now or before; empty where the period is not over, the promoter was erased, or a later
     *     statement was closed when this one had nothing in it
     * @throws io.communitykit.core.StorageException if the store failed; close again
     */
    public Optional<Statement> close(MemberId promoter, LocalDate day) {
        LocalDate period = program.calendar().period().firstDay(day);
        StatementFacts facts = statements();
        return store.update(books -> facts.close(books, promoter, period)).flatMap(StatementFacts.Closes::asked);
    }

    /**
     * A promoter's statement: as it was closed, or as it would be with what is in it now.
     *
     * @param promoter whose
     * @param day any day of the period
     * @return the statement; empty for a period to come, for one that was passed over with nothing in it, and for an erased promoter
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<Statement> statement(MemberId promoter, LocalDate day) {
        LocalDate period = program.calendar().period().firstDay(day);
        BookView view = view();
        return view.statement(
                store.read(List.of(view.showing(promoter, period))).get(0), period);
    }

    /**
     * Lists the lines of a statement: released orders, adjustments of tiers, then the others; each oldest first. Reads pages of {@value
     * EntryRange#MAX_LIMIT}.
     *
     * @param promoter whose
     * @param day any day of the period
     * @param each is given every line
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public void lines(MemberId promoter, LocalDate day, Consumer<StatementLine> each) {
        LocalDate period = program.calendar().period().firstDay(day);
        BookView view = view();
        for (EntryKind kind : BookView.lineKinds(period)) {
            entries(promoter, kind, entry -> view.line(entry).ifPresent(each));
        }
    }

    private void entries(MemberId promoter, EntryKind kind, Consumer<Entry> each) {
        BookPages.each(store, BookId.of(Kinds.BOOK, program.id(), promoter), kind, each);
    }

    /**
     * Pays a closed statement. A crash between paying and keeping the answer is mended by paying again: the payment has the same key.
     *
     * @param promoter whose
     * @param day any day of the period
     * @return settled, refused, to be tried again, or declined where there is no closed statement
     * @throws IllegalStateException if no {@link CommissionPayout} was given
     * @throws io.communitykit.core.StorageException if the store failed; pay again
     */
    public PayResult pay(MemberId promoter, LocalDate day) {
        LocalDate period = program.calendar().period().firstDay(day);
        BookView view = view();
        Book book = store.read(List.of(view.showing(promoter, period))).get(0);
        if (book.standing() == Book.Standing.ERASED) {
            return new PayResult.Declined(Reason.ERASED);
        }
        Optional<Statement> statement = view.statement(book, period);
        if (statement.isEmpty() || statement.get().status() == StatementStatus.RUNNING) {
            return new PayResult.Declined(Reason.NOT_FOUND);
        }
        return statement.get().status() == StatementStatus.SETTLED
                ? new PayResult.Settled(statement.get())
                : pay(promoter, statement.get());
    }

    private PayResult pay(MemberId promoter, Statement statement) {
        CommissionPayout port =
                payout.orElseThrow(() -> new IllegalStateException("nothing to pay with; give Commissions a payout"));
        Payment payment = new Payment(
                program.id(), promoter, statement.period(), new Money(statement.payable(), program.currency()));
        Outcome outcome = port.pay(payment);
        LOG.debug("{}: {}", payment, outcome.getClass().getSimpleName());
        StatementFacts facts = statements();
        Optional<Statement> marked = store.update(books -> facts.mark(books, promoter, statement.period(), outcome));
        if (marked.isEmpty()) {
            return new PayResult.Declined(Reason.ERASED);
        } else if (marked.get().status() == StatementStatus.SETTLED) {
            return new PayResult.Settled(marked.get());
        }
        return outcome instanceof Outcome.Again again
                ? new PayResult.Again(marked.get(), again.notBefore())
                : new PayResult.Refused(marked.get());
    }

    /**
     * Does what is due for some promoters: closes statements that are over, and pays those that are closed if a payout was given. Each
     * promoter is looked at once. A failure, of the store or of the payout, does not keep the others from theirs and is thrown at the end.
     *
     * @param until up to and including this instant; later than the clock counts as the clock
     * @param limit how many promoters at most, 1 to 10,000; those who fail, and those whose payments wait for a payout, are not counted
     * @return what was done; call again while as many promoters as the limit were counted
     * @throws io.communitykit.core.StorageException if the store or the payout failed, with how often, once all others are done; call again
     */
    public DueSummary runDue(Instant until, int limit) {
        Instant now = clock.now();
        Instant end = Timestamps.cut("until", until.isAfter(now) ? now : until);
        DueRun run = new DueRun(limit);
        return run.over(store, Kinds.BOOK, program.id(), end, promoter -> due(promoter, run));
    }

    private DueSummary due(MemberId promoter, DueRun run) {
        StatementFacts facts = statements();
        StatementFacts.DueCloses closes = store.update(books -> facts.closeDue(books, promoter));
        int closed = closes.statements().size();
        if (payout.isEmpty()) {
            return new DueSummary(closes.stays() == StatementFacts.Stays.DONE ? 1 : 0, closed, 0, 0, 0);
        }
        BookView view = view();
        List<PayResult> paid = new ArrayList<>();
        boolean all = true;
        for (LocalDate period :
                view.toPay(store.read(List.of(view.showing(promoter))).get(0))) {
            all &= run.attempt(promoter, () -> paid.add(pay(promoter, period)));
        }
        return new DueSummary(
                all ? 1 : 0,
                closed,
                count(paid, PayResult.Settled.class),
                count(paid, PayResult.Refused.class),
                count(paid, PayResult.Again.class));
    }

    private static int count(List<PayResult> paid, Class<? extends PayResult> kind) {
        return Math.toIntExact(paid.stream().filter(kind::isInstance).count());
    }

    /**
     * Why a promoter gets what by an order.
     *
     * @param promoter who, at whichever level
     * @param order which order
     * @return the order's commission; empty where none was decided for the promoter
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<OrderCommission> why(MemberId promoter, OrderId order) {
        BookView view = view();
        return view.why(store.read(List.of(view.showing(promoter, order))).get(0), order);
    }

    /**
     * What the shop would still have to pay these promoters if no order were paid back.
     *
     * @param promoters who, each once
     * @return the sums
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Liability liability(List<MemberId> promoters) {
        BookView view = view();
        Liability sum = Liability.NONE;
        if (promoters.isEmpty()) {
            return sum;
        }
        for (Book book : store.read(promoters.stream().map(view::showing).toList())) {
            sum = sum.plus(view.liability(book));
        }
        return sum;
    }

    /**
     * All that is kept of a promoter.
     *
     * @param promoter who
     * @return header and entries as they are kept
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public CommissionExport export(MemberId promoter) {
        BookView view = view();
        Book book = store.read(List.of(view.showing(promoter))).get(0);
        List<Entry> statements = new ArrayList<>();
        entries(promoter, Kinds.STATEMENT, statements::add);
        List<Entry> all = new ArrayList<>();
        for (EntryKind kind : view.kinds(book, statements)) {
            entries(promoter, kind, all::add);
        }
        return new CommissionExport(book.header(), all);
    }

    /**
     * Forgets who a member was, in every capability that keeps books in this store. What is owed is not paid any more.
     * Where the same store keeps rewards, call {@code Referrals.settle} before, or {@code Referrals.erase} in place of this: what is reserved
     * for an erased member would stay reserved.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws io.communitykit.core.StorageException if the store failed; erase again
     */
    public boolean erase(MemberId member) {
        return store.erase(member);
    }

    private StatementFacts statements() {
        return new StatementFacts(program, clock.now(), withholding, payout.isPresent() ? Payer.PORT : Payer.NONE);
    }

    private BookView view() {
        return new BookView(program, clock.now(), withholding);
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final CommissionProgram program;
        private final BookStore store;
        private InstantSource clock = Clock.systemUTC();
        private Duration tolerance = AttributionPolicy.USUAL_TOLERANCE;
        private Withholding withholding;
        private Optional<CommissionPayout> payout = Optional.empty();

        private Builder(CommissionProgram program, BookStore store) {
            this.program = program;
            this.store = store;
            this.withholding = new BracketWithholding(program.tax());
        }

        /**
         * Sets the clock; that of the system in UTC without it.
         *
         * @param source what time it is
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Sets how far ahead of the clock a fact may lie, since the clocks of machines differ; {@link
         * AttributionPolicy#USUAL_TOLERANCE} without it.
         *
         * @param ahead how far, 0 or more
         * @return this builder
         */
        public Builder tolerance(Duration ahead) {
            this.tolerance = ahead;
            return this;
        }

        /**
         * Sets what is kept of payments; the program's table without it.
         *
         * @param rules what is kept
         * @return this builder
         */
        public Builder withholding(Withholding rules) {
            this.withholding = rules;
            return this;
        }

        /**
         * Sets who pays; nobody without it, and statements stay closed. What is closed without it is paid by {@link Commissions#pay}, or by {@link
         * Commissions#runDue} of a facade that has it as soon as something else is due for the promoter.
         *
         * @param port who pays
         * @return this builder
         */
        public Builder payout(CommissionPayout port) {
            this.payout = Optional.of(port);
            return this;
        }

        /**
         * Builds.
         *
         * @return the facade
         * @throws io.communitykit.core.InvalidValueException if the tolerance is negative
         */
        public Commissions build() {
            return new Commissions(this);
        }
    }
}
