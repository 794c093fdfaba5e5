package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.attribution.FriendHistory.Sale;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import java.util.Map;
import java.util.Optional;

/** An order as the fold needs it: small, since many are read with each touch. */
final class KeptSale {

    private KeptSale() {}

    static Entry entry(EntryKind kind, Sale sale) {
        Optional<String> touch = sale.credited().map(FactKeys::of);
        return new Entry(
                EntryKey.of(kind, sale.order().value()),
                sale.at(),
                Fields.write().text("touch", touch).done());
    }

    /** The touch of a sale stands by its text; one that is not among those known is left out. */
    static Sale of(Entry entry, Map<String, IdempotencyKey> touches) {
        Fields.Reader reader = Fields.read("order", entry.body());
        Optional<String> touch = reader.optionalText("touch");
        reader.done();
        return new Sale(
                new OrderId(entry.key().text()), entry.at(), touch.flatMap(it -> Optional.ofNullable(touches.get(it))));
    }
}
