package io.communitykit.examples.team;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import io.communitykit.examples.cli.JsonFields;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.TeamId;
import java.time.Instant;
import java.util.Currency;

/** Reads what happens to teams, one JSON object a step, in the order of time. Not safe for many threads. */
final class TeamSteps {

    private final Currency currency;
    private Instant latest = Instant.MIN;

    /**
     * Starts.
     *
     * @param currency of amounts
     */
    TeamSteps(Currency currency) {
        this.currency = currency;
    }

    /**
     * Reads a step.
     *
     * @throws InvalidValueException that names the field and what was expected
     */
    TeamStep read(JsonFields fields) {
        latest = Timestamps.cut("/at", fields.instant("at", latest));
        Instant at = latest;
        String fact = fields.text("fact");
        return switch (fact) {
            case "due" -> TeamStep.due(at);
            case "cancel" -> TeamStep.cancel(at, team(fields));
            case "open" -> TeamStep.open(at, team(fields), member(fields), order(fields));
            case "join" -> TeamStep.join(at, team(fields), member(fields), order(fields), standing(fields));
            case "pay" ->
                TeamStep.pay(at, team(fields), member(fields), order(fields), amount(fields), standing(fields));
            case "give-up" -> TeamStep.giveUp(at, team(fields), member(fields), order(fields));
            case "refund" -> TeamStep.refund(at, team(fields), member(fields), order(fields));
            default ->
                throw InvalidValueException.of(
                        "/fact", "open, join, pay, give-up, refund, cancel or due", "\"" + fact + "\"");
        };
    }

    private static TeamId team(JsonFields fields) {
        return new TeamId(fields.text("team"));
    }

    private static MemberId member(JsonFields fields) {
        return new MemberId(fields.text("member"));
    }

    private static OrderId order(JsonFields fields) {
        return new OrderId(fields.text("order"));
    }

    private static Standing standing(JsonFields fields) {
        return fields.isSet("newcomer") ? Standing.NEWCOMER : Standing.KNOWN;
    }

    private Money amount(JsonFields fields) {
        return Money.of(fields.decimal("amount"), currency);
    }
}
