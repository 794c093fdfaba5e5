package io.communitykit.referral.bargain;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.Reason;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A shop with one bargain activity and a clock that is set. Safe for many threads. */
final class Haggle {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final BargainId ID = new BargainId("b1");
    static final PseudonymKey KEY = PseudonymKey.of("a secret of 16 bytes".getBytes(StandardCharsets.UTF_8));

    final BookStore store = new InMemoryBookStore(KEY);
    final Bargains bargains;
    volatile Instant now = START;

    Haggle(BargainPolicy policy) {
        this(policy, it -> it);
    }

    Haggle(BargainPolicy policy, UnaryOperator<Bargains.Builder> options) {
        this.bargains = options.apply(Bargains.builder(policy, store, KEY).clock(() -> now))
                .build();
    }

    /** From 300 yuan to 200 by so many helpers, half a yuan at least, within a day, to be bought two hours after at most. */
    static BargainPolicy by(int helpers, String... more) {
        return BargainPolicy.KIND.read(
                "{\"kind\": \"bargain-policy\", \"version\": \"1\", \"program\": \"砍价\", \"currency\": \"CNY\","
                        + " \"zone\": \"Asia/Shanghai\", \"price\": 300.00, \"floor\": 200.00, \"helpers\": " + helpers
                        + ", \"minimum\": 0.50, \"split\": \"uniform-cuts\", \"lasts\": \"PT24H\", \"buyWithin\": \"PT2H\""
                        + (more.length == 0 ? "" : ", ") + String.join(", ", more) + "}");
    }

    BargainResult starts(String member) {
        return bargains.start(ID, new MemberId(member));
    }

    BargainResult helps(String member) {
        return helps(ID, member);
    }

    BargainResult helps(BargainId bargain, String member) {
        return bargains.help(bargain, new MemberId(member), CutPlan.Weight.PLAIN);
    }

    BargainResult orders(String order) {
        return bargains.ordered(ID, new OrderId(order));
    }

    BargainResult settles(String order, BargainRules.Outcome outcome) {
        return bargains.settled(ID, new OrderId(order), outcome);
    }

    Bargain bargain() {
        return bargains.bargain(ID).orElseThrow();
    }

    BargainStatus status() {
        return bargain().statusAt(now);
    }

    List<Long> cuts() {
        List<Long> cuts = new ArrayList<>();
        bargains.each(ID, (member, cut) -> cuts.add(cut.amount()));
        return cuts;
    }

    static Reason declined(BargainResult result) {
        return ((BargainResult.Declined) result).reason();
    }
}
