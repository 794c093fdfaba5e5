package io.communitykit.testkit.campaign;

import static io.communitykit.testkit.campaign.Broken.require;
import static io.communitykit.testkit.campaign.Broken.same;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.lottery.DrawResult;
import io.communitykit.referral.lottery.Lotteries;
import io.communitykit.referral.lottery.LotteryDraw;
import io.communitykit.referral.lottery.LotteryPolicy;
import io.communitykit.referral.lottery.LotterySeed;
import io.communitykit.referral.lottery.LotteryState;
import io.communitykit.referral.lottery.PrizeId;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.testkit.campaign.PlainLottery.Prize;
import io.communitykit.testkit.campaign.PlainLottery.Row;
import io.communitykit.testkit.campaign.PlainLottery.State;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A lottery or a blind box in a history: told of the facade and kept on paper. For one thread. */
final class ToldLottery implements Teller {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final RewardUnit COINS = new RewardUnit(RewardUnit.Kind.POINTS, "coins");
    private static final int TICKETS = 30;

    private final Stage stage;
    private final SimulatedWallet wallet;
    private final String program;
    private final boolean box;
    private final boolean pities;
    private final boolean bothRare;
    private final LotterySeed seed;
    private final PlainLottery paper;
    private final List<LotteryPolicy> editions = new ArrayList<>();
    private Lotteries lotteries;

    ToldLottery(Stage stage, String name) {
        this.stage = stage;
        this.wallet = new SimulatedWallet(stage);
        this.program = stage.named(name);
        this.box = stage.flips();
        this.pities = stage.flips();
        this.bothRare = stage.below(4) == 0;
        byte[] secret = new byte[LotterySeed.BYTES];
        stage.split().nextBytes(secret);
        this.seed = LotterySeed.of(secret);
        this.paper = new PlainLottery(program, secret, rules());
        this.lotteries = facade();
    }

    /** Three prizes; the first is rare, and the others may stand in. */
    private PlainLottery.Rules rules() {
        int rare = 1_000 * (1 + stage.below(300));
        int common = 1_000 * (1 + stage.below(400));
        List<Prize> prizes = List.of(
                new Prize("稀", rare, stage.below(4), true, stage.flips() ? "常" : "", 300),
                new Prize("常", common, stage.flips() ? -1 : stage.below(20), bothRare, "末", 50),
                new Prize(
                        "末",
                        box ? PlainLottery.ALL - rare - common : stage.flips() ? 0 : 100_000,
                        stage.below(3) == 0 ? stage.below(30) : -1,
                        false,
                        "",
                        7));
        return new PlainLottery.Rules(
                prizes,
                box,
                stage.flips() ? 1_000_000 : 400 + stage.below(1_500),
                pities ? 1 + stage.below(4) : 0,
                stage.flips() ? 0 : 1 + stage.below(4),
                stage.below(3) == 0 ? 3 + stage.below(4) : 0);
    }

    private static String prize(Prize prize) {
        return "{\"id\": \"" + prize.id() + "\", \"name\": \"奖品🎁\", \"odds\": " + prize.odds()
                + (prize.stock() < 0 ? "" : ", \"stock\": " + prize.stock())
                + (prize.rare() ? ", \"rarity\": \"ssr\"" : "")
                + (prize.instead().isEmpty() ? "" : ", \"onExhausted\": \"" + prize.instead() + "\"")
                + ", \"reward\": {\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"amount\": " + prize.worth()
                + "}}";
    }

    private Lotteries facade() {
        PlainLottery.Rules rules = paper.rules();
        String limits = (rules.perDay() == 0 ? "" : ", \"day\": " + rules.perDay())
                + (rules.inAll() == 0 ? "" : ", \"all\": " + rules.inAll());
        String policy = "{\"kind\": \"lottery-policy\", \"version\": \"" + (editions.size() + 1)
                + "\", \"program\": \"" + program + "\", \"form\": \"" + (box ? "blind-box" : "lottery")
                + "\", \"zone\": \"" + ZONE + "\", \"currency\": \"CNY\", \"seedCommitment\": \"" + seed.commitment()
                + "\", \"prizes\": ["
                + String.join(
                        ", ", rules.prizes().stream().map(ToldLottery::prize).toList())
                + "], \"budgets\": [{\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"total\": "
                + rules.budget() + "}]"
                + (rules.pityAfter() == 0
                        ? ""
                        : ", \"pity\": {\"rarity\": \"ssr\", \"after\": " + rules.pityAfter() + "}")
                + (limits.isEmpty() ? "" : ", \"perMember\": {" + limits.substring(2) + "}") + "}";
        stage.lines().add(policy);
        editions.add(LotteryPolicy.KIND.read(policy));
        return Lotteries.builder(editions.get(editions.size() - 1), seed, stage.store(), wallet)
                .clock(stage)
                .build();
    }

    @Override
    public void edition() {
        paper.edition(rules());
        lotteries = facade();
    }

    @Override
    public void step() {
        String member = stage.member();
        String ticket = "票" + stage.below(TICKETS);
        stage.remember(() -> draw(member, ticket));
    }

    private static String words(DrawResult result) {
        return result.fold(
                it -> "Won",
                it -> "Nothing",
                it -> "Replayed",
                it -> "Conflict",
                it -> "Declined " + it.reason(),
                it -> "Erased");
    }

    private void draw(String member, String ticket) {
        LocalDate day = LocalDate.ofInstant(stage.instant(), ZONE);
        IdempotencyKey key = new IdempotencyKey(new EventSource("order"), new EventId(ticket));
        String against = stage.isErased(member) ? "Erased" : paper.against(member, ticket, day);
        String expected = against;
        if (against.isEmpty()) {
            String digest = PlainLottery.digest("order", ticket);
            expected = paper.draw(member, ticket, digest, day).given.isEmpty() ? "Nothing" : "Won";
        }
        DrawResult unused = stage.tell(
                "lottery:draw " + ticket + " " + member,
                () -> lotteries.draw(Stage.id(member), key),
                ToldLottery::words,
                expected);
    }

    @Override
    public void due() {
        lotteries.runDue(stage.instant());
    }

    @Override
    public void settle(MemberId member) {
        lotteries.settle(member);
    }

    @Override
    public boolean erase(MemberId member) {
        return lotteries.erase(member);
    }

    @Override
    public void audit() {
        List<LotteryDraw> kept = lotteries.draws(Optional.empty(), 10_000);
        same(paper.rows.size(), kept.size(), "draws of " + program);
        for (int i = 0; i < kept.size(); i++) {
            audit(paper.rows.get(i), kept.get(i), i + 1);
        }
        totals();
        paid();
        if (stage.isCalm() && stage.below(10) == 0) {
            replay();
        }
    }

    private void replay() {
        require(lotteries.audit(editions).isClean(), "every draw follows from the seed", lotteries.audit(editions));
    }

    private void audit(Row row, LotteryDraw draw, long number) {
        same(number, draw.number(), "number of a draw");
        same(row.drawn, draw.outcome().drawn().map(PrizeId::value).orElse(""), "drawn in " + number);
        same(row.given, draw.outcome().won().map(it -> it.prize().value()).orElse(""), "given in " + number);
        same(row.sure, draw.outcome().by() == LotteryDraw.By.PITY, "by pity in " + number);
        same(
                stage.isErased(row.member) ? "" : row.member,
                draw.member().known().map(MemberId::value).orElse(""),
                "who drew " + number);
        State next = State.valueOf(draw.payment().status().name());
        if (next == row.state) {
            return;
        }
        // What the wallet answered is not foreseen: the paper follows what is kept, where that may be.
        require(row.state == State.OWED, "what is settled stays so", draw);
        require(next != State.NOTHING, "what was won is not lost", draw);
        require(next != State.UNKNOWN || stage.isErased(row.member), "only of the erased it is not known", draw);
        row.state = next;
    }

    private void totals() {
        LotteryState.Activity activity = lotteries.activity();
        for (Prize prize : paper.rules().prizes()) {
            same(paper.taken(prize.id()), activity.taken(new PrizeId(prize.id())), "taken of " + prize.id());
        }
        same(
                new LotteryState.Spent(paper.spent(State.OWED), paper.spent(State.PAID) + paper.spent(State.UNKNOWN)),
                activity.spent(COINS),
                "spent in " + program);
    }

    /** By member and amount: what is kept as paid was paid, once each, and what was paid is kept or not known yet. */
    private void paid() {
        Map<String, List<Row>> rows = new TreeMap<>();
        for (Row row : paper.rows) {
            if (row.state != State.NOTHING) {
                rows.computeIfAbsent(row.member + " " + row.worth, it -> new ArrayList<>())
                        .add(row);
            }
        }
        int all = 0;
        for (List<Row> mine : rows.values()) {
            SimulatedWallet.Tally tally = wallet.of(mine.get(0).member, mine.get(0).worth);
            long open = count(mine, State.OWED) + count(mine, State.UNKNOWN);
            long paid = count(mine, State.PAID);
            long refused = count(mine, State.REFUSED);
            require(
                    tally.paid() >= paid
                            && tally.refused() >= refused
                            && tally.paid() + tally.refused() <= paid + refused + open,
                    "paid " + paid + ", refused " + refused + ", open " + open + ", of " + mine.get(0).member,
                    tally);
            all += tally.paid() + tally.refused();
        }
        same(all, wallet.all(), "the wallet was asked for nothing else");
    }

    private static long count(List<Row> rows, State state) {
        return rows.stream().filter(it -> it.state == state).count();
    }

    @Override
    public void end() {
        replay();
        require(paper.rows.stream().noneMatch(it -> it.state == State.OWED), "nothing is left behind", program);
    }
}
