package io.communitykit.membership.points;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.internal.ledger.DueDecision;
import io.communitykit.membership.points.internal.ledger.TaskDecision;
import io.communitykit.membership.points.internal.ledger.TwoAccounts;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of points as pure functions, apart from any store: {@link #route} says what a fact means for which account,
 * {@link #decide} says what becomes of it there. {@link Points} is the thin loop around the two; a test, a what-if replay or
 * a stream processor may call them directly. Same arguments, same answer; safe for many threads.
 */
public final class PointsRules {

    private PointsRules() {}

    /**
     * Says which accounts a fact touches and what it asks of each. Conditions and multipliers are judged here, since they
     * look at the fact alone; caps and floors are not, since they look at the account. A registration touches the actor's
     * account even without a rule, so that starting balances are posted.
     *
     * @param event the fact
     * @param program the program that judges it
     * @return one task for each account, none if no rule speaks of the fact; and the rules that could not be judged
     */
    public static Routing route(CommunityEvent event, PointsProgram program) {
        return new EventRouter(event, program).route();
    }

    /**
     * Turns a command on one account into a task.
     *
     * @param command the command
     * @param program the program; names the account
     * @return the task; empty for a transfer and for an exchange with another program
     */
    public static Optional<Task> task(PointsCommand command, PointsProgram program) {
        return new CommandTasks(command, program).task();
    }

    /**
     * Says what becomes of a task on an account in a given state: applied, replayed or rejected. First the account is brought
     * to the instant of the decision, the later of {@code now} and the account's last posting: what was due until then is
     * posted. Entries are made in the order of the actions and asks; what a cap or the floor cuts off is named in the entry.
     *
     * @param state what {@link Task#want} asked for, or more
     * @param task the task
     * @param program the edition that decides
     * @param now the facade's clock
     * @return the changes and the result, the result alone, or a wish to see more of the account
     */
    public static Decision<AccountResult> decide(AccountState state, Task task, PointsProgram program, Instant now) {
        return new TaskDecision(state, task, program, Timestamps.cut("now", now)).decide();
    }

    /**
     * Says what becomes of a transfer between two members.
     *
     * @param states the sender's and the receiver's, as {@link #wants} asked for, or more
     * @param transfer the command
     * @param program the edition that decides
     * @param now the facade's clock
     * @return the decision on both accounts
     */
    public static Decision<TransferResult> decide(
            List<AccountState> states, PointsCommand.Transfer transfer, PointsProgram program, Instant now) {
        return new TwoAccounts(
                        states,
                        transfer,
                        CommandTasks.digest(transfer),
                        List.of(program, program),
                        Timestamps.cut("now", now))
                .transfer(transfer);
    }

    /**
     * Says what becomes of an exchange between two programs.
     *
     * @param states the member's in the program that gives and in the one that gets, as {@link #wants} asked for, or more
     * @param exchange the command
     * @param programs the program that gives, whose rule decides, and the one that gets
     * @param now the facade's clock
     * @return the decision on both accounts
     */
    public static Decision<TransferResult> decide(
            List<AccountState> states, PointsCommand.Exchange exchange, List<PointsProgram> programs, Instant now) {
        ExchangeRule rule = programs.get(0).exchange(exchange.exchange()).orElseThrow();
        return new TwoAccounts(states, exchange, CommandTasks.digest(exchange), programs, Timestamps.cut("now", now))
                .exchange(exchange, rule);
    }

    /**
     * What deciding a command on two accounts most probably needs.
     *
     * @param key the command's key
     * @param sender the account that gives
     * @param receiver the account that gets
     * @param cover the lots that are given
     * @param now the facade's clock
     * @return one want for each account
     */
    public static List<Want> wants(
            IdempotencyKey key, AccountId sender, AccountId receiver, Optional<LotWant> cover, Instant now) {
        return List.of(
                want(sender, key, Leg.MAIN, cover.stream().toList(), now),
                want(receiver, key, Leg.RECEIVED, List.of(), now));
    }

    private static Want want(AccountId account, IdempotencyKey key, Leg leg, List<LotWant> lots, Instant now) {
        return new Want(
                account,
                Optional.of(new PostingKey(key, leg)),
                Set.of(),
                Optional.of(now),
                lots,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Brings an account to an instant: posts the activations, cancellations, releases and expiries that were due until then.
     * What is posted depends on what was due alone, not on how often this is called.
     *
     * @param state what {@link Want#due} asked for, or more
     * @param program the edition that decides
     * @param now the instant
     * @return the changes and what was posted; nothing to change and no posting where nothing was due
     */
    public static Decision<List<Posting>> due(AccountState state, PointsProgram program, Instant now) {
        return new DueDecision(state, program, Timestamps.cut("now", now)).decide();
    }

    /**
     * What a member has at an instant: the state with what was due until then, though it may not be posted yet.
     *
     * @param state what {@link Want#due} asked for, or more
     * @param program the edition that decides
     * @param now the instant
     * @return the pots in the order of the currencies' ids; a wish for more where the state does not suffice
     */
    public static Decision<Map<CurrencyId, Pot>> pots(AccountState state, PointsProgram program, Instant now) {
        return new DueDecision(state, program, Timestamps.cut("now", now)).pots();
    }

    /**
     * Puts a seal after the last posting of an account.
     *
     * @param state the account
     * @param link what the seal says: hexadecimal digits
     * @param program the edition at hand
     * @param now the facade's clock
     * @return the seal; nothing to change where there is no posting or the member was erased
     */
    public static Decision<List<Posting>> seal(AccountState state, String link, PointsProgram program, Instant now) {
        return new DueDecision(state, program, Timestamps.cut("now", now)).seal(link);
    }
}
