package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.commission.BuyerLimit;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.statement.StatementCalendar;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.EntryKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a buyer has earned for a promoter.
 *
 * @param orders how many orders have earned
 * @param since the first touch that was credited
 */
record BuyerCount(long orders, Instant since) {

    /** The entry that a program with a limit needs. */
    static List<EntryKey> wanted(CommissionProgram program, MemberId buyer) {
        return program.buyers().equals(BuyerLimit.NONE) ? List.of() : List.of(key(buyer));
    }

    private static EntryKey key(MemberId buyer) {
        return EntryKey.of(Kinds.BUYER, "limit", buyer);
    }

    static BuyerCount of(PromoterBook book, MemberId buyer, Instant touchedAt) {
        Optional<BuyerCount> known = book.body(key(buyer)).map(BuyerCount::read);
        Instant since = known.map(BuyerCount::since)
                .filter(it -> it.isBefore(touchedAt))
                .orElse(touchedAt);
        return new BuyerCount(known.map(BuyerCount::orders).orElse(0L), since);
    }

    boolean allows(BuyerLimit limit, StatementCalendar calendar, Instant paidAt) {
        if (orders >= limit.orders() && limit.orders() != BuyerLimit.UNLIMITED) {
            return false;
        }
        return limit.days() == BuyerLimit.UNLIMITED
                || calendar.dayOf(paidAt).isBefore(calendar.dayOf(since).plusDays(limit.days()));
    }

    void save(PromoterBook book, MemberId buyer) {
        Json.Obj body = Fields.write()
                .number("orders", orders + 1)
                .instant("since", since)
                .done();
        book.put(key(buyer), since, body);
    }

    private static BuyerCount read(Json.Obj json) {
        Fields.Reader reader = Fields.read("count of a buyer", json);
        BuyerCount count = new BuyerCount(reader.number("orders"), reader.instant("since"));
        reader.done();
        return count;
    }
}
