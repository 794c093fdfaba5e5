package io.communitykit.referral.bargain.internal;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.json.Json;
import io.communitykit.referral.bargain.Bargain;
import io.communitykit.referral.bargain.Cut;
import io.communitykit.referral.bargain.CutPlan;
import io.communitykit.referral.bargain.CutTerms;
import io.communitykit.referral.bargain.MemberBargains;
import io.communitykit.referral.bargain.Split;
import io.communitykit.referral.internal.Fields;
import java.time.LocalDate;
import java.util.Currency;

/** The forms in which bargains are stored. Who helped stands in the key of the entry. Pure and safe for many threads. */
public final class BargainForms {

    private BargainForms() {}

    /**
     * Writes a bargain.
     *
     * @param bargain the bargain
     * @return its form
     */
    public static Json.Obj write(Bargain bargain) {
        CutTerms terms = bargain.plan().terms();
        return Fields.write()
                .text("edition", bargain.edition())
                .text("currency", bargain.currency().getCurrencyCode())
                .number("price", terms.price())
                .number("floor", terms.floor())
                .number("helpers", terms.helpers())
                .number("minimum", terms.minimum())
                .text("split", terms.split())
                .numberUnless0("factor", terms.factor())
                .number("seed", bargain.plan().seed())
                .instant("startedAt", bargain.startedAt())
                .instant("endsAt", bargain.endsAt())
                .instant("buyBy", bargain.buyBy())
                .numberUnless0("helped", bargain.helped())
                .numberUnless0("cut", bargain.cut())
                .text("order", bargain.order())
                .instant("boughtAt", bargain.boughtAt())
                .done();
    }

    /**
     * Reads a bargain.
     *
     * @param form the form
     * @return the bargain
     */
    public static Bargain read(Json.Obj form) {
        Fields.Reader in = Fields.read("bargain", form);
        PolicyVersion edition = new PolicyVersion(in.text("edition"));
        Currency currency = Currency.getInstance(in.text("currency"));
        CutTerms terms = new CutTerms(
                in.number("price"),
                in.number("floor"),
                Math.toIntExact(in.number("helpers")),
                in.number("minimum"),
                in.constant("split", Split.class),
                Math.toIntExact(in.numberOr0("factor")));
        Bargain bargain = new Bargain(
                edition,
                currency,
                new CutPlan(terms, in.number("seed")),
                in.instant("startedAt"),
                in.instant("endsAt"),
                in.instant("buyBy"),
                Math.toIntExact(in.numberOr0("helped")),
                in.numberOr0("cut"),
                in.optionalText("order").map(OrderId::new),
                in.optionalInstant("boughtAt"));
        in.done();
        return bargain;
    }

    /**
     * Writes a cut.
     *
     * @param cut the cut
     * @return its form
     */
    public static Json.Obj write(Cut cut) {
        return Fields.write()
                .number("number", cut.number())
                .number("amount", cut.amount())
                .text("weight", cut.weight())
                .instant("at", cut.at())
                .done();
    }

    /**
     * Reads a cut.
     *
     * @param form the form
     * @return the cut
     */
    public static Cut readCut(Json.Obj form) {
        Fields.Reader in = Fields.read("cut", form);
        Cut cut = new Cut(
                Math.toIntExact(in.number("number")),
                in.number("amount"),
                in.constant("weight", CutPlan.Weight.class),
                in.instant("at"));
        in.done();
        return cut;
    }

    /**
     * Writes how often a member took part.
     *
     * @param member how often
     * @return the form
     */
    public static Json.Obj write(MemberBargains member) {
        return Fields.write()
                .numberUnless0("started", member.started())
                .numberUnless0("helps", member.helps())
                .text("day", member.day())
                .numberUnless0("helpsOnDay", member.helpsOnDay())
                .done();
    }

    /**
     * Reads how often a member took part.
     *
     * @param form the form
     * @return how often
     */
    public static MemberBargains readMember(Json.Obj form) {
        Fields.Reader in = Fields.read("bargains of a member", form);
        MemberBargains member = new MemberBargains(
                Math.toIntExact(in.numberOr0("started")),
                Math.toIntExact(in.numberOr0("helps")),
                in.optionalText("day").map(LocalDate::parse),
                Math.toIntExact(in.numberOr0("helpsOnDay")));
        in.done();
        return member;
    }
}
