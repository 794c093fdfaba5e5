package io.communitykit.examples.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.examples.points.ProgramTimes;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.examples.summary.ReferralSummary.Referrer;
import io.communitykit.examples.summary.ReferralSummary.RuleLine;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Ladder;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.Referral;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.reward.SideState;
import io.communitykit.referral.reward.ledger.RewardAccount;
import io.communitykit.referral.reward.ledger.RuleAccount;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Reads out of the books what became of everybody whom a teller told of. Used once. */
final class ReferralFigures {

    private static final int PAGE = 500;

    private final ReferralTeller teller;
    private final ReferralProgram program;
    private final Referrals referrals;
    private final FriendCounts friends = new FriendCounts();
    private final Map<RuleId, RuleSums> sums = new LinkedHashMap<>();
    private final List<Referrer> referrers = new ArrayList<>();

    private ReferralFigures(ReferralTeller teller) {
        this.teller = teller;
        this.program = teller.rules().program();
        this.referrals = teller.referrals();
        program.rules().forEach(rule -> sums.put(rule.id(), new RuleSums(rule)));
    }

    /** The figures as of the latest fact. */
    static ReferralSummary of(ReferralTeller teller) {
        teller.runDue();
        return new ReferralFigures(teller).summary();
    }

    private ReferralSummary summary() {
        teller.members().forEach(friend -> referrals.referral(friend).ifPresent(this::friend));
        NavigableSet<MemberId> everybody = new TreeSet<>(teller.members());
        everybody.addAll(teller.promoters());
        everybody.forEach(this::member);
        referrers.sort(Comparator.comparingLong(Referrer::friends).reversed().thenComparing(Referrer::member));
        ProgramMoney money = new ProgramMoney(program, referrals.tally());
        return new ReferralSummary(
                program.program() + " " + program.version(),
                new ProgramTimes(program.zone()).of(teller.clock().instant().truncatedTo(ChronoUnit.SECONDS)),
                teller.counts().told(),
                friends.funnel(),
                friends.statuses(),
                sums.values().stream().map(RuleSums::line).toList(),
                referrers,
                teller.counts().reasons(),
                money.budgets(),
                money.economy(),
                new PartnerFigures(teller).partners());
    }

    private void friend(Referral referral) {
        friends.add(referral);
        referral.side(Side.REFERRER)
                .flatMap(SideState::reason)
                .ifPresent(reason -> teller.counts().because("friend", reason));
    }

    private void member(MemberId member) {
        RewardAccount account = referrals.rewards(member);
        List<RuleLine> lines = new ArrayList<>();
        long counted = 0;
        for (Map.Entry<RuleId, RuleAccount> each : account.rules().entrySet()) {
            Optional<RewardRule> rule = program.rule(each.getKey());
            if (rule.isPresent()) {
                total(rule.get()).add(each.getValue());
                RuleSums own = new RuleSums(rule.get());
                own.add(each.getValue());
                lines.add(own.line());
                counted = rule.get().rewards(Side.REFERRER)
                        ? Math.max(counted, each.getValue().counted())
                        : counted;
            }
        }
        if (counted > 0) {
            referrers.add(new Referrer(member.value(), counted, next(counted), ofReferrer(lines)));
        }
        if (!lines.isEmpty()) {
            limits(member);
        }
    }

    private RuleSums total(RewardRule rule) {
        return sums.computeIfAbsent(rule.id(), id -> new RuleSums(rule));
    }

    private List<RuleLine> ofReferrer(List<RuleLine> lines) {
        return lines.stream()
                .filter(line -> line.any()
                        && program.rule(new RuleId(line.rule()))
                                .filter(rule -> rule.rewards(Side.REFERRER))
                                .isPresent())
                .toList();
    }

    private String next(long counted) {
        return program.rules(Side.REFERRER).stream()
                .flatMap(rule -> rule.ladder().steps().stream())
                .mapToLong(Ladder.Step::at)
                .filter(at -> at > counted)
                .min()
                .stream()
                .mapToObj(at -> (at - counted) + " more")
                .findFirst()
                .orElse("");
    }

    private void limits(MemberId member) {
        List<Referrals.LedgerRow> page = referrals.ledger(member, Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            for (Referrals.LedgerRow row : page) {
                row.grant().limits().forEach(reason -> teller.counts().because("reward", reason));
            }
            page = referrals.ledger(member, Optional.of(page.get(page.size() - 1)), PAGE);
        }
    }
}
