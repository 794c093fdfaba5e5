package io.communitykit.testkit.points.simulation;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What exchanges turned: each once, at the rate of the edition that decided, on both sides. */
final class Exchanges {

    private static final String RATE = "an exchange turns points at its rate, once, and leaves the remainder";

    private final Editions editions;
    private final Map<IdempotencyKey, List<PointsCommand.Exchange>> commands = new HashMap<>();
    private final Map<IdempotencyKey, List<Moved>> moved = new HashMap<>();

    /** One side of an exchange. */
    private record Moved(AccountId account, Posting posting, Entry entry) {

        boolean gives() {
            return entry.kind() == EntryKind.CONVERT_FROM;
        }
    }

    Exchanges(Editions editions, List<Step> steps) {
        this.editions = editions;
        for (Step step : steps) {
            if (step.act() instanceof Step.Act.Order order) {
                order.commands().forEach(this::know);
            }
        }
    }

    private void know(PointsCommand command) {
        if (command instanceof PointsCommand.Exchange exchange) {
            commands.computeIfAbsent(exchange.key(), any -> new ArrayList<>()).add(exchange);
        }
    }

    void check(Map<AccountId, AccountAudit> audits) {
        audits.forEach((account, audit) -> audit.fold().postings.values().forEach(posting -> add(account, posting)));
        moved.forEach(this::check);
    }

    private void add(AccountId account, Posting posting) {
        if (posting.kind() == PostingKind.EXCHANGE) {
            for (Entry entry : posting.entries()) {
                if (entry.kind() == EntryKind.CONVERT_FROM || entry.kind() == EntryKind.CONVERT_TO) {
                    moved.computeIfAbsent(posting.key().key(), any -> new ArrayList<>())
                            .add(new Moved(account, posting, entry));
                }
            }
        }
    }

    private void check(IdempotencyKey key, List<Moved> sides) {
        List<Moved> given = sides.stream().filter(Moved::gives).toList();
        // One key may be told to two programs, which are two exchanges.
        for (Moved from : given) {
            PointsProgram edition =
                    editions.of(from.account().program(), from.posting().policy());
            PointsCommand.Exchange command =
                    Objects.requireNonNull(commands.get(key), key::toString).get(0);
            ExchangeRule rule = edition.exchange(command.exchange()).orElseThrow();
            long times = command.points() / rule.give();
            Broken.unlessSame(-times * rule.give(), from.entry().applied(), RATE, from.toString());
            Broken.unlessSame(rule.from(), from.entry().currency(), RATE, from.toString());
            ProgramId to = rule.program().orElse(from.account().program());
            long got = sides.stream()
                    .filter(side -> !side.gives() && is(side, to, rule.to()))
                    .filter(side ->
                            side.account().member().equals(from.account().member()))
                    .filter(side -> side.entry().applied() == times * rule.get())
                    .count();
            Broken.unless(got >= 1, RATE, () -> key + " " + sides);
        }
        Broken.unlessSame(
                given.stream().map(Moved::account).distinct().count(), (long) given.size(), RATE, key + " " + sides);
        Broken.unlessSame(sides.size(), 2 * given.size(), RATE, key + " " + sides);
    }

    private static boolean is(Moved side, ProgramId program, CurrencyId currency) {
        return side.account().program().equals(program)
                && side.entry().currency().equals(currency);
    }
}
