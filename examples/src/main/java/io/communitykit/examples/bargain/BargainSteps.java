package io.communitykit.examples.bargain;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.examples.cli.JsonFields;
import io.communitykit.referral.bargain.BargainId;
import io.communitykit.referral.bargain.CutPlan;
import java.time.Instant;

/** Reads what happens to bargains, one JSON object a step, in the order of time. Not safe for many threads. */
final class BargainSteps {

    private Instant latest = Instant.MIN;

    /**
     * Reads a step.
     *
     * @throws InvalidValueException that names the field and what was expected
     */
    BargainStep read(JsonFields fields) {
        latest = Timestamps.cut("/at", fields.instant("at", latest));
        Instant at = latest;
        String fact = fields.text("fact");
        return switch (fact) {
            case "start" -> BargainStep.start(at, bargain(fields), member(fields));
            case "help" -> BargainStep.help(at, bargain(fields), member(fields), weight(fields));
            case "order" -> BargainStep.order(at, bargain(fields), order(fields));
            case "pay" -> BargainStep.pay(at, bargain(fields), order(fields));
            case "give-up" -> BargainStep.giveUp(at, bargain(fields), order(fields));
            default ->
                throw InvalidValueException.of("/fact", "start, help, order, pay or give-up", "\"" + fact + "\"");
        };
    }

    private static BargainId bargain(JsonFields fields) {
        return new BargainId(fields.text("bargain"));
    }

    private static MemberId member(JsonFields fields) {
        return new MemberId(fields.text("member"));
    }

    private static OrderId order(JsonFields fields) {
        return new OrderId(fields.text("order"));
    }

    private static CutPlan.Weight weight(JsonFields fields) {
        return fields.isSet("newcomer") ? CutPlan.Weight.NEWCOMER : CutPlan.Weight.PLAIN;
    }
}
