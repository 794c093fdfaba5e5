package io.communitykit.membership.points;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import java.time.Instant;

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
     * Turns a command to grant into a task.
     *
     * @param command the command
     * @param program the program; names the account
     * @return the task
     */
    public static Task task(PointsCommand.Grant command, PointsProgram program) {
        return CommandTasks.grant(command, program);
    }

    /**
     * Turns a command to deduct into a task.
     *
     * @param command the command
     * @param program the program; names the account
     * @return the task
     */
    public static Task task(PointsCommand.Deduct command, PointsProgram program) {
        return CommandTasks.deduct(command, program);
    }

    /**
     * Says what becomes of a task on an account in a given state: applied, replayed or rejected. Entries are made in the
     * order of the asks; what a cap or the floor cuts off is named in the entry. Recorded at the later of {@code now} and
     * the account's last posting.
     *
     * @param state what {@link Task#want()} asked for
     * @param task the task
     * @param program the edition that decides
     * @param now the facade's clock
     * @return the changes and the result, or the result alone
     */
    public static Decision<AccountResult> decide(AccountState state, Task task, PointsProgram program, Instant now) {
        return new AccountDecision(state, task, program, now).decide();
    }
}
