package io.communitykit.testkit.campaign;

import static io.communitykit.testkit.campaign.Broken.require;
import static io.communitykit.testkit.campaign.Broken.same;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.contest.Contest;
import io.communitykit.referral.contest.ContestId;
import io.communitykit.referral.contest.ContestPolicy;
import io.communitykit.referral.contest.ContestResult;
import io.communitykit.referral.contest.Contests;
import io.communitykit.referral.contest.PrizeShare;
import io.communitykit.referral.contest.ScoreBoard;
import io.communitykit.referral.contest.spi.PrizePayout;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.spi.RewardPayout;
import io.communitykit.referral.team.TeamId;
import io.communitykit.testkit.campaign.PlainContests.Match;
import io.communitykit.testkit.campaign.PlainContests.Rules;
import io.communitykit.testkit.campaign.PlainContests.Run;
import io.communitykit.testkit.campaign.PlainContests.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Contests in a history: told of the facade and kept on paper. For one thread. */
final class ToldContests implements Teller {

    private static final List<String> ACTIONS = List.of("order.paid", "content.shared", "content.viewed");
    private static final int TEAMS = 4;
    private static final int KEYS = 60;

    private final Stage stage;
    private final SimulatedWallet wallet;
    private final PlainContests paper;
    private final List<String> ids = new ArrayList<>();
    private int version;
    private Contests contests;

    ToldContests(Stage stage) {
        this.stage = stage;
        this.wallet = new SimulatedWallet(stage);
        this.paper = new PlainContests(rules("CNY"), stage.instant());
        this.contests = facade();
        for (int i = 0; i < 2; i++) {
            ids.add(stage.named("赛" + i));
        }
    }

    private Rules rules(String currency) {
        int members = 1 + stage.below(4);
        Instant start = stage.instant().plus(Duration.ofMinutes(5L * (stage.below(24) - 6)));
        Run run = new Run(start, start.plus(Duration.ofMinutes(5L * (1 + stage.below(100)))));
        List<Score> scores = new ArrayList<>();
        for (String action : ACTIONS.subList(0, 1 + stage.below(2))) {
            scores.add(new Score(
                    action,
                    1L + stage.below(5),
                    stage.flips() ? 0 : 1 + stage.below(2),
                    stage.flips() ? 0 : 1 + stage.below(3)));
        }
        return new Rules(
                currency,
                2 + stage.below(2),
                members,
                1 + stage.below(members),
                Duration.ofMinutes(5L * (4 + stage.below(120))),
                stage.below(3) == 0 ? Optional.of(run) : Optional.empty(),
                Duration.ofMinutes(5L * stage.below(48)),
                scores,
                stage.flips(),
                prizes(),
                stage.flips(),
                stage.flips() ? 0 : stage.below(8));
    }

    private List<Long> prizes() {
        List<Long> prizes = new ArrayList<>();
        for (int i = 0; i < 1 + stage.below(2); i++) {
            prizes.add(1L + stage.below(stage.below(4) == 0 ? 3 : 1_000));
        }
        prizes.sort(Comparator.reverseOrder());
        return prizes;
    }

    private Contests facade() {
        Rules rules = paper.rules();
        version++;
        String policy = "{\"kind\": \"contest-policy\", \"version\": \"" + version + "\", \"program\": \""
                + stage.named("团战") + "\", \"currency\": \"" + rules.currency() + "\", \"zone\": \""
                + PlainContests.ZONE + "\", \"maxTeams\": " + rules.teams() + ", \"maxMembers\": " + rules.members()
                + ", \"minMembers\": " + rules.least()
                + rules.run()
                        .map(it -> ", \"runs\": {\"from\": \"" + it.start() + "\", \"until\": \"" + it.end() + "\"}")
                        .orElse(", \"lasts\": \"" + rules.lasts() + "\"")
                + ", \"settleAfter\": \"" + rules.settles() + "\", \"scores\": ["
                + String.join(
                        ", ", rules.scores().stream().map(ToldContests::score).toList())
                + "], \"ties\": \"" + (rules.firstToReach() ? "first-to-reach" : "shared") + "\", \"prizes\": ["
                + String.join(
                        ", ",
                        rules.prizes().stream()
                                .map(it -> decimal(it, rules.currency()))
                                .toList())
                + "], \"share\": \"" + (rules.equal() ? "equal" : "by-score") + "\", \"leastScore\": "
                + rules.leastScore() + "}";
        stage.lines().add(policy);
        return Contests.builder(ContestPolicy.KIND.read(policy), stage.store(), this::pay)
                .clock(stage)
                .build();
    }

    private static String score(Score score) {
        return "{\"action\": \"" + score.action() + "\", \"points\": " + score.points()
                + (score.perDay() == 0 ? "" : ", \"perDay\": " + score.perDay())
                + (score.perMember() == 0 ? "" : ", \"perMember\": " + score.perMember()) + "}";
    }

    private static String decimal(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency)).amount().toPlainString();
    }

    private PrizePayout.Outcome pay(PrizePayout.Prize prize) {
        RewardPayout.Outcome outcome = wallet.pay(new RewardPayout.Order(
                prize.key(),
                prize.member(),
                RewardUnit.money(prize.amount().currency()),
                prize.amount().minor()));
        if (outcome instanceof RewardPayout.Outcome.Done) {
            return PrizePayout.Outcome.DONE;
        }
        return outcome instanceof RewardPayout.Outcome.Refused
                ? PrizePayout.Outcome.REFUSED
                : PrizePayout.Outcome.LATER;
    }

    @Override
    public void edition() {
        paper.edition(rules(stage.below(3) == 0 ? "JPY" : "CNY"));
        contests = facade();
    }

    /** Much happens in a contest at a time. */
    @Override
    public void step() {
        for (int i = 0; i < 1 + stage.below(5); i++) {
            tell(stage.one(ids), stage.member(), stage.below(20));
        }
    }

    private void tell(String contest, String member, int luck) {
        if (luck == 0 || !paper.matches.containsKey(contest)) {
            stage.remember(() -> told("open " + contest, () -> paper.open(contest), () -> contests.open(id(contest))));
        } else if (luck < 7) {
            String team = "队" + stage.below(TEAMS);
            stage.remember(() -> told(
                    "join " + contest + " " + team + " " + member,
                    () -> stage.isErased(member) ? "Erased" : paper.join(contest, team, member),
                    () -> contests.join(id(contest), new TeamId(team), Stage.id(member))));
        } else if (luck < 9) {
            String key = "k" + stage.below(KEYS);
            stage.remember(() -> told(
                    "take-back " + contest + " " + key,
                    () -> paper.takeBack(contest, key),
                    () -> contests.takenBack(id(contest), key(key))));
        } else if (luck == 9 && stage.below(8) == 0) {
            stage.remember(
                    () -> told("cancel " + contest, () -> paper.cancel(contest), () -> contests.cancel(id(contest))));
        } else {
            scored(contest, known(contest).orElse(member));
        }
    }

    /** Somebody of the contest, mostly. */
    private Optional<String> known(String contest) {
        Match match = paper.matches.get(contest);
        return match == null || match.teamOf.isEmpty() || stage.below(8) == 0
                ? Optional.empty()
                : Optional.of(stage.one(List.copyOf(match.teamOf.keySet())));
    }

    private void scored(String contest, String member) {
        String key = "k" + stage.below(KEYS);
        String action = stage.below(12) == 0 ? ACTIONS.get(2) : ACTIONS.get(stage.below(2));
        Instant at = stage.instant()
                .plus(Duration.ofMinutes(
                        5L * ((stage.below(9) == 0 ? 2 : 0) - stage.below(stage.below(4) == 0 ? 200 : 4))));
        stage.remember(() -> told(
                "score " + contest + " " + member + " " + action + " " + key + " " + at,
                () -> isGone(contest, member, at) ? "Erased" : paper.score(contest, member, action, key, at),
                () -> contests.scored(id(contest), Stage.id(member), new EventType(action), key(key), at)));
    }

    /** Of who was erased only a contest that the member joined knows so; and what is to be told later is not looked at. */
    private boolean isGone(String contest, String member, Instant at) {
        Match match = paper.matches.get(contest);
        return stage.isErased(member)
                && match != null
                && match.teamOf.containsKey(member)
                && !at.isAfter(stage.instant().plus(Duration.ofMinutes(5)));
    }

    private static ContestId id(String contest) {
        return new ContestId(contest);
    }

    private static IdempotencyKey key(String key) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(key));
    }

    private static String words(ContestResult result) {
        return result.fold(
                it -> "Applied",
                it -> "NotCounted " + it.reason(),
                it -> "Replayed",
                it -> "Declined " + it.reason(),
                it -> "Conflict",
                it -> "Erased");
    }

    private void told(String what, Supplier<String> onPaper, Supplier<ContestResult> telling) {
        paper.reach(stage.instant());
        ContestResult unused = stage.tell("contest:" + what, telling, ToldContests::words, onPaper.get());
    }

    @Override
    public void due() {
        contests.runDue(stage.instant());
    }

    @Override
    public void settle(MemberId member) {
        // Who is erased before a prize is paid leaves it to the shop.
    }

    @Override
    public boolean erase(MemberId member) {
        return contests.erase(member);
    }

    @Override
    public void audit() {
        paper.reach(stage.instant());
        List<Share> shares = new ArrayList<>();
        for (String each : ids) {
            Match match = paper.matches.get(each);
            same(match != null, contests.contest(id(each)).isPresent(), "there is contest " + each);
            if (match != null) {
                Contest kept = contests.contest(id(each)).orElseThrow();
                audit(match, kept);
                board(match, contests.board(id(each)).orElseThrow(), kept);
                members(match, each);
                shares.addAll(shares(match, each, kept));
            }
        }
        paid(shares);
    }

    private void audit(Match match, Contest kept) {
        same(paper.status(match), kept.status().name(), "status of a contest");
        same(match.start, kept.startsAt(), "start of a contest");
        same(match.end, kept.endsAt(), "end of a contest");
        same(match.last, kept.finalAt(), "instant from when ranks stand");
        same(match.teams.size(), kept.teams(), "teams of a contest");
        same(match.teamOf.size(), kept.members(), "members of a contest");
    }

    private static void board(Match match, ScoreBoard board, Contest kept) {
        same(match.teams.size(), board.rows().size(), "rows of a board");
        for (int i = 1; i < board.rows().size(); i++) {
            int before = match.rank(board.rows().get(i - 1).team().id().value());
            int rank = match.rank(board.rows().get(i).team().id().value());
            require(rank == 0 || (before > 0 && before <= rank), "the best stand first", board);
        }
        for (ScoreBoard.Row row : board.rows()) {
            String team = row.team().id().value();
            same(match.teams.indexOf(team) + 1, row.team().number(), "number of " + team);
            same(match.membersOf(team).size(), row.team().members(), "members of " + team);
            same(match.scoreOf(team), row.team().score(), "score of " + team);
            same(match.reached(team), row.team().reachedAt(), "latest fact of " + team);
            same(match.rank(team), row.rank().orElse(0), "rank of " + team);
            same(match.place(team), row.place().orElse(0), "place of " + team);
            same(match.prize(team), row.prize(), "prize of " + team);
            long shared = row.team().shared();
            require(
                    kept.sharedAt().isPresent() ? shared == row.prize() : shared == 0 || shared == row.prize(),
                    "what is shared out is the prize",
                    row);
        }
    }

    private void members(Match match, String contest) {
        List<String> order = List.copyOf(match.teamOf.keySet());
        int[] seen = {0};
        contests.members(id(contest), (party, member) -> {
            String who = order.get(member.number() - 1);
            same(stage.isErased(who) ? "" : who, name(party), "who is member " + member.number());
            same(match.teamOf.getOrDefault(who, ""), member.team().value(), "team of " + who);
            same(match.score(who), member.score(), "score of " + who);
            seen[0]++;
        });
        same(order.size(), seen[0], "members that are shown");
    }

    private static String name(Party party) {
        return party.known().map(MemberId::value).orElse("");
    }

    /** Each is the paper's, and all are there once it is said that all are. */
    private List<Share> shares(Match match, String contest, Contest kept) {
        Map<String, Long> left = new HashMap<>();
        match.teams.forEach(it -> left.putAll(match.shares(it)));
        List<String> order = List.copyOf(match.teamOf.keySet());
        List<Share> shares = new ArrayList<>();
        contests.shares(id(contest), (party, share) -> {
            String who = order.get(share.number() - 1);
            boolean gone = stage.isErased(who);
            require(kept.status() == Contest.Status.FINAL, "only what stands is shared out", share);
            same(gone ? "" : who, name(party), "whose share it is");
            same(Optional.ofNullable(left.remove(who)), Optional.of(share.amount()), "share of " + who);
            require(share.status() != PrizeShare.Status.FORFEITED || gone, "only the erased forfeit", share);
            shares.add(new Share(who, share.amount(), share.status()));
        });
        require(kept.sharedAt().isEmpty() || left.isEmpty(), "all is shared out", left);
        same(count(shares, PrizeShare.Status.DUE), (long) kept.owed(), "shares that are owed");
        same(count(shares, PrizeShare.Status.REFUSED), (long) kept.refused(), "shares that are refused");
        return shares;
    }

    private static long count(List<Share> shares, PrizeShare.Status status) {
        return shares.stream().filter(it -> it.status == status).count();
    }

    /** By member and amount: what is kept as paid was paid, once each, and what was paid is kept or not known yet. */
    private void paid(List<Share> shares) {
        Map<String, List<Share>> groups = new TreeMap<>();
        shares.forEach(it -> groups.computeIfAbsent(it.member + " " + it.amount, key -> new ArrayList<>())
                .add(it));
        int all = 0;
        for (List<Share> mine : groups.values()) {
            SimulatedWallet.Tally tally = wallet.of(mine.get(0).member, mine.get(0).amount);
            require(
                    tally.paid() >= count(mine, PrizeShare.Status.PAID)
                            && tally.refused() >= count(mine, PrizeShare.Status.REFUSED)
                            && tally.paid() + tally.refused() <= mine.size(),
                    "what is paid is what is kept: " + mine,
                    tally);
            all += tally.paid() + tally.refused();
        }
        same(all, wallet.all(), "the wallet was asked for nothing else");
    }

    @Override
    public void end() {
        for (Match match : paper.matches.values()) {
            require(!paper.status(match).equals("OPEN"), "every contest is over", match.end);
        }
        for (String each : ids) {
            contests.shares(id(each), (party, share) -> stage.count("contest:share " + share.status()));
            contests.contest(id(each))
                    .filter(it -> it.status() == Contest.Status.FINAL)
                    .ifPresent(it -> {
                        require(it.sharedAt().isPresent() && it.owed() == 0, "nothing is left behind", it);
                    });
        }
    }

    /** A share of a prize, as it is kept. */
    private record Share(String member, long amount, PrizeShare.Status status) {}
}
