package io.communitykit.referral.contest.internal;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.json.Json;
import io.communitykit.referral.Reason;
import io.communitykit.referral.contest.Contest;
import io.communitykit.referral.contest.ContestTerms;
import io.communitykit.referral.contest.ContestTerms.Prizes;
import io.communitykit.referral.contest.ContestTerms.Score;
import io.communitykit.referral.contest.ContestTerms.Share;
import io.communitykit.referral.contest.ContestTerms.Sizes;
import io.communitykit.referral.contest.ContestTerms.Ties;
import io.communitykit.referral.contest.Contestant;
import io.communitykit.referral.contest.PrizeShare;
import io.communitykit.referral.contest.ScoredFact;
import io.communitykit.referral.contest.TeamScore;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.team.TeamId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The forms in which contests are stored. Who a member is stands in the key of an entry, and so do ids and numbers that name it. Pure and
 * safe for many threads.
 */
public final class ContestForms {

    private ContestForms() {}

    /**
     * Writes a contest, without its terms, which never change.
     *
     * @param contest the contest
     * @return its form
     */
    public static Json.Obj write(Contest contest) {
        return Fields.write()
                .text("status", contest.status())
                .instant("openedAt", contest.openedAt())
                .instant("startsAt", contest.startsAt())
                .instant("endsAt", contest.endsAt())
                .instant("finalAt", contest.finalAt())
                .numberUnless0("teams", contest.teams())
                .numberUnless0("members", contest.members())
                .instant("sharedAt", contest.sharedAt())
                .numberUnless0("owed", contest.owed())
                .numberUnless0("refused", contest.refused())
                .instant("retryAt", contest.retryAt())
                .done();
    }

    /**
     * Reads a contest.
     *
     * @param terms what it promises
     * @param form the form
     * @return the contest
     */
    public static Contest readContest(ContestTerms terms, Json.Obj form) {
        Fields.Reader in = Fields.read("contest", form);
        Contest contest = new Contest(
                in.constant("status", Contest.Status.class),
                terms,
                in.instant("openedAt"),
                in.instant("startsAt"),
                in.instant("endsAt"),
                in.instant("finalAt"),
                Math.toIntExact(in.numberOr0("teams")),
                Math.toIntExact(in.numberOr0("members")),
                in.optionalInstant("sharedAt"),
                Math.toIntExact(in.numberOr0("owed")),
                Math.toIntExact(in.numberOr0("refused")),
                in.optionalInstant("retryAt"));
        in.done();
        return contest;
    }

    /**
     * Writes terms.
     *
     * @param terms the terms
     * @return their form
     */
    public static Json.Obj write(ContestTerms terms) {
        return Fields.write()
                .text("edition", terms.edition())
                .text("currency", terms.currency().getCurrencyCode())
                .text("zone", terms.zone().getId())
                .number("maxTeams", terms.sizes().maxTeams())
                .number("maxMembers", terms.sizes().maxMembers())
                .number("minMembers", terms.sizes().minMembers())
                .text("settleAfter", terms.settleAfter())
                .list("scores", terms.scores(), ContestForms::score)
                .text("ties", terms.ties())
                .list(
                        "prizes",
                        terms.prizes().amounts(),
                        it -> Fields.write().number("amount", it).done())
                .text("share", terms.prizes().share())
                .numberUnless0("leastScore", terms.prizes().leastScore())
                .done();
    }

    private static Json.Obj score(Score score) {
        return Fields.write()
                .text("action", score.action().value())
                .number("points", score.points())
                .numberUnless0("perDay", score.perDay().orElse(0))
                .numberUnless0("perMember", score.perMember().orElse(0))
                .done();
    }

    /**
     * Reads terms.
     *
     * @param form the form
     * @return the terms
     */
    public static ContestTerms readTerms(Json.Obj form) {
        Fields.Reader in = Fields.read("terms of a contest", form);
        ContestTerms terms = new ContestTerms(
                new PolicyVersion(in.text("edition")),
                Currency.getInstance(in.text("currency")),
                ZoneId.of(in.text("zone")),
                new Sizes(
                        Math.toIntExact(in.number("maxTeams")),
                        Math.toIntExact(in.number("maxMembers")),
                        Math.toIntExact(in.number("minMembers"))),
                Duration.parse(in.text("settleAfter")),
                in.list("scores", ContestForms::readScore),
                in.constant("ties", Ties.class),
                new Prizes(
                        in.list("prizes", ContestForms::readPrize),
                        in.constant("share", Share.class),
                        in.numberOr0("leastScore")));
        in.done();
        return terms;
    }

    private static Score readScore(Json.Obj form) {
        Fields.Reader in = Fields.read("score of a contest", form);
        Score score = new Score(
                new EventType(in.text("action")),
                in.number("points"),
                limit(in.numberOr0("perDay")),
                limit(in.numberOr0("perMember")));
        in.done();
        return score;
    }

    private static OptionalInt limit(long limit) {
        return limit == 0 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(limit));
    }

    private static long readPrize(Json.Obj form) {
        Fields.Reader in = Fields.read("prize of a contest", form);
        long amount = in.number("amount");
        in.done();
        return amount;
    }

    /**
     * Writes what a team has, without its id.
     *
     * @param team the team
     * @return its form
     */
    public static Json.Obj write(TeamScore team) {
        return Fields.write()
                .number("number", team.number())
                .number("members", team.members())
                .numberUnless0("sharing", team.sharing())
                .numberUnless0("score", team.score())
                .instant("reachedAt", team.reachedAt())
                .numberUnless0("shared", team.shared())
                .done();
    }

    /**
     * Reads what a team has.
     *
     * @param id which team
     * @param form the form
     * @return the team
     */
    public static TeamScore readTeam(TeamId id, Json.Obj form) {
        Fields.Reader in = Fields.read("team of a contest", form);
        TeamScore team = new TeamScore(
                id,
                Math.toIntExact(in.number("number")),
                Math.toIntExact(in.number("members")),
                Math.toIntExact(in.numberOr0("sharing")),
                in.numberOr0("score"),
                in.optionalInstant("reachedAt"),
                in.numberOr0("shared"));
        in.done();
        return team;
    }

    /**
     * Writes where a member is.
     *
     * @param member the member
     * @return the form of team and number
     */
    public static Json.Obj place(Contestant member) {
        return Fields.write()
                .text("team", member.team())
                .number("number", member.number())
                .done();
    }

    /**
     * Reads where a member is.
     *
     * @param form the form
     * @return the member, as one who has not scored
     */
    public static Contestant readPlace(Json.Obj form) {
        Fields.Reader in = Fields.read("member of a contest", form);
        Contestant member =
                new Contestant(new TeamId(in.text("team")), Math.toIntExact(in.number("number")), 0, new TreeMap<>());
        in.done();
        return member;
    }

    /**
     * Writes what a member has.
     *
     * @param member the member
     * @return the form of score and counts
     */
    public static Json.Obj tally(Contestant member) {
        return Fields.write()
                .numberUnless0("score", member.score())
                .map("counts", member.counts(), it -> Json.of(it.longValue()))
                .done();
    }

    /**
     * Reads what a member has.
     *
     * @param place where the member is
     * @param form the form
     * @return the member
     */
    public static Contestant readTally(Contestant place, Json.Obj form) {
        Fields.Reader in = Fields.read("score of a member", form);
        SortedMap<EventType, Integer> counts = new TreeMap<>();
        long score = in.numberOr0("score");
        in.optionalObject("counts").ifPresent(object -> {
            Fields.Reader each = Fields.read("counts of a member", object);
            for (Map.Entry<String, Json> it : object.fields().entrySet()) {
                counts.put(new EventType(it.getKey()), Math.toIntExact(each.number(it.getKey())));
            }
        });
        in.done();
        return new Contestant(place.team(), place.number(), score, counts);
    }

    /**
     * Writes a fact.
     *
     * @param fact the fact
     * @return its form
     */
    public static Json.Obj write(ScoredFact fact) {
        return Fields.write()
                .text("team", fact.team())
                .number("number", fact.number())
                .text("action", fact.action().value())
                .instant("at", fact.at())
                .numberUnless0("points", fact.points())
                .text("reason", fact.reason())
                .done();
    }

    /**
     * Reads a fact.
     *
     * @param form the form
     * @return the fact
     */
    public static ScoredFact readFact(Json.Obj form) {
        Fields.Reader in = Fields.read("fact of a contest", form);
        ScoredFact fact = new ScoredFact(
                new TeamId(in.text("team")),
                Math.toIntExact(in.number("number")),
                new EventType(in.text("action")),
                in.instant("at"),
                in.numberOr0("points"),
                in.optionalConstant("reason", Reason.class));
        in.done();
        return fact;
    }

    /**
     * Writes a share.
     *
     * @param share the share
     * @return its form
     */
    public static Json.Obj write(PrizeShare share) {
        return Fields.write()
                .text("team", share.team())
                .number("number", share.number())
                .number("amount", share.amount())
                .text("status", share.status())
                .instant("at", share.at())
                .done();
    }

    /**
     * Reads a share.
     *
     * @param form the form
     * @return the share
     */
    public static PrizeShare readShare(Json.Obj form) {
        Fields.Reader in = Fields.read("share of a prize", form);
        PrizeShare share = new PrizeShare(
                new TeamId(in.text("team")),
                Math.toIntExact(in.number("number")),
                in.number("amount"),
                in.constant("status", PrizeShare.Status.class),
                in.instant("at"));
        in.done();
        return share;
    }
}
