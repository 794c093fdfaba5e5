package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.Erased;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives and takes points as a program says. The way in to this package.
 *
 * <p>Facts may be told again at any time: a repeat changes nothing and is answered with the original outcome. A fact that
 * concerns two members is posted to each account apart; where a crash came in between, telling it again finishes the rest.
 * Does not send messages or keep schedules. Immutable; safe for many threads, as its store is.
 *
 * <pre>{@code
 * Points points = Points.builder(program, new InMemoryPointsStore(key)).build();
 * FactResult result = points.apply(event);
 * }</pre>
 */
public final class Points {

    /** Accounts that are brought up to date together. */
    private static final int DUE_PAGE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Points.class);

    private final PointsProgram program;
    private final PointsStore store;
    private final InstantSource clock;
    private final Map<ProgramId, PointsProgram> partners;

    private Points(Builder builder) {
        this.program = builder.program;
        this.store = builder.store;
        this.clock = builder.clock;
        this.partners = Map.copyOf(builder.partners);
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param program the edition of the program that decides
     * @param store where accounts are kept
     * @return a builder; not safe for many threads
     */
    public static Builder builder(PointsProgram program, PointsStore store) {
        return new Builder(program, store);
    }

    /**
     * Judges a fact and posts what it earns or costs. A repeat is recognised on each account that the fact is routed to: with
     * other content it is rejected there, naming the fields that differ.
     *
     * @param event the fact; may have been told before
     * @return one result for each account it touches, none if no rule speaks of it
     * @throws io.communitykit.core.StorageException if the store failed; tell the fact again
     */
    public FactResult apply(CommunityEvent event) {
        return applyAll(List.of(event)).get(0);
    }

    /**
     * Judges several facts at one go, which costs a database store far fewer round trips than one by one. Facts of one
     * account take effect in the order given. Accounts commit apart: after a failure, tell all the facts again.
     *
     * @param events the facts; best some tens to a few hundred
     * @return one result a fact, in their order
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<FactResult> applyAll(List<CommunityEvent> events) {
        List<Routing> routings = new ArrayList<>(events.size());
        List<Unit<AccountResult>> units = new ArrayList<>(events.size());
        CommandUnits made = units();
        for (CommunityEvent event : events) {
            Routing routing = PointsRules.route(event, program);
            routings.add(routing);
            routing.tasks().forEach(task -> units.add(made.unit(task)));
        }
        List<AccountResult> results = units.isEmpty() ? List.of() : store.update(units);
        List<FactResult> answers = new ArrayList<>(events.size());
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            Routing routing = routings.get(i);
            int to = from + routing.tasks().size();
            answers.add(new FactResult(
                    events.get(i).key(), program.version(), results.subList(from, to), routing.skipped()));
            from = to;
        }
        results.forEach(this::log);
        return answers;
    }

    /**
     * Carries out a command.
     *
     * @param command the command; may have been told before
     * @return what became of it on the account of {@link PointsCommand#member()}: applied, replayed, or rejected with numbers
     * @throws io.communitykit.core.StorageException if the store failed; tell the command again
     */
    public AccountResult execute(PointsCommand command) {
        return executeAll(List.of(command)).get(0);
    }

    /**
     * Carries out several commands at one go, which costs a database store far fewer round trips than one by one. Commands on
     * one account take effect in the order given. Accounts commit apart: after a failure, tell all the commands again.
     *
     * @param commands the commands; best some tens to a few hundred
     * @return one result a command, in their order
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<AccountResult> executeAll(List<? extends PointsCommand> commands) {
        CommandUnits made = units();
        List<Unit<AccountResult>> units = new ArrayList<>(commands.size());
        for (PointsCommand command : commands) {
            units.add(made.unit(command));
        }
        List<AccountResult> results = units.isEmpty() ? List.of() : store.update(units);
        results.forEach(this::log);
        return results;
    }

    /**
     * Sends points from one member to another.
     *
     * @param transfer the command; may have been told before
     * @return what became of it on both accounts
     * @throws io.communitykit.core.StorageException if the store failed; tell the command again
     */
    public TransferResult transfer(PointsCommand.Transfer transfer) {
        return both(units().transfer(transfer));
    }

    /**
     * Turns points of one currency into another's. Where the rule leads to another program, that must have been given to
     * {@link Builder#partner}; its accounts are in the same store.
     *
     * @param exchange the command; may have been told before
     * @return what became of it on both accounts; twice the same where the currencies are of one program
     * @throws io.communitykit.core.StorageException if the store failed; tell the command again
     */
    public TransferResult exchange(PointsCommand.Exchange exchange) {
        Optional<Unit<TransferResult>> both = units().exchange(exchange);
        if (both.isPresent()) {
            return both(both.get());
        }
        AccountResult result = execute(exchange);
        return new TransferResult(result, result);
    }

    private TransferResult both(Unit<TransferResult> unit) {
        TransferResult result = store.update(List.of(unit)).get(0);
        log(result.sent());
        log(result.received());
        return result;
    }

    /**
     * Says what a fact would do, by the same rules on the same states, and changes nothing. Advice: by the time the fact is
     * told, the account may have changed.
     *
     * @param event the fact
     * @return what {@link #apply} would answer now
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public FactResult preview(CommunityEvent event) {
        Routing routing = PointsRules.route(event, program);
        CommandUnits made = units();
        List<AccountResult> results = routing.tasks().stream()
                .map(task -> made.unit(task).preview(store))
                .toList();
        return new FactResult(event.key(), program.version(), results, routing.skipped());
    }

    /**
     * Says what a command would do, by the same rules on the same states, and changes nothing.
     *
     * @param command the command
     * @return what {@link #execute} would answer now
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public AccountResult preview(PointsCommand command) {
        return units().unit(command).preview(store);
    }

    /**
     * Posts what is due until an instant on all accounts of the program: activations, releases, cancellations, expiries. A
     * convenience: every command and every read of a balance sees what is due without it. Run daily or once after a month, the
     * ledger is the same. Safe to run again after a failure, and beside other work.
     *
     * @param until the instant; not after the clock
     * @return how much was posted
     * @throws io.communitykit.core.InvalidValueException if the instant is after the clock
     * @throws io.communitykit.core.StorageException if the store failed; what was posted until then stays
     */
    public DueSummary runDue(Instant until) {
        Instant at = Timestamps.cut("until", until);
        Instant clockNow = now();
        if (at.isAfter(clockNow)) {
            throw InvalidValueException.of("until", "not after the clock, " + clockNow, until);
        }
        DueSummary sum = new DueSummary(0, 0);
        Optional<AccountQuery> query =
                Optional.of(new AccountQuery(program.id(), Optional.empty(), Optional.of(at), DUE_PAGE));
        while (query.isPresent()) {
            Page<AccountHead, AccountQuery> page = store.accounts(query.get());
            List<Unit<List<Posting>>> units = new ArrayList<>(page.items().size());
            for (AccountHead head : page.items()) {
                head.member().ifPresent(member -> units.add(dueUnit(new AccountId(program.id(), member), at)));
            }
            for (List<Posting> posted : store.update(units)) {
                sum = sum.plus(posted.isEmpty() ? 0 : 1, posted.size());
            }
            query = page.next();
        }
        LOG.debug("program {} brought to {}: {} accounts", program.id(), at, sum.accounts());
        return sum;
    }

    private Unit<List<Posting>> dueUnit(AccountId account, Instant at) {
        return new Unit<>(List.of(Want.due(account, at)), states -> PointsRules.due(states.get(0), program, at));
    }

    /**
     * What a member has in every currency that ever moved, as of the clock: what is due by then counts, though it may not be
     * posted yet.
     *
     * @param member the member
     * @return the pots in the order of the currencies' ids; empty for a member never seen, or erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Map<CurrencyId, Pot> pots(MemberId member) {
        Instant now = now();
        Want want = Want.due(new AccountId(program.id(), member), now);
        Unit<Map<CurrencyId, Pot>> look =
                new Unit<>(List.of(want), states -> PointsRules.pots(states.get(0), program, now));
        return Collections.unmodifiableMap(look.preview(store));
    }

    /**
     * What a member can spend in one currency, as of the clock.
     *
     * @param member the member
     * @param currency the currency
     * @return what is available; 0 for a member never seen, since starting balances are posted when the account opens
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public long balance(MemberId member, CurrencyId currency) {
        return pots(member).getOrDefault(currency, Pot.EMPTY).available();
    }

    /**
     * The first page of a member's postings, oldest first. For the pages after, hand {@link Page#next()} to {@link
     * #statement(PostingQuery)}.
     *
     * @param member the member
     * @param limit how many at most, 1 to 10,000
     * @return a page; empty for a member never seen, or erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Page<Posting, PostingQuery> statement(MemberId member, int limit) {
        PostingQuery.Whose whose = new PostingQuery.Whose.Member(new AccountId(program.id(), member));
        return statement(new PostingQuery(whose, 0, limit));
    }

    /**
     * One page of postings, oldest first.
     *
     * @param query what the page before named as its next, or one of your own
     * @return a page
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Page<Posting, PostingQuery> statement(PostingQuery query) {
        return store.postings(query);
    }

    /**
     * The first query for a listing of all accounts of the program.
     *
     * @param limit how many a page, 1 to 10,000
     * @return a query to hand to {@link PointsStore#accounts}
     */
    public AccountQuery everyAccount(int limit) {
        return new AccountQuery(program.id(), Optional.empty(), limit);
    }

    /**
     * Removes everything that tells who a member was from the member's accounts, in every program of the store in which the
     * member has one. Those accounts refuse facts from then on; totals still add up. A program in which the member never had
     * an account keeps no trace, and opens one if the host tells it a fact.
     *
     * <p>Postings of <em>other</em> members stay as they are. They hold no member id, but what the host put into keys and
     * subjects, and a 64-bit digest of who acted: put no personal data into keys and subjects.
     *
     * @param member the member
     * @return how much was removed
     * @throws io.communitykit.core.StorageException if the store failed; erase again
     */
    public Erased erase(MemberId member) {
        Erased erased = store.erase(member);
        LOG.debug("erased a member: {} accounts, {} postings", erased.accounts(), erased.postings());
        return erased;
    }

    /**
     * The edition of the program that decides.
     *
     * @return the program
     */
    public PointsProgram program() {
        return program;
    }

    private Instant now() {
        return Timestamps.cut("now", clock.instant());
    }

    private CommandUnits units() {
        return new CommandUnits(program, partners, now());
    }

    private void log(AccountResult result) {
        if (LOG.isDebugEnabled()) {
            String outcome = result.fold(
                    applied -> "applied " + applied.posting().key(),
                    replayed -> "replayed " + replayed.posting().key(),
                    rejected -> "rejected " + rejected.rejection().getClass().getSimpleName());
            LOG.debug("account {}: {}", result.account(), outcome);
        }
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final PointsProgram program;
        private final PointsStore store;
        private InstantSource clock = Clock.systemUTC();
        private final Map<ProgramId, PointsProgram> partners = new HashMap<>();

        private Builder(PointsProgram program, PointsStore store) {
            this.program = program;
            this.store = store;
        }

        /**
         * Sets the clock that says when postings are recorded; the system's by default.
         *
         * @param source the clock; safe for many threads
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Adds a program whose currencies this program's exchanges lead to; its accounts are in the same store.
         *
         * @param other the edition that decides there; the last one under an id counts
         * @return this builder
         */
        public Builder partner(PointsProgram other) {
            partners.put(other.id(), other);
            return this;
        }

        /**
         * Makes the facade.
         *
         * @return the facade
         */
        public Points build() {
            return new Points(this);
        }
    }
}
