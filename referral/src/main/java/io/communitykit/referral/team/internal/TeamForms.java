package io.communitykit.referral.team.internal;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.json.Json;
import io.communitykit.referral.Reason;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.team.MemberTeams;
import io.communitykit.referral.team.Seat;
import io.communitykit.referral.team.SeatStatus;
import io.communitykit.referral.team.Team;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamPolicy.Goal;
import io.communitykit.referral.team.TeamStatus;
import io.communitykit.referral.team.TeamTerms;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The forms in which teams are stored. Who has a seat stands in the key of its entry. Pure and safe for many threads. */
public final class TeamForms {

    private TeamForms() {}

    /**
     * Writes a team.
     *
     * @param team the team
     * @return its form
     */
    public static Json.Obj write(Team team) {
        Fields.Writer out = Fields.write()
                .text("status", team.status())
                .text("edition", team.terms().edition())
                .text("currency", team.terms().currency().getCurrencyCode())
                .number("seats", team.terms().goal().seats());
        if (team.terms().goal() instanceof Goal.Amount amount) {
            out.number("amount", amount.amount()).number("members", amount.members());
        }
        return out.numberUnless0("fill", team.terms().fill())
                .instant("openedAt", team.openedAt())
                .instant("expiresAt", team.expiresAt())
                .list("reserved", List.copyOf(team.reserved().entrySet()), TeamForms::reservation)
                .number("numbered", team.numbered())
                .numberUnless0("paid", team.paid())
                .numberUnless0("paidAmount", team.paidAmount())
                .numberUnless0("virtual", team.virtual())
                .numberUnless0("owed", team.owed())
                .numberUnless0("refused", team.refused())
                .instant("completedAt", team.completedAt())
                .instant("retryAt", team.retryAt())
                .done();
    }

    private static Json.Obj reservation(Map.Entry<Integer, Instant> seat) {
        return Fields.write()
                .number("seat", seat.getKey())
                .instant("until", seat.getValue())
                .done();
    }

    /**
     * Reads a team.
     *
     * @param form the form
     * @return the team
     */
    public static Team readTeam(Json.Obj form) {
        Fields.Reader in = Fields.read("team", form);
        TeamStatus status = in.constant("status", TeamStatus.class);
        SortedMap<Integer, Instant> reserved = new TreeMap<>();
        Team team = new Team(
                status,
                readTerms(in),
                in.instant("openedAt"),
                in.instant("expiresAt"),
                readReserved(in, reserved),
                Math.toIntExact(in.number("numbered")),
                Math.toIntExact(in.numberOr0("paid")),
                in.numberOr0("paidAmount"),
                Math.toIntExact(in.numberOr0("virtual")),
                Math.toIntExact(in.numberOr0("owed")),
                Math.toIntExact(in.numberOr0("refused")),
                in.optionalInstant("completedAt"),
                in.optionalInstant("retryAt"));
        in.done();
        return team;
    }

    private static TeamTerms readTerms(Fields.Reader in) {
        int seats = Math.toIntExact(in.number("seats"));
        long amount = in.numberOr0("amount");
        int members = Math.toIntExact(in.numberOr0("members"));
        return new TeamTerms(
                new PolicyVersion(in.text("edition")),
                Currency.getInstance(in.text("currency")),
                amount == 0 ? new Goal.Members(seats) : new Goal.Amount(amount, members, seats),
                Math.toIntExact(in.numberOr0("fill")));
    }

    private static SortedMap<Integer, Instant> readReserved(Fields.Reader in, SortedMap<Integer, Instant> reserved) {
        in.list("reserved", form -> {
            Fields.Reader seat = Fields.read("reserved seat", form);
            reserved.put(Math.toIntExact(seat.number("seat")), seat.instant("until"));
            seat.done();
            return form;
        });
        return reserved;
    }

    /**
     * Writes a seat.
     *
     * @param seat the seat
     * @return its form
     */
    public static Json.Obj write(Seat seat) {
        return Fields.write()
                .numberUnless0("number", seat.number())
                .text("status", seat.status())
                .text("order", seat.order())
                .numberUnless0("amount", seat.amount())
                .instant("at", seat.at())
                .instant("until", seat.until())
                .text("reason", seat.reason())
                .text("moved", seat.moved())
                .done();
    }

    /**
     * Reads a seat.
     *
     * @param form the form
     * @return the seat
     */
    public static Seat readSeat(Json.Obj form) {
        Fields.Reader in = Fields.read("seat of a team", form);
        Seat seat = new Seat(
                Math.toIntExact(in.numberOr0("number")),
                in.constant("status", SeatStatus.class),
                new OrderId(in.text("order")),
                in.numberOr0("amount"),
                in.instant("at"),
                in.optionalInstant("until"),
                in.optionalConstant("reason", Reason.class),
                in.optionalText("moved").map(TeamId::new));
        in.done();
        return seat;
    }

    /**
     * Writes in which teams a member is.
     *
     * @param teams the teams
     * @return their form
     */
    public static Json.Obj write(MemberTeams teams) {
        return Fields.write()
                .list(
                        "teams",
                        List.copyOf(teams.teams().entrySet()),
                        it -> Fields.write()
                                .text("team", it.getKey())
                                .instant("until", it.getValue())
                                .done())
                .done();
    }

    /**
     * Reads in which teams a member is.
     *
     * @param form the form
     * @return the teams
     */
    public static MemberTeams readTeams(Json.Obj form) {
        Map<TeamId, Optional<Instant>> teams = new TreeMap<>();
        Fields.Reader in = Fields.read("teams of a member", form);
        in.list("teams", each -> {
            Fields.Reader team = Fields.read("team of a member", each);
            teams.put(new TeamId(team.text("team")), team.optionalInstant("until"));
            team.done();
            return each;
        });
        in.done();
        return new MemberTeams(teams);
    }
}
