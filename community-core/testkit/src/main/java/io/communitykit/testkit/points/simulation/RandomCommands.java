package io.communitykit.testkit.points.simulation;

import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierCommand;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.testkit.points.simulation.RandomSteps.Keys;
import io.communitykit.testkit.points.simulation.RandomSteps.Purchase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Draws commands, some of them repeats or contradictions of earlier ones. */
final class RandomCommands {

    private static final Reason REASON = new Reason("simulated");

    private final Dice dice;
    private final Keys keys;
    private final List<MemberId> members;
    private final List<Purchase> purchases;
    private final List<PointsCommand> given = new ArrayList<>();
    private final List<TierCommand> tiers = new ArrayList<>();
    private final List<PointsCommand.Hold> holds = new ArrayList<>();
    private final List<PointsCommand.Exchange> exchanges = new ArrayList<>();

    RandomCommands(Dice dice, Keys keys, List<MemberId> members, List<Purchase> purchases) {
        this.dice = dice;
        this.keys = keys;
        this.members = members;
        this.purchases = purchases;
    }

    List<PointsCommand> draw(Instant clock, Instant occurred) {
        List<PointsCommand> commands = new ArrayList<>();
        int count = dice.percent(80) ? 1 : dice.between(2, 4);
        for (int i = 0; i < count; i++) {
            PointsCommand command = command(clock, occurred);
            commands.add(command);
            given.add(command);
            if (command instanceof PointsCommand.Hold hold) {
                holds.add(hold);
            } else if (command instanceof PointsCommand.Exchange exchange) {
                exchanges.add(exchange);
            }
        }
        return commands;
    }

    private PointsCommand command(Instant clock, Instant at) {
        int draw = dice.between(0, 99);
        if (draw < 7 && !given.isEmpty()) {
            return dice.one(given);
        } else if (draw < 11 && !given.isEmpty()) {
            return altered(dice.one(given));
        } else if (draw < 13 && !exchanges.isEmpty()) {
            return dice.one(exchanges);
        } else if (draw < 27) {
            return grant(at);
        } else if (draw < 43) {
            return spend(at);
        } else if (draw < 48) {
            return new PointsCommand.Adjust(
                    keys.next(), member(), currency(), dice.one(-1, 1) * dice.between(1, 60), REASON, at);
        } else if (draw < 58) {
            return hold(clock, at);
        } else if (draw < 70 && !holds.isEmpty()) {
            return resolve(at);
        } else if (draw < 77 && members.size() > 1) {
            return transfer(at);
        }
        return rare(at);
    }

    private PointsCommand rare(Instant at) {
        int draw = dice.between(0, 99);
        if (draw < 45 && !purchases.isEmpty()) {
            return refund(at);
        } else if (draw < 55 && !given.isEmpty()) {
            PointsCommand undone = dice.one(given);
            boolean resolved = undone instanceof PointsCommand.Commit;
            PostingKey posting = new PostingKey(undone.key(), resolved ? Leg.RESOLVED : Leg.MAIN);
            return new PointsCommand.Undo(posting, undone.member(), REASON, at);
        } else if (draw < 68) {
            return new PointsCommand.Reinstate(keys.next(), member(), currency(), dice.between(1, 25), REASON, at);
        }
        return new PointsCommand.Exchange(
                keys.next(),
                member(),
                dice.one(RandomPrograms.INSIDE, RandomPrograms.BACK, RandomPrograms.ABROAD),
                dice.between(1, 40),
                at);
    }

    private MemberId member() {
        return dice.one(members);
    }

    private CurrencyId currency() {
        return dice.one(
                RandomPrograms.POINTS,
                RandomPrograms.POINTS,
                RandomPrograms.POINTS,
                RandomPrograms.COINS,
                RandomPrograms.COINS,
                RandomPrograms.GROWTH);
    }

    private Optional<Purchase> purchase() {
        return purchases.isEmpty() || dice.percent(60) ? Optional.empty() : Optional.of(recent());
    }

    private Purchase recent() {
        int from = dice.percent(70) ? Math.max(0, purchases.size() - 4) : 0;
        return purchases.get(dice.between(from, purchases.size() - 1));
    }

    private PointsCommand grant(Instant at) {
        Optional<Purchase> purchase = purchase();
        MemberId member = purchase.map(Purchase::member).orElseGet(this::member);
        Optional<Subject> subject = purchase.map(Purchase::subject);
        return new PointsCommand.Grant(keys.next(), member, currency(), dice.between(1, 80), subject, REASON, at);
    }

    private PointsCommand spend(Instant at) {
        Optional<Purchase> purchase = purchase();
        MemberId member = purchase.map(Purchase::member).orElseGet(this::member);
        Optional<Subject> subject = purchase.map(Purchase::subject);
        return new PointsCommand.Spend(keys.next(), member, currency(), dice.between(1, 60), subject, REASON, at);
    }

    private PointsCommand hold(Instant clock, Instant at) {
        Optional<Purchase> purchase = purchase();
        MemberId member = purchase.map(Purchase::member).orElseGet(this::member);
        Instant later = (at.isAfter(clock) ? at : clock).plus(Duration.ofMinutes(dice.between(1, 60 * 24 * 20)));
        return new PointsCommand.Hold(
                keys.next(),
                member,
                currency(),
                dice.between(1, 50),
                purchase.map(Purchase::subject),
                dice.percent(40) ? Optional.of(later) : Optional.empty(),
                at);
    }

    private PointsCommand resolve(Instant at) {
        PointsCommand.Hold hold = holds.get(dice.between(Math.max(0, holds.size() - 6), holds.size() - 1));
        int draw = dice.between(0, 99);
        if (draw < 35) {
            return new PointsCommand.VoidHold(hold.key(), hold.member(), at);
        } else if (draw < 60) {
            return new PointsCommand.Commit(hold.key(), hold.member(), at);
        }
        long points = dice.between(1, (int) hold.points() + (draw > 90 ? 5 : 0));
        return new PointsCommand.Commit(hold.key(), hold.member(), OptionalLong.of(points), at);
    }

    private PointsCommand transfer(Instant at) {
        MemberId from = member();
        MemberId to = members.get((members.indexOf(from) + 1) % members.size());
        return new PointsCommand.Transfer(keys.next(), from, to, currency(), dice.between(1, 40), REASON, at);
    }

    private PointsCommand refund(Instant at) {
        Purchase purchase = recent();
        Optional<PointsCommand.Refund.Part> part = Optional.empty();
        if (purchase.paid() > 0 && dice.percent(60)) {
            long minor = dice.between(1, (int) Math.max(1, purchase.paid() * dice.between(1, 10) / 10));
            part = Optional.of(new PointsCommand.Refund.Part(
                    new Money(minor, RandomPrograms.MONEY), new Money(purchase.paid(), RandomPrograms.MONEY)));
        }
        return new PointsCommand.Refund(keys.next(), purchase.member(), purchase.subject(), part, REASON, at);
    }

    /** Gives a tier, takes it back, or buys its time; some told again, and some with an end that is over. */
    TierCommand tier(Instant clock, Instant at) {
        TierCommand command = dice.percent(10) && !tiers.isEmpty() ? dice.one(tiers) : drawTier(clock, at);
        tiers.add(command);
        return command;
    }

    private TierCommand drawTier(Instant clock, Instant at) {
        LadderId ladder = dice.one(RandomLadders.LEVEL, RandomLadders.CLUB);
        TierId tier = dice.one(RandomLadders.SILVER, RandomLadders.GOLD, RandomLadders.GOLD, RandomLadders.BLACK);
        int draw = dice.between(0, 99);
        if (draw < 45) {
            Optional<Instant> until = dice.percent(70)
                    ? Optional.of(clock.plus(Duration.ofHours(dice.between(-5, 24 * 40))))
                    : Optional.empty();
            return new TierCommand.Lock(
                    keys.next(), member(), ladder, tier, dice.one(TierLock.Hold.values()), REASON, until, at);
        } else if (draw < 65) {
            return new TierCommand.Unlock(keys.next(), member(), ladder, tier, REASON, at);
        }
        return new TierCommand.Buy(keys.next(), member(), RandomLadders.TIME, at);
    }

    /** The same key with other content. */
    private PointsCommand altered(PointsCommand command) {
        IdempotencyKey key = command.key();
        MemberId member = command.member();
        Instant at = command.occurredAt();
        if (command instanceof PointsCommand.Commit || command instanceof PointsCommand.VoidHold) {
            return dice.percent(50)
                    ? new PointsCommand.VoidHold(key, member, at)
                    : new PointsCommand.Commit(key, member, OptionalLong.of(dice.between(1, 50)), at);
        } else if (command instanceof PointsCommand.Spend) {
            return new PointsCommand.Grant(key, member, currency(), dice.between(1, 9), REASON, at);
        }
        return new PointsCommand.Spend(key, member, currency(), dice.between(1, 9), REASON, at);
    }
}
