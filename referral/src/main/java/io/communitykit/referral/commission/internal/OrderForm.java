package io.communitykit.referral.commission.internal;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.json.Json;
import io.communitykit.referral.Reason;
import io.communitykit.referral.commission.internal.OrderParts.Arrival;
import io.communitykit.referral.commission.internal.OrderParts.Counting;
import io.communitykit.referral.commission.internal.OrderParts.Decided;
import io.communitykit.referral.commission.internal.OrderParts.Line;
import io.communitykit.referral.commission.internal.OrderParts.Outcome;
import io.communitykit.referral.commission.internal.OrderParts.Receipt;
import io.communitykit.referral.commission.internal.OrderParts.Refund;
import io.communitykit.referral.commission.internal.OrderParts.Release;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.RefundedLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;

/** An order as it is stored. */
final class OrderForm {

    private OrderForm() {}

    static Json.Obj write(OrderDraft draft) {
        Fields.Writer writer = Fields.write().number("level", draft.level);
        draft.decided.ifPresent(it -> writer.json("decided", write(it)));
        draft.receipt.ifPresent(it -> writer.json(
                "receipt",
                Fields.write().text("key", it.key()).instant("at", it.at()).done()));
        draft.release.ifPresent(it -> writer.json(
                "release",
                Fields.write()
                        .instant("at", it.at())
                        .text("period", it.period())
                        .done()));
        return writer.list("refunds", draft.refunds, OrderForm::write).done();
    }

    static OrderDraft read(OrderId order, Json.Obj json) {
        Fields.Reader reader = Fields.read("order", json);
        OrderDraft draft = new OrderDraft(order, Math.toIntExact(reader.number("level")));
        draft.decided = reader.optionalObject("decided").map(OrderForm::decided);
        draft.receipt = reader.optionalObject("receipt").map(OrderForm::receipt);
        draft.release = reader.optionalObject("release").map(OrderForm::release);
        draft.refunds = new ArrayList<>(reader.list("refunds", OrderForm::refund));
        reader.done();
        return draft;
    }

    private static Json.Obj write(Decided decided) {
        return Fields.write()
                .text("digest", decided.digest())
                .instant("paidAt", decided.paidAt())
                .text("plan", decided.plan())
                .text("policy", decided.policy())
                .text("period", decided.period())
                .list("lines", decided.lines(), OrderForm::write)
                .json("earning", RateForm.write(decided.earning()))
                .text("reason", decided.reason())
                .text("volume", decided.volume())
                .numberUnless0("tier", decided.tier())
                .done();
    }

    private static Decided decided(Json.Obj json) {
        Fields.Reader reader = Fields.read("decision", json);
        Decided decided = new Decided(
                digest(reader),
                reader.instant("paidAt"),
                new PlanId(reader.text("plan")),
                new PolicyVersion(reader.text("policy")),
                LocalDate.parse(reader.text("period")),
                reader.list("lines", OrderForm::line),
                RateForm.earning(reader.optionalObject("earning").orElseThrow()),
                reader.optionalConstant("reason", Reason.class),
                reader.constant("volume", Counting.class),
                reader.numberOr0("tier"));
        reader.done();
        return decided;
    }

    private static ContentDigest digest(Fields.Reader reader) {
        return ContentDigest.fromBytes(HexFormat.of().parseHex(reader.text("digest")));
    }

    private static Json.Obj write(Line line) {
        return Fields.write()
                .text("id", line.id())
                .text("category", line.category())
                .number("net", line.net())
                .done();
    }

    private static Line line(Json.Obj json) {
        Fields.Reader reader = Fields.read("line", json);
        Line line = new Line(
                new LineId(reader.text("id")),
                reader.optionalText("category").map(CategoryId::new),
                reader.number("net"));
        reader.done();
        return line;
    }

    private static Receipt receipt(Json.Obj json) {
        Fields.Reader reader = Fields.read("receipt", json);
        Receipt receipt = new Receipt(reader.text("key"), reader.instant("at"));
        reader.done();
        return receipt;
    }

    private static Release release(Json.Obj json) {
        Fields.Reader reader = Fields.read("release", json);
        Release release = new Release(reader.instant("at"), LocalDate.parse(reader.text("period")));
        reader.done();
        return release;
    }

    private static Json.Obj write(Refund refund) {
        Fields.Writer writer = Fields.write()
                .text("key", refund.key())
                .text("digest", refund.digest())
                .instant("at", refund.at())
                .list("asked", refund.asked(), OrderForm::write)
                .text("told", refund.telling());
        refund.outcome().ifPresent(it -> writer.json("outcome", write(it)));
        return writer.done();
    }

    private static Refund refund(Json.Obj json) {
        Fields.Reader reader = Fields.read("refund", json);
        Refund refund = new Refund(
                reader.text("key"),
                digest(reader),
                reader.instant("at"),
                reader.list("asked", OrderForm::refunded),
                reader.constant("told", Arrival.class),
                reader.optionalObject("outcome").map(OrderForm::outcome));
        reader.done();
        return refund;
    }

    private static Json.Obj write(Outcome outcome) {
        return Fields.write()
                .list("excess", outcome.excess(), OrderForm::write)
                .numberUnless0("clawed", outcome.clawed())
                .numberUnless0("waived", outcome.waived())
                .numberUnless0("tier", outcome.tier())
                .done();
    }

    private static Outcome outcome(Json.Obj json) {
        Fields.Reader reader = Fields.read("outcome", json);
        Outcome outcome = new Outcome(
                reader.list("excess", OrderForm::refunded),
                reader.numberOr0("clawed"),
                reader.numberOr0("waived"),
                reader.numberOr0("tier"));
        reader.done();
        return outcome;
    }

    private static Json.Obj write(RefundedLine line) {
        return Fields.write().text("id", line.id()).number("net", line.net()).done();
    }

    private static RefundedLine refunded(Json.Obj json) {
        Fields.Reader reader = Fields.read("refunded line", json);
        RefundedLine line = new RefundedLine(new LineId(reader.text("id")), reader.number("net"));
        reader.done();
        return line;
    }

    /** Of an entry that may be there. */
    static Optional<OrderDraft> find(OrderId order, Optional<Json.Obj> body) {
        return body.map(json -> read(order, json));
    }
}
