package io.communitykit.referral.attribution.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.internal.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a friend's book. Immutable and safe for many threads.
 *
 * @param registeredAt when the friend became a member
 * @param firstPaidAt when the first order was paid, of those told
 * @param orders how many were told
 * @param touches how many are kept
 * @param promotes whether somebody else's book may name the owner as promoter
 */
record FriendHeader(
        Optional<Instant> registeredAt, Optional<Instant> firstPaidAt, int orders, int touches, Promotes promotes) {

    static final FriendHeader NEW = new FriendHeader(Optional.empty(), Optional.empty(), 0, 0, Promotes.NEVER_YET);

    /** Whether somebody else's book may name the owner as promoter. Never goes back. */
    enum Promotes {
        NEVER_YET,
        SOMEBODY
    }

    FriendHeader registered(Instant at) {
        return new FriendHeader(Optional.of(at), firstPaidAt, orders, touches, promotes);
    }

    FriendHeader bought(Instant at) {
        Instant first = firstPaidAt.filter(it -> it.isBefore(at)).orElse(at);
        return new FriendHeader(registeredAt, Optional.of(first), Math.addExact(orders, 1), touches, promotes);
    }

    FriendHeader touched() {
        return new FriendHeader(registeredAt, firstPaidAt, orders, Math.addExact(touches, 1), promotes);
    }

    FriendHeader promoting() {
        return new FriendHeader(registeredAt, firstPaidAt, orders, touches, Promotes.SOMEBODY);
    }

    static FriendHeader of(Json.Obj stored) {
        Fields.Reader reader = Fields.read("header of a friend's book", stored);
        FriendHeader header = new FriendHeader(
                reader.optionalInstant("registered"),
                reader.optionalInstant("firstPaid"),
                Math.toIntExact(reader.numberOr0("orders")),
                Math.toIntExact(reader.numberOr0("touches")),
                reader.optionalConstant("promotes", Promotes.class).orElse(Promotes.NEVER_YET));
        reader.done();
        return header;
    }

    Json.Obj form() {
        Fields.Writer writer = Fields.write()
                .instant("registered", registeredAt.map(it -> Timestamps.cut("instant of registering", it)))
                .instant("firstPaid", firstPaidAt)
                .numberUnless0("orders", orders)
                .numberUnless0("touches", touches);
        return (promotes == Promotes.NEVER_YET ? writer : writer.text("promotes", promotes)).done();
    }
}
