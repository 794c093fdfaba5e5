package io.communitykit.membership.benefit;

import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Action;
import io.communitykit.membership.points.Ask;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Multiplier;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.internal.Spans;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what a command on benefits means for the member's account. */
final class BenefitTasks {

    private final PointsProgram program;

    BenefitTasks(PointsProgram program) {
        this.program = program;
    }

    Task use(BenefitCommand.Use command, Benefit benefit) {
        LocalDate day = CalendarWindow.dayOf(command.occurredAt(), program.zone());
        Optional<BenefitPeriod.Days> days = benefit.period().around(day, command.birthday());
        List<Action.Use.TierQuota> quotas = new ArrayList<>();
        for (Quota quota : benefit.quotas()) {
            quotas.add(new Action.Use.TierQuota(
                    new Multiplier.ForTiers(quota.ladder(), Set.of(quota.tier())),
                    quota.units().orElse(Long.MAX_VALUE)));
        }
        Action use = new Action.Use(
                benefit.id(),
                new RuleId(benefit.counter().value()),
                command.units(),
                quotas,
                days.map(found -> benefit.period().window(benefit.counter(), found.first())),
                days.map(found -> benefit.period().returnedUntil(day, found)).flatMap(this::end));
        return task(command, List.of(), List.of(use));
    }

    /** Empty for a quota that lasts a lifetime. */
    private Optional<Instant> end(LocalDate after) {
        return after.equals(LocalDate.MAX) ? Optional.empty() : Optional.of(Spans.startOf(after, program.zone()));
    }

    Task give(BenefitCommand.GivePack command, Pack pack) {
        List<Ask> asks = new ArrayList<>();
        for (Pack.Grant grant : pack.grants()) {
            asks.add(new Ask(
                    grant.benefit(),
                    EntryKind.GRANT,
                    Optional.of(pack.id()),
                    List.of(),
                    grant.units(),
                    List.of(),
                    Ask.Shortfall.REJECT,
                    Optional.of(ActivationRule.AtOnce.INSTANCE),
                    grant.validFor().map(span -> new ExpiryRule.After(span, Optional.empty()))));
        }
        return task(command, asks, List.of());
    }

    static Truth eligible(BenefitCommand.GivePack command, Pack pack) {
        return pack.condition()
                .map(condition -> condition.evaluate(command.facts()))
                .orElse(Truth.TRUE);
    }

    /** Does nothing, but is the same command: for what this edition has no longer, and may have been told before. */
    Task repeat(BenefitCommand command) {
        return task(command, List.of(), List.of());
    }

    private Task task(BenefitCommand command, List<Ask> asks, List<Action> actions) {
        Optional<Subject> subject = command instanceof BenefitCommand.Use use ? use.subject() : Optional.empty();
        return new Task(
                new AccountId(program.id(), command.member()),
                new PostingKey(command.key(), Leg.MAIN),
                content(command),
                PostingKind.BENEFIT,
                Optional.empty(),
                subject,
                Optional.empty(),
                Optional.empty(),
                command.occurredAt(),
                asks,
                actions);
    }

    private static ContentDigest content(BenefitCommand command) {
        ContentDigest.Builder content =
                ContentDigest.builder().field(ContentField.TIME, Timestamps.toMicros(command.occurredAt()));
        if (command instanceof BenefitCommand.Use use) {
            content.field(ContentField.OPERATION, "use")
                    .field(ContentField.CURRENCY, use.benefit().value())
                    .field(ContentField.AMOUNT, use.units());
            use.subject().ifPresent(about -> content.field(ContentField.SUBJECT, about.value()));
        } else if (command instanceof BenefitCommand.GivePack give) {
            content.field(ContentField.OPERATION, "pack")
                    .field(ContentField.DATA, give.pack().value());
        }
        return content.build();
    }
}
