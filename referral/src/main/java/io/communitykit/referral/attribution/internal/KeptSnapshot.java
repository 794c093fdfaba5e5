package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.json.Json;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.Loss;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes and reads the snapshot of an order; its promoters stand by their numbers. Pure but for the numbers that it gives. */
final class KeptSnapshot {

    private KeptSnapshot() {}

    static Entry entry(OrderAttribution snapshot, OrderContent content, PartyNumbers numbers) {
        Fields.Writer writer = Fields.write()
                .number("number", snapshot.number())
                .text("policy", snapshot.policy())
                .json("content", content.form());
        snapshot.credit().ifPresent(it -> writer.json("credit", form(it, numbers)));
        snapshot.upline().ifPresent(it -> writer.json("upline", form(it, numbers)));
        Json.Obj body = writer.list("losses", snapshot.losses(), it -> form(it, numbers))
                .done();
        return new Entry(EntryKey.of(FriendBooks.WHY, snapshot.order().value()), snapshot.paidAt(), body);
    }

    private static Json.Obj form(Credit credit, PartyNumbers numbers) {
        return Fields.write()
                .number("party", numbers.number(Party.of(credit.promoter().member())))
                .text("kind", credit.promoter().kind())
                .text("strength", credit.strength())
                .text("channel", credit.channel())
                .instant("at", credit.touchedAt())
                .done();
    }

    private static Json.Obj form(Promoter promoter, PartyNumbers numbers) {
        return Fields.write()
                .number("party", numbers.number(Party.of(promoter.member())))
                .text("kind", promoter.kind())
                .done();
    }

    private static Json.Obj form(Loss loss, PartyNumbers numbers) {
        return Fields.write()
                .number("party", numbers.number(loss.promoter()))
                .text("kind", loss.kind())
                .text("strength", loss.strength())
                .text("channel", loss.channel())
                .instant("at", loss.touchedAt())
                .text("reason", loss.reason())
                .done();
    }

    static OrderContent content(Entry entry) {
        return OrderContent.of(
                Fields.read("snapshot", entry.body()).optionalObject("content").orElseThrow());
    }

    /** Who was erased since is no longer credited, but lost for that; their upline stays, from whom a refund may take back. */
    static OrderAttribution read(Entry entry, MemberId buyer, PartyNumbers numbers) {
        Fields.Reader reader = Fields.read("snapshot", entry.body());
        reader.optionalObject("content");
        // Without a reason of its own: the one that holds if the promoter was erased.
        Optional<Loss> credited = reader.optionalObject("credit").map(it -> loss(it, numbers));
        Optional<Credit> credit = credited.flatMap(KeptSnapshot::credit);
        List<Loss> losses = new ArrayList<>(reader.list("losses", it -> loss(it, numbers)));
        if (credit.isEmpty()) {
            credited.ifPresent(losses::add);
            losses.sort(Comparator.comparing(Loss::touchedAt));
        }
        Optional<Promoter> upline = reader.optionalObject("upline").flatMap(it -> promoter(it, numbers));
        OrderAttribution snapshot = new OrderAttribution(
                new OrderId(entry.key().text()),
                buyer,
                entry.at(),
                Math.toIntExact(reader.number("number")),
                credit,
                upline,
                losses,
                new PolicyVersion(reader.text("policy")));
        reader.done();
        return snapshot;
    }

    private static Optional<Credit> credit(Loss credited) {
        return credited.promoter()
                .known()
                .map(it -> new Credit(
                        new Promoter(it, credited.kind()),
                        credited.strength(),
                        credited.channel(),
                        credited.touchedAt()));
    }

    private static Optional<Promoter> promoter(Json.Obj stored, PartyNumbers numbers) {
        Fields.Reader reader = Fields.read("upline", stored);
        Party party = numbers.party(reader.number("party"));
        PromoterKind kind = reader.constant("kind", PromoterKind.class);
        reader.done();
        return party.known().map(it -> new Promoter(it, kind));
    }

    private static Loss loss(Json.Obj stored, PartyNumbers numbers) {
        Fields.Reader reader = Fields.read("touch of a snapshot", stored);
        Loss loss = new Loss(
                numbers.party(reader.number("party")),
                reader.constant("kind", PromoterKind.class),
                reader.constant("strength", Strength.class),
                new ChannelId(reader.text("channel")),
                reader.instant("at"),
                reader.optionalConstant("reason", Reason.class).orElse(Reason.ERASED));
        reader.done();
        return loss;
    }
}
