package io.communitykit.referral.lottery;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.lottery.LotteryDraw.By;
import io.communitykit.referral.lottery.LotteryDraw.Outcome;
import io.communitykit.referral.lottery.LotteryDraw.Payment;
import io.communitykit.referral.lottery.LotteryDraw.Status;
import io.communitykit.referral.lottery.LotteryDraw.Won;
import io.communitykit.referral.lottery.LotteryPolicy.Form;
import io.communitykit.referral.lottery.LotteryPolicy.Pity;
import io.communitykit.referral.lottery.LotteryState.Activity;
import io.communitykit.referral.lottery.LotteryState.Missed;
import io.communitykit.referral.lottery.LotteryState.Player;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Decides tickets: whether there is a draw, what the seed says, and what is given while stock and budgets last. Pure, immutable and safe for
 * many threads. A draw takes one HMAC, finds its prize in O(log n) of the prizes, and copies what is taken of each, O(n).
 */
public final class LotteryRules {

    private final LotteryPolicy policy;
    private final LotterySeed seed;
    private final PrizeTable table;

    /**
     * Takes the rules and the secret.
     *
     * @param policy the rules
     * @param seed from which draws follow
     * @throws InvalidValueException if the policy names the commitment of another seed
     */
    public LotteryRules(LotteryPolicy policy, LotterySeed seed) {
        this.policy = policy;
        this.seed = seed;
        this.table = new PrizeTable(policy);
        policy.commitment().ifPresent(this::requireOwn);
    }

    /**
     * The rules.
     *
     * @return as they were given
     */
    public LotteryPolicy policy() {
        return policy;
    }

    private void requireOwn(LotterySeed.Commitment commitment) {
        if (!commitment.equals(seed.commitment())) {
            throw InvalidValueException.of(
                    "seed of lottery " + policy.program(), "the one of commitment " + commitment, seed.commitment());
        }
    }

    /**
     * Publishes the commitment of the seed.
     *
     * @param before the activity
     * @param now when
     * @return the activity with it; as it was where it had been published
     * @throws InvalidValueException if that of another seed was published
     */
    public Activity commit(Activity before, Instant now) {
        before.commitment().ifPresent(this::requireOwn);
        return before.commitment().isPresent()
                ? before
                : before.committed(seed.commitment(), Timestamps.cut("instant of a commitment", now));
    }

    /**
     * Decides a ticket.
     *
     * @param before what it rests on
     * @param ticket the digest of the ticket's key
     * @param member who draws
     * @param now what time it is; a microsecond after the last draw where it is not later than that
     * @return what it comes to
     * @throws InvalidValueException if the commitment of another seed was published
     */
    public LotteryDecision decide(LotteryState before, String ticket, Party member, Instant now) {
        if (before.draw().isPresent()) {
            return new LotteryDecision(new DrawResult.Replayed(before.draw().get()), before);
        }
        if (before.told().isPresent()) {
            return new LotteryDecision(new DrawResult.Conflict(List.of("member")), before);
        }
        Instant cut = Timestamps.cut("now", now);
        // Each a microsecond behind the last at least, since stores list entries by instant and need not know numbers.
        Optional<Instant> earliest = before.activity().lastAt().map(it -> it.plus(1, ChronoUnit.MICROS));
        Instant at = earliest.filter(cut::isBefore).orElse(cut);
        Optional<Reason> against = against(before, at);
        if (against.isPresent()) {
            return new LotteryDecision(new DrawResult.Declined(against.get()), before);
        }
        Activity activity = commit(before.activity(), at);
        LotteryDraw draw = draw(activity, before.player(), ticket, member, at);
        LotteryState after = LotteryState.of(
                activity.with(draw, Math.max(activity.players(), draw.player())), next(before.player(), draw));
        DrawResult result = draw.outcome().won().isPresent() ? new DrawResult.Won(draw) : new DrawResult.Nothing(draw);
        return new LotteryDecision(result, after);
    }

    private Optional<Reason> against(LotteryState before, Instant at) {
        if (policy.commitment().isEmpty() && before.activity().commitment().isEmpty()) {
            return Optional.of(Reason.SEED_NOT_PUBLISHED);
        }
        if (policy.runs().filter(it -> at.isBefore(it.start())).isPresent()) {
            return Optional.of(Reason.STARTS_LATER);
        }
        if (policy.runs().filter(it -> !it.contains(at)).isPresent()) {
            return Optional.of(Reason.NOT_RUNNING);
        }
        LotteryPolicy.Limits limits = policy.perMember();
        if (limits.all().isPresent() && before.player().draws() >= limits.all().getAsInt()) {
            return Optional.of(Reason.MEMBER_LIMIT_REACHED);
        }
        if (limits.day().isPresent()
                && before.player().drawsOn(day(before.player(), at))
                        >= limits.day().getAsInt()) {
            return Optional.of(Reason.DAY_LIMIT_REACHED);
        }
        return isSoldOut(before.activity()) ? Optional.of(Reason.SOLD_OUT) : Optional.empty();
    }

    /**
     * Whether no ticket is drawn any more, since a lottery has nothing left, or a blind box could come to nothing. That does not depend on
     * what the seed would say, so that odds stay what they are until then.
     */
    private boolean isSoldOut(Activity activity) {
        Stock stock = new Stock(table, activity);
        if (policy.form() == Form.LOTTERY) {
            return table.drawn().stream().noneMatch(it -> stock.resolve(it).isPresent());
        }
        return table.drawn().stream().anyMatch(it -> stock.resolve(it).isEmpty());
    }

    /** Never before the member's last, which another edition may have counted in a zone that is ahead. */
    private LocalDate day(Player player, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, policy.zone());
        return player.day().filter(day::isBefore).orElse(day);
    }

    private LotteryDraw draw(Activity activity, Player player, String ticket, Party member, Instant at) {
        long number = Math.addExact(activity.draws(), 1);
        Outcome outcome = outcome(activity, player, number, ticket);
        return new LotteryDraw(
                        number,
                        policy.version(),
                        ticket,
                        member,
                        player.number() == 0 ? Math.addExact(activity.players(), 1) : player.number(),
                        at,
                        outcome,
                        "",
                        outcome.won().isPresent() ? Payment.OWED : Payment.NOTHING)
                .sealed(activity.seal());
    }

    private Outcome outcome(Activity activity, Player player, long number, String ticket) {
        Stock stock = new Stock(table, activity);
        int value = seed.uniform(LotterySeed.Use.DRAW, policy.program(), number, ticket, LotteryPrize.ALL);
        Optional<LotteryPrize> sure = pity(stock, player, number, ticket);
        if (sure.isPresent()) {
            return new Outcome(value, sure.map(LotteryPrize::id), By.PITY, Optional.empty(), sure.map(this::won));
        }
        Optional<LotteryPrize> drawn = table.at(value);
        Optional<LotteryPrize> given = drawn.flatMap(stock::resolve);
        return new Outcome(
                value, drawn.map(LotteryPrize::id), By.ODDS, drawn.flatMap(stock::shortage), given.map(this::won));
    }

    private Won won(LotteryPrize prize) {
        return new Won(prize.id(), prize.gift());
    }

    /** One of the class, as likely among what is left of it as its odds say. */
    private Optional<LotteryPrize> pity(Stock stock, Player player, long number, String ticket) {
        Optional<Pity> rule = policy.pity().filter(it -> player.missesOf(it.rarity()) >= it.after());
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        List<LotteryPrize> left = table.drawn().stream()
                .filter(it -> it.rarity().equals(Optional.of(rule.get().rarity())) && stock.lasts(it))
                .toList();
        int odds = left.stream().mapToInt(LotteryPrize::odds).sum();
        if (odds == 0) {
            return Optional.empty();
        }
        int rest = seed.uniform(LotterySeed.Use.PITY, policy.program(), number, ticket, odds);
        for (LotteryPrize prize : left) {
            rest -= prize.odds();
            if (rest < 0) {
                return Optional.of(prize);
            }
        }
        throw new IllegalStateException("a number below the sum of the odds must lie in one of them");
    }

    private Player next(Player player, LotteryDraw draw) {
        LocalDate day = day(player, draw.at());
        SortedSet<Long> owed = new TreeSet<>(player.owed());
        if (draw.payment().status() == Status.OWED) {
            owed.add(draw.number());
        }
        return new Player(
                draw.player(),
                Math.addExact(player.draws(), 1),
                Optional.of(day),
                player.drawsOn(day) + 1,
                waitsFor(player).map(it -> missed(player, draw, it)),
                owed,
                player.retryAt());
    }

    /** The class of the rule; where this edition has none, that of the edition before, so that nobody who waited waits again. */
    private Optional<LotteryPrize.Rarity> waitsFor(Player player) {
        return policy.pity().map(Pity::rarity).or(() -> player.missed().map(Missed::rarity));
    }

    private Missed missed(Player player, LotteryDraw draw, LotteryPrize.Rarity rarity) {
        boolean got = draw.outcome()
                .won()
                .flatMap(it -> policy.prize(it.prize()))
                .flatMap(LotteryPrize::rarity)
                .filter(rarity::equals)
                .isPresent();
        return new Missed(rarity, got ? 0 : Math.addExact(player.missesOf(rarity), 1));
    }

    /**
     * Settles the payment of a draw.
     *
     * @param before what it rests on, the draw included
     * @param status what became of it; not nothing and not owed
     * @return the draw as it is then; the state before where there is none that is owed
     */
    public static LotteryState settle(LotteryState before, Status status) {
        Optional<LotteryDraw> owed = before.draw().filter(it -> it.payment().status() == Status.OWED);
        if (owed.isEmpty() || status == Status.OWED || status == Status.NOTHING) {
            return before;
        }
        Activity activity = before.activity();
        LotteryDraw draw = owed.get().paid(new Payment(status, Math.addExact(activity.settled(), 1), activity.draws()));
        String seal = FactKeys.digest(
                activity.settledSeal(),
                draw.number(),
                status,
                draw.payment().sequence(),
                draw.payment().drawsBefore());
        return new LotteryState(
                activity.settled(draw, seal), before.player().settled(draw.number()), before.told(), Optional.of(draw));
    }
}
