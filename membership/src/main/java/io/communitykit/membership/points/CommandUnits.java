package io.communitykit.membership.points;

import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns facts' tasks and commands into units for a store. */
final class CommandUnits {

    private final PointsProgram program;
    private final Map<ProgramId, PointsProgram> partners;
    private final Instant now;

    CommandUnits(PointsProgram program, Map<ProgramId, PointsProgram> partners, Instant now) {
        this.program = program;
        this.partners = partners;
        this.now = now;
    }

    Unit<AccountResult> unit(Task task) {
        return task.unit(program, now);
    }

    /** Of a command on two accounts, the result of who gives. */
    Unit<AccountResult> unit(PointsCommand command) {
        Optional<Unit<TransferResult>> both = onTwoAccounts(command);
        if (both.isEmpty()) {
            return unit(onOneAccount(command));
        }
        Unit<TransferResult> unit = both.get();
        return new Unit<>(unit.wants(), states -> unit.decider().decide(states).map(TransferResult::sent));
    }

    private Optional<Unit<TransferResult>> onTwoAccounts(PointsCommand command) {
        if (command instanceof PointsCommand.Transfer transfer) {
            return Optional.of(transfer(transfer));
        } else if (command instanceof PointsCommand.Exchange exchange) {
            return exchange(exchange);
        }
        return Optional.empty();
    }

    /** An exchange with a partner that is not known is refused as one within the program, unless it is a repeat. */
    private Task onOneAccount(PointsCommand command) {
        return PointsRules.task(command, program)
                .orElseGet(() -> new CommandTasks(command, program).exchange((PointsCommand.Exchange) command));
    }

    Unit<TransferResult> transfer(PointsCommand.Transfer transfer) {
        AccountId sender = new AccountId(program.id(), transfer.member());
        AccountId receiver = new AccountId(program.id(), transfer.to());
        List<Want> wants =
                PointsRules.wants(transfer.key(), sender, receiver, cover(transfer.currency(), transfer.points()), now);
        return new Unit<>(wants, states -> PointsRules.decide(states, transfer, program, now));
    }

    /** Empty unless the rule leads to another program that is known. */
    Optional<Unit<TransferResult>> exchange(PointsCommand.Exchange exchange) {
        Optional<ExchangeRule> rule = program.exchange(exchange.exchange());
        return rule.flatMap(ExchangeRule::program)
                .map(partners::get)
                .map(partner -> exchange(exchange, rule.orElseThrow(), partner));
    }

    private Unit<TransferResult> exchange(PointsCommand.Exchange exchange, ExchangeRule rule, PointsProgram partner) {
        AccountId sender = new AccountId(program.id(), exchange.member());
        AccountId receiver = new AccountId(partner.id(), exchange.member());
        Optional<LotWant> cover = cover(rule.from(), exchange.points());
        List<Want> wants = PointsRules.wants(exchange.key(), sender, receiver, cover, now);
        List<PointsProgram> programs = List.of(program, partner);
        return new Unit<>(wants, states -> PointsRules.decide(states, exchange, programs, now));
    }

    private Optional<LotWant> cover(CurrencyId currency, long points) {
        return program.currency(currency)
                .flatMap(PointsCurrency::lots)
                .map(policy -> new LotWant.Cover(currency, points, policy.order()));
    }
}
