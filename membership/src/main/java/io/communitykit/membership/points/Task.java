package io.communitykit.membership.points;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Origin;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one fact or command means for one account: all that {@link PointsRules#decide} needs beside the account's state.
 *
 * @param account the account
 * @param key what makes it unique within the account
 * @param content digests of the fact's or command's fields
 * @param kind what the posting is to be
 * @param type the fact's type; empty for a command
 * @param subject what the fact is about, where it says so
 * @param reason the command's reason; empty for a fact
 * @param money what was paid or refunded, where a refund must know
 * @param occurredAt when it happened
 * @param asks what it asks for, in the order of the program's rules; empty for a fact that only opens the account
 * @param actions what it asks for beyond that, to be done before the asks
 */
public record Task(
        AccountId account,
        PostingKey key,
        ContentDigest content,
        PostingKind kind,
        Optional<EventType> type,
        Optional<Subject> subject,
        Optional<Reason> reason,
        Optional<Money> money,
        Instant occurredAt,
        List<Ask> asks,
        List<Action> actions) {

    /**
     * Copies the lists.
     *
     * @param account the account
     * @param key what makes it unique within the account
     * @param content digests of the fact's or command's fields
     * @param kind what the posting is to be
     * @param type the fact's type
     * @param subject what the fact is about, where it says so
     * @param reason the command's reason
     * @param money what was paid or refunded
     * @param occurredAt when it happened
     * @param asks what it asks for, in the order of the program's rules
     * @param actions what it asks for beyond that
     */
    public Task {
        asks = List.copyOf(asks);
        actions = List.copyOf(actions);
    }

    /**
     * The part of the account's state that deciding most probably needs; where it needs more, the decision asks for it.
     *
     * @param program the program that decides
     * @param now the facade's clock
     * @return the want to hand to a store
     */
    public Want want(PointsProgram program, Instant now) {
        Set<CapWindow> windows = Set.of();
        List<LotWant> lots = new ArrayList<>(0);
        for (Ask ask : asks) {
            if (!ask.windows().isEmpty()) {
                windows = windows.isEmpty() ? new LinkedHashSet<>() : windows;
                windows.addAll(ask.windows());
            }
            if (ask.points() < 0) {
                cover(program, ask.currency(), -ask.points()).ifPresent(lots::add);
            }
        }
        boolean hold = false;
        Optional<Origin> origin = Optional.empty();
        for (Action action : actions) {
            if (action instanceof Action.SetAside aside) {
                cover(program, aside.currency(), aside.points()).ifPresent(lots::add);
            } else if (action instanceof Action.Convert convert) {
                program.exchange(convert.rule())
                        .flatMap(rule -> cover(program, rule.from(), convert.points()))
                        .ifPresent(lots::add);
            } else if (action instanceof Action.Reverse reverse) {
                origin = Optional.of(reverse.origin());
            } else if (action instanceof Action.Activate) {
                origin = subject.map(Origin.About::new);
            } else if (action instanceof Action.Use use) {
                if (use.window().isPresent()) {
                    windows = windows.isEmpty() ? new LinkedHashSet<>() : windows;
                    windows.add(use.window().get());
                }
                cover(program, use.benefit(), use.units()).ifPresent(lots::add);
            } else if (action instanceof Action.CommitHold || action instanceof Action.VoidHold) {
                hold = true;
            }
        }
        return new Want(
                account,
                Optional.of(key),
                windows,
                Optional.of(now),
                lots,
                hold ? Optional.of(key.key()) : Optional.empty(),
                origin);
    }

    /**
     * The step that carries it out.
     *
     * @param program the program that decides
     * @param now the facade's clock
     * @return a unit to hand to a store, or to preview
     */
    public Unit<AccountResult> unit(PointsProgram program, Instant now) {
        return new Unit<>(List.of(want(program, now)), states -> PointsRules.decide(states.get(0), this, program, now));
    }

    private static Optional<LotWant> cover(PointsProgram program, CurrencyId currency, long points) {
        return program.currency(currency)
                .flatMap(PointsCurrency::lots)
                .map(LotPolicy::order)
                .map(order -> new LotWant.Cover(currency, points, order));
    }
}
