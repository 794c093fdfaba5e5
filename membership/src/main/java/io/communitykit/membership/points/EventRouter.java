package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.spi.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges one fact by the rules of one program. Used once. */
final class EventRouter {

    private final CommunityEvent event;
    private final PointsProgram program;
    private final EventFacts facts;
    private final List<Ask> actorAsks = new ArrayList<>();
    private final List<Ask> beneficiaryAsks = new ArrayList<>();
    private final List<SkippedRule> skipped = new ArrayList<>();

    EventRouter(CommunityEvent event, PointsProgram program) {
        this.event = event;
        this.program = program;
        this.facts = new EventFacts(event);
    }

    Routing route() {
        boolean selfDealt = event.actor().isPresent() && event.actor().equals(event.beneficiary());
        for (EarningRule rule : program.rulesFor(event.type())) {
            boolean toActor = rule.to() == EarningRule.Party.ACTOR;
            judge(rule, toActor ? event.actor() : event.beneficiary(), toActor || selfDealt);
        }
        Optional<Action.Reverse> reversal = reversal();
        List<Action> actions = new ArrayList<>(0);
        reversal.ifPresent(actions::add);
        if (event.subject().isPresent() && program.activating().contains(event.type())) {
            actions.add(new Action.Activate(event.type()));
        }
        PostingKind kind = reversal.isPresent() ? PostingKind.REFUND : PostingKind.FACT;
        List<Task> tasks = new ArrayList<>(2);
        boolean opens = event.type().equals(EventType.MEMBER_REGISTERED) || !actions.isEmpty();
        if (opens || !actorAsks.isEmpty()) {
            event.actor().ifPresent(actor -> tasks.add(task(actor, kind, actorAsks, actions)));
        }
        if (!selfDealt && (!actions.isEmpty() || !beneficiaryAsks.isEmpty())) {
            event.beneficiary().ifPresent(beneficiary -> tasks.add(task(beneficiary, kind, beneficiaryAsks, actions)));
        }
        return new Routing(tasks, skipped);
    }

    /** The first rule that undoes earlier facts for this one. */
    private Optional<Action.Reverse> reversal() {
        for (ReversalRule rule : program.reversals()) {
            if (rule.when().equals(event.type())) {
                Truth truth = rule.condition()
                        .map(condition -> condition.evaluate(facts))
                        .orElse(Truth.TRUE);
                if (truth == Truth.UNKNOWN) {
                    skipped.add(new SkippedRule(rule.id(), SkippedRule.Why.CONDITION_UNKNOWN));
                } else if (truth == Truth.TRUE && event.subject().isEmpty()) {
                    skipped.add(new SkippedRule(rule.id(), SkippedRule.Why.NO_SUBJECT));
                } else if (truth == Truth.TRUE) {
                    return reverse(rule, event.subject().get());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Action.Reverse> reverse(ReversalRule rule, Subject subject) {
        Origin origin = new Origin.About(subject);
        if (rule.share().isEmpty()) {
            return Optional.of(new Action.Reverse(origin, Optional.of(rule.of()), Optional.empty()));
        }
        AttributeValue value = event.attributes().get(rule.share().get().refunded());
        if (!(value instanceof AttributeValue.Amount amount)) {
            skipped.add(new SkippedRule(rule.id(), SkippedRule.Why.NO_QUANTITY));
            return Optional.empty();
        } else if (amount.value().minor() < 1) {
            skipped.add(new SkippedRule(rule.id(), SkippedRule.Why.NEGATIVE_QUANTITY));
            return Optional.empty();
        }
        Action.Reverse.Share share = new Action.Reverse.Share(amount.value(), Optional.empty());
        return Optional.of(new Action.Reverse(origin, Optional.of(rule.of()), Optional.of(share)));
    }

    /** What was paid or refunded, where a rule says that refunds must know. */
    private Optional<Money> money() {
        for (ReversalRule rule : program.reversals()) {
            Optional<AttributeName> name = rule.share()
                    .flatMap(share -> rule.when().equals(event.type())
                            ? Optional.of(share.refunded())
                            : rule.of().equals(event.type()) ? Optional.of(share.paid()) : Optional.empty());
            if (name.isPresent() && event.attributes().get(name.get()) instanceof AttributeValue.Amount amount) {
                return Optional.of(amount.value());
            }
        }
        return Optional.empty();
    }

    private void judge(EarningRule rule, Optional<MemberId> member, boolean onActorsAccount) {
        Truth truth =
                rule.condition().map(condition -> condition.evaluate(facts)).orElse(Truth.TRUE);
        if (truth == Truth.FALSE) {
            return;
        }
        if (truth == Truth.UNKNOWN) {
            skip(rule, SkippedRule.Why.CONDITION_UNKNOWN);
        } else if (member.isEmpty()) {
            skip(rule, SkippedRule.Why.NO_MEMBER);
        } else {
            ask(rule, onActorsAccount ? actorAsks : beneficiaryAsks);
        }
    }

    private void ask(EarningRule rule, List<Ask> asks) {
        if (rule.quantity() instanceof Quantity.Fixed) {
            grant(rule, BigDecimal.ONE, asks);
        } else if (rule.quantity() instanceof Quantity.PerMoney per) {
            AttributeValue value = event.attributes().get(per.of());
            if (!(value instanceof AttributeValue.Amount amount)) {
                skip(rule, SkippedRule.Why.NO_QUANTITY);
            } else if (!amount.value().currency().equals(per.unit().currency())) {
                skip(rule, SkippedRule.Why.OTHER_CURRENCY);
            } else {
                grant(rule, amount.value().amount(), asks);
            }
        } else if (rule.quantity() instanceof Quantity.PerUnit per) {
            AttributeValue value = event.attributes().get(per.of());
            if (value instanceof AttributeValue.Whole whole) {
                grant(rule, BigDecimal.valueOf(whole.value()), asks);
            } else if (value instanceof AttributeValue.Decimal decimal) {
                grant(rule, decimal.value(), asks);
            } else {
                skip(rule, SkippedRule.Why.NO_QUANTITY);
            }
        }
    }

    private void grant(EarningRule rule, BigDecimal units, List<Ask> asks) {
        if (units.signum() < 0) {
            skip(rule, SkippedRule.Why.NEGATIVE_QUANTITY);
            return;
        }
        List<Multiplier> multipliers = multipliersFor(rule);
        boolean anyByTier = false;
        for (Multiplier multiplier : multipliers) {
            anyByTier |= multiplier.tiers().isPresent();
        }
        List<Multiplier> sure = anyByTier
                ? multipliers.stream().filter(each -> each.tiers().isEmpty()).toList()
                : multipliers;
        try {
            long points = TierGrant.points(rule.quantity(), units, program.multipliers(), sure);
            add(
                    rule,
                    sure,
                    points,
                    anyByTier ? Optional.of(new TierGrant(rule.quantity(), units, multipliers)) : Optional.empty(),
                    asks);
        } catch (InvalidValueException overflow) {
            skip(rule, SkippedRule.Why.OVERFLOW);
        }
    }

    private void add(
            EarningRule rule, List<Multiplier> multipliers, long points, Optional<TierGrant> byTier, List<Ask> asks) {
        List<CapWindow> windows = new ArrayList<>(rule.caps().size());
        for (CapId capId : rule.caps()) {
            program.cap(capId)
                    .ifPresent(cap -> windows.add(cap.period().window(capId, event.occurredAt(), program.zone())));
        }
        List<RuleId> ids = multipliers.isEmpty()
                ? List.of()
                : multipliers.stream().map(Multiplier::id).toList();
        long signed = rule.effect() == EarningRule.Effect.DEDUCT ? -points : points;
        asks.add(new Ask(
                rule.currency(),
                rule.effect() == EarningRule.Effect.DEDUCT ? EntryKind.CHARGE : EntryKind.EARN,
                Optional.of(rule.id()),
                ids,
                signed,
                windows,
                Ask.Shortfall.TRUNCATE,
                rule.activation(),
                rule.expiry(),
                byTier));
    }

    private List<Multiplier> multipliersFor(EarningRule rule) {
        if (rule.effect() == EarningRule.Effect.DEDUCT) {
            return List.of();
        }
        List<Multiplier> applicable = new ArrayList<>();
        for (Multiplier multiplier : program.multipliers().list()) {
            boolean concerned =
                    multiplier.rules().isEmpty() || multiplier.rules().contains(rule.id());
            boolean started = multiplier
                    .from()
                    .map(from -> !event.occurredAt().isBefore(from))
                    .orElse(true);
            boolean running =
                    multiplier.until().map(event.occurredAt()::isBefore).orElse(true);
            if (concerned && started && running && holds(multiplier)) {
                applicable.add(multiplier);
            }
        }
        return applicable;
    }

    private boolean holds(Multiplier multiplier) {
        Truth truth = multiplier
                .condition()
                .map(condition -> condition.evaluate(facts))
                .orElse(Truth.TRUE);
        SkippedRule unknown = new SkippedRule(multiplier.id(), SkippedRule.Why.CONDITION_UNKNOWN);
        if (truth == Truth.UNKNOWN && !skipped.contains(unknown)) {
            skipped.add(unknown);
        }
        return truth == Truth.TRUE;
    }

    private void skip(EarningRule rule, SkippedRule.Why why) {
        skipped.add(new SkippedRule(rule.id(), why));
    }

    private Task task(MemberId member, PostingKind kind, List<Ask> asks, List<Action> actions) {
        return new Task(
                new AccountId(program.id(), member),
                new PostingKey(event.key(), Leg.MAIN),
                ContentDigest.of(event),
                kind,
                Optional.of(event.type()),
                event.subject(),
                Optional.empty(),
                program.reversals().isEmpty() ? Optional.empty() : money(),
                event.occurredAt(),
                asks,
                actions);
    }
}
