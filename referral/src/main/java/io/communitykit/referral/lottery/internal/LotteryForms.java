package io.communitykit.referral.lottery.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.json.Json;
import io.communitykit.referral.Reason;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.lottery.LotteryDraw;
import io.communitykit.referral.lottery.LotteryDraw.By;
import io.communitykit.referral.lottery.LotteryDraw.Outcome;
import io.communitykit.referral.lottery.LotteryDraw.Payment;
import io.communitykit.referral.lottery.LotteryDraw.Status;
import io.communitykit.referral.lottery.LotteryDraw.Won;
import io.communitykit.referral.lottery.LotteryPrize.Cost;
import io.communitykit.referral.lottery.LotteryPrize.Gift;
import io.communitykit.referral.lottery.LotteryPrize.Rarity;
import io.communitykit.referral.lottery.LotterySeed;
import io.communitykit.referral.lottery.LotteryState.Activity;
import io.communitykit.referral.lottery.LotteryState.Missed;
import io.communitykit.referral.lottery.LotteryState.Player;
import io.communitykit.referral.lottery.LotteryState.Spent;
import io.communitykit.referral.lottery.PrizeId;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The forms in which lotteries are stored. Who drew stands in the key of its entry. Pure and safe for many threads. */
public final class LotteryForms {

    private LotteryForms() {}

    /**
     * Writes what all draws came to.
     *
     * @param activity the activity
     * @return its form
     */
    public static Json.Obj write(Activity activity) {
        return Fields.write()
                .text("commitment", activity.commitment())
                .instant("committedAt", activity.committedAt())
                .numberUnless0("draws", activity.draws())
                .numberUnless0("players", activity.players())
                .instant("lastAt", activity.lastAt())
                .text("seal", given(activity.seal()))
                .numberUnless0("settled", activity.settled())
                .text("settledSeal", given(activity.settledSeal()))
                .map("taken", activity.taken(), Json::of)
                .list("spent", List.copyOf(activity.spent().entrySet()), LotteryForms::spent)
                .done();
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Json.Obj spent(Map.Entry<RewardUnit, Spent> unit) {
        return unit(Fields.write(), unit.getKey())
                .numberUnless0("reserved", unit.getValue().reserved())
                .numberUnless0("paid", unit.getValue().paid())
                .done();
    }

    private static Fields.Writer unit(Fields.Writer out, RewardUnit unit) {
        return out.text("kind", unit.kind()).text("unit", unit.name());
    }

    private static RewardUnit unit(Fields.Reader in) {
        return new RewardUnit(in.constant("kind", RewardUnit.Kind.class), in.text("unit"));
    }

    /**
     * Reads what all draws came to.
     *
     * @param form the form
     * @return the activity
     */
    public static Activity readActivity(Json.Obj form) {
        Fields.Reader in = Fields.read("lottery", form);
        SortedMap<PrizeId, Long> taken = new TreeMap<>();
        SortedMap<RewardUnit, Spent> spent = new TreeMap<>();
        in.optionalObject("taken").ifPresent(each -> {
            Fields.Reader prizes = Fields.read("prizes of a lottery", each);
            each.fields().keySet().forEach(it -> taken.put(new PrizeId(it), prizes.number(it)));
        });
        in.list("spent", each -> {
            Fields.Reader unit = Fields.read("budget of a lottery", each);
            spent.put(unit(unit), new Spent(unit.numberOr0("reserved"), unit.numberOr0("paid")));
            unit.done();
            return each;
        });
        Activity activity = new Activity(
                in.optionalText("commitment").map(LotterySeed.Commitment::new),
                in.optionalInstant("committedAt"),
                in.numberOr0("draws"),
                in.numberOr0("players"),
                in.optionalInstant("lastAt"),
                in.optionalText("seal").orElse(""),
                in.numberOr0("settled"),
                in.optionalText("settledSeal").orElse(""),
                taken,
                spent);
        in.done();
        return activity;
    }

    /**
     * Writes what a member's draws came to.
     *
     * @param player the member's
     * @return its form
     */
    public static Json.Obj write(Player player) {
        Fields.Writer out = Fields.write()
                .numberUnless0("number", player.number())
                .numberUnless0("draws", player.draws())
                .text("day", player.day())
                .numberUnless0("drawsOfDay", player.drawsOfDay());
        player.missed().ifPresent(it -> out.text("rarity", it.rarity()).number("missed", it.draws()));
        return out.list(
                        "owed",
                        List.copyOf(player.owed()),
                        it -> Fields.write().number("draw", it).done())
                .instant("retryAt", player.retryAt())
                .done();
    }

    /**
     * Reads what a member's draws came to.
     *
     * @param form the form
     * @return the member's
     */
    public static Player readPlayer(Json.Obj form) {
        Fields.Reader in = Fields.read("player of a lottery", form);
        SortedSet<Long> owed = new TreeSet<>();
        in.list("owed", each -> {
            Fields.Reader draw = Fields.read("draw that is owed", each);
            owed.add(draw.number("draw"));
            draw.done();
            return each;
        });
        Player player = new Player(
                in.numberOr0("number"),
                in.numberOr0("draws"),
                in.optionalText("day").map(LocalDate::parse),
                Math.toIntExact(in.numberOr0("drawsOfDay")),
                in.optionalText("rarity").map(it -> new Missed(new Rarity(it), Math.toIntExact(in.number("missed")))),
                owed,
                in.optionalInstant("retryAt"));
        in.done();
        return player;
    }

    /**
     * Writes a draw, without its number, member and instant, which stand in its entry.
     *
     * @param draw the draw
     * @return its form
     */
    public static Json.Obj write(LotteryDraw draw) {
        Outcome outcome = draw.outcome();
        Fields.Writer out = Fields.write()
                .text("edition", draw.edition())
                .text("ticket", draw.ticket())
                .number("player", draw.player())
                .number("value", outcome.value())
                .text("drawn", outcome.drawn())
                .text("by", outcome.by())
                .text("shortage", outcome.shortage());
        outcome.won().ifPresent(it -> out.json("won", won(it)));
        Payment payment = draw.payment();
        return out.text("seal", draw.seal())
                .text("payment", payment.status())
                .numberUnless0("sequence", payment.sequence())
                .numberUnless0("drawsBefore", payment.drawsBefore())
                .done();
    }

    private static Json.Obj won(Won won) {
        Gift gift = won.gift();
        return unit(Fields.write().text("prize", won.prize()), gift.unit())
                .number("amount", gift.amount())
                .json(
                        "cost",
                        unit(Fields.write(), gift.cost().unit())
                                .number("amount", gift.cost().amount())
                                .done())
                .done();
    }

    /**
     * Reads a draw.
     *
     * @param number its number
     * @param member who drew
     * @param at when
     * @param form the form
     * @return the draw
     */
    public static LotteryDraw readDraw(long number, Party member, Instant at, Json.Obj form) {
        Fields.Reader in = Fields.read("draw of a lottery", form);
        LotteryDraw draw = new LotteryDraw(
                number,
                new PolicyVersion(in.text("edition")),
                in.text("ticket"),
                member,
                in.number("player"),
                at,
                new Outcome(
                        Math.toIntExact(in.number("value")),
                        in.optionalText("drawn").map(PrizeId::new),
                        in.constant("by", By.class),
                        in.optionalConstant("shortage", Reason.class),
                        in.optionalObject("won").map(LotteryForms::readWon)),
                in.text("seal"),
                new Payment(
                        in.constant("payment", Status.class), in.numberOr0("sequence"), in.numberOr0("drawsBefore")));
        in.done();
        return draw;
    }

    private static Won readWon(Json.Obj form) {
        Fields.Reader in = Fields.read("prize that was won", form);
        PrizeId prize = new PrizeId(in.text("prize"));
        RewardUnit unit = unit(in);
        long amount = in.number("amount");
        Fields.Reader cost =
                Fields.read("cost of a prize", in.optionalObject("cost").orElseThrow());
        Won won = new Won(prize, new Gift(unit, amount, new Cost(unit(cost), cost.number("amount"))));
        cost.done();
        in.done();
        return won;
    }
}
