package io.communitykit.membership.points;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives and takes points as a program says. The way in to this package.
 *
 * <p>Facts may be told again at any time: a repeat changes nothing and is answered with the original outcome. A fact that
 * concerns two members is posted to each account apart; where a crash came in between, telling it again finishes the rest.
 * Does not send messages, keep schedules or convert currencies. Immutable; safe for many threads, as its store is.
 *
 * <pre>{@code
 * Points points = Points.builder(program, new InMemoryPointsStore(key)).build();
 * FactResult result = points.apply(event);
 * }</pre>
 */
public final class Points {

    private static final Logger LOG = LoggerFactory.getLogger(Points.class);

    private final PointsProgram program;
    private final PointsStore store;
    private final InstantSource clock;

    private Points(Builder builder) {
        this.program = builder.program;
        this.store = builder.store;
        this.clock = builder.clock;
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
        Instant now = clock.instant();
        for (CommunityEvent event : events) {
            Routing routing = PointsRules.route(event, program);
            routings.add(routing);
            routing.tasks().forEach(task -> units.add(unit(task, now)));
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
     * Gives points by command, beside all rules and caps.
     *
     * @param command the command; may have been told before
     * @return applied, replayed or rejected
     * @throws io.communitykit.core.StorageException if the store failed; tell the command again
     */
    public AccountResult grant(PointsCommand.Grant command) {
        return carryOut(PointsRules.task(command, program));
    }

    /**
     * Takes points by command, all or none.
     *
     * @param command the command; may have been told before
     * @return applied, replayed or rejected, {@link Rejection.Insufficient} among the reasons
     * @throws io.communitykit.core.StorageException if the store failed; tell the command again
     */
    public AccountResult deduct(PointsCommand.Deduct command) {
        return carryOut(PointsRules.task(command, program));
    }

    /**
     * What a member has in every currency that ever moved.
     *
     * @param member the member
     * @return the pots in the order of the currencies' ids; empty for a member never seen, or erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Map<CurrencyId, Pot> pots(MemberId member) {
        Want want = Want.balances(new AccountId(program.id(), member));
        return Collections.unmodifiableMap(
                new TreeMap<>(store.read(List.of(want)).get(0).pots()));
    }

    /**
     * What a member has in one currency.
     *
     * @param member the member
     * @param currency the currency
     * @return the balance; 0 for a member never seen, since starting balances are posted when the account opens
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public long balance(MemberId member, CurrencyId currency) {
        return pots(member).getOrDefault(currency, Pot.EMPTY).balance();
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

    private AccountResult carryOut(Task task) {
        AccountResult result =
                store.update(List.of(unit(task, clock.instant()))).get(0);
        log(result);
        return result;
    }

    private Unit<AccountResult> unit(Task task, Instant now) {
        return new Unit<>(List.of(task.want()), states -> PointsRules.decide(states.get(0), task, program, now));
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
         * Makes the facade.
         *
         * @return the facade
         */
        public Points build() {
            return new Points(this);
        }
    }
}
