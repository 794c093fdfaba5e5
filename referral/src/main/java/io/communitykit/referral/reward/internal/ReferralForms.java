package io.communitykit.referral.reward.internal;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.reward.Bond;
import io.communitykit.referral.reward.OrderFacts;
import io.communitykit.referral.reward.QualifyingOrder;
import io.communitykit.referral.reward.Referral;
import io.communitykit.referral.reward.ReviewStanding;
import io.communitykit.referral.reward.RowRef;
import io.communitykit.referral.reward.SideState;
import io.communitykit.referral.reward.SideStatus;
import io.communitykit.referral.spi.Party;
import java.util.Currency;
import java.util.Optional;

/**
 * The forms in which a referral is stored. Who the referrer is stands in the key of the bond's entry. Pure and safe for many threads.
 */
public final class ReferralForms {

    private ReferralForms() {}

    /**
     * Writes a referral without its bond.
     *
     * @param referral the referral
     * @return its form
     */
    public static Json.Obj write(Referral referral) {
        return Fields.write()
                .instant("boundAt", referral.boundAt())
                .instant("registeredAt", referral.registeredAt())
                .list("order", referral.order().stream().toList(), ReferralForms::write)
                .instant("countsAt", referral.countsAt())
                .instant("releaseAt", referral.releaseAt())
                .instant("serveAt", referral.serveAt())
                .map("sides", referral.sides(), ReferralForms::write)
                .list("rows", referral.rows(), ReferralForms::write)
                .list("outbox", referral.outbox(), LedgerForms::write)
                .instant("retryAt", referral.retryAt())
                .done();
    }

    /**
     * Reads a referral.
     *
     * @param form the form
     * @param bond its bond
     * @return the referral
     */
    public static Referral read(Json.Obj form, Optional<Bond> bond) {
        Fields.Reader in = Fields.read("referral", form);
        Referral referral = new Referral(
                bond,
                in.optionalInstant("boundAt"),
                in.optionalInstant("registeredAt"),
                in.list("order", ReferralForms::readOrder).stream().findFirst(),
                in.optionalInstant("countsAt"),
                in.optionalInstant("releaseAt"),
                in.optionalInstant("serveAt"),
                in.map("sides", Side::valueOf, ReferralForms::readSide),
                in.list("rows", ReferralForms::readRow),
                in.list("outbox", LedgerForms::readTransfer),
                in.optionalInstant("retryAt"));
        in.done();
        return referral;
    }

    private static Json.Obj write(QualifyingOrder order) {
        return Fields.write()
                .text("id", order.id())
                .number("net", order.net())
                .numberUnless0("refunded", order.refunded())
                .instant("paidAt", order.paidAt())
                .instant("receivedAt", order.receivedAt())
                .done();
    }

    private static QualifyingOrder readOrder(Json.Obj form) {
        Fields.Reader in = Fields.read("qualifying order", form);
        QualifyingOrder order = new QualifyingOrder(
                new OrderId(in.text("id")),
                in.number("net"),
                in.numberOr0("refunded"),
                in.instant("paidAt"),
                in.optionalInstant("receivedAt"));
        in.done();
        return order;
    }

    private static Json.Obj write(SideState side) {
        return Fields.write()
                .text("status", side.status())
                .text("reason", side.reason())
                .instant("since", side.since())
                .text("review", side.review())
                .instant("reviewBy", side.reviewBy())
                .text("reviewFor", side.reviewFor())
                .list(
                        "counted",
                        side.counted(),
                        it -> Fields.write().text("rule", it).done())
                .text("edition", side.edition())
                .done();
    }

    private static SideState readSide(Json form) {
        Fields.Reader in = Fields.read("side of a referral", LedgerForms.object(form));
        SideState side = new SideState(
                in.constant("status", SideStatus.class),
                in.optionalConstant("reason", Reason.class),
                in.instant("since"),
                in.constant("review", ReviewStanding.class),
                in.optionalInstant("reviewBy"),
                in.optionalConstant("reviewFor", Reason.class),
                in.list("counted", ReferralForms::readRule),
                in.optionalText("edition").map(PolicyVersion::new));
        in.done();
        return side;
    }

    private static RuleId readRule(Json.Obj form) {
        Fields.Reader in = Fields.read("rule that counts", form);
        RuleId rule = new RuleId(in.text("rule"));
        in.done();
        return rule;
    }

    private static Json.Obj write(RowRef ref) {
        return Fields.write()
                .text("side", ref.side())
                .text("rule", ref.rule())
                .number("number", ref.sequence())
                .done();
    }

    private static RowRef readRow(Json.Obj form) {
        Fields.Reader in = Fields.read("name of a row", form);
        RowRef ref = new RowRef(in.constant("side", Side.class), new RuleId(in.text("rule")), in.number("number"));
        in.done();
        return ref;
    }

    /**
     * Writes a bond without the referrer.
     *
     * @param bond the bond
     * @return its form
     */
    public static Json.Obj write(Bond bond) {
        return Fields.write()
                .text("strength", bond.strength())
                .text("channel", bond.channel())
                .instant("touchedAt", bond.touchedAt())
                .done();
    }

    /**
     * Reads a bond.
     *
     * @param form the form
     * @param referrer who
     * @return the bond
     */
    public static Bond readBond(Json.Obj form, Party referrer) {
        Fields.Reader in = Fields.read("bond", form);
        Bond bond = new Bond(
                referrer,
                in.constant("strength", Strength.class),
                new ChannelId(in.text("channel")),
                in.instant("touchedAt"));
        in.done();
        return bond;
    }

    /**
     * Writes what was told of an order.
     *
     * @param order what was told
     * @return its form
     */
    public static Json.Obj write(OrderFacts order) {
        return Fields.write()
                .instant("paidAt", order.paidAt())
                .numberUnless0("net", order.net())
                .text("currency", order.currency().map(Currency::getCurrencyCode))
                .numberUnless0("refunded", order.refunded())
                .instant("receivedAt", order.receivedAt())
                .done();
    }

    /**
     * Reads what was told of an order.
     *
     * @param form the form
     * @return what was told
     */
    public static OrderFacts readOrderFacts(Json.Obj form) {
        Fields.Reader in = Fields.read("facts of an order", form);
        OrderFacts order = new OrderFacts(
                in.optionalInstant("paidAt"),
                in.numberOr0("net"),
                in.optionalText("currency").map(Currency::getInstance),
                in.numberOr0("refunded"),
                in.optionalInstant("receivedAt"));
        in.done();
        return order;
    }
}
