package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.attribution.FriendHistory;
import io.communitykit.referral.attribution.FriendHistory.Sale;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.Entry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A friend's book in types. Immutable and safe for many threads.
 *
 * @param book as it was opened
 * @param header its state
 * @param touches those that are considered, by text of their key
 * @param anchors texts of keys of those that are kept considered; empty where the book is not full
 */
record FriendState(Book book, FriendHeader header, Map<String, KeptTouch> touches, Optional<List<String>> anchors) {

    static FriendState of(Book book, Optional<List<Entry>> anchored) {
        Map<String, KeptTouch> touches = new LinkedHashMap<>();
        anchored.ifPresent(entries -> entries.forEach(it -> touches.put(it.key().text(), KeptTouch.of(it))));
        range(book, 0).forEach(it -> touches.put(it.key().text(), KeptTouch.of(it)));
        return new FriendState(
                book,
                book.header().map(FriendHeader::of).orElse(FriendHeader.NEW),
                touches,
                anchored.map(
                        entries -> entries.stream().map(it -> it.key().text()).toList()));
    }

    private static List<Entry> range(Book book, int number) {
        return book.ranges().size() > number ? book.ranges().get(number) : List.of();
    }

    boolean isErased() {
        return book.standing() == Standing.ERASED;
    }

    boolean promotes() {
        return header.promotes() == FriendHeader.Promotes.SOMEBODY;
    }

    boolean isAnchored(KeptTouch touch) {
        String text = FactKeys.of(touch.told().key());
        return anchors.filter(it -> it.contains(text)).isPresent();
    }

    FriendHistory history(MemberId friend) {
        Map<String, IdempotencyKey> keys = new HashMap<>();
        touches.forEach((text, touch) -> keys.put(text, touch.told().key()));
        List<Told> told = touches.values().stream().map(KeptTouch::told).toList();
        List<Sale> sales =
                range(book, 1).stream().map(it -> KeptSale.of(it, keys)).toList();
        return new FriendHistory(friend, header.registeredAt(), header.firstPaidAt(), told, sales);
    }
}
