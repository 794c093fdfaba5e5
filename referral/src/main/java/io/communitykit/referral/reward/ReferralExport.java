package io.communitykit.referral.reward;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonWriter;
import io.communitykit.referral.internal.BookPages;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is kept of a member, as JSON. */
final class ReferralExport {

    private final BookStore store;
    private final ReferralBooks names;

    ReferralExport(BookStore store, ReferralBooks names) {
        this.store = store;
        this.names = names;
    }

    Optional<String> of(MemberId member) {
        Map<String, Json> parts = new LinkedHashMap<>();
        parts.put("member", Json.of(member.value()));
        book(names.referral(member), List.of(ReferralBooks.BOND, ReferralBooks.ORDER, ReferralBooks.TOLD))
                .ifPresent(it -> parts.put("referral", it));
        book(names.rewards(member), List.of(ReferralBooks.GRANT, ReferralBooks.TOLD))
                .ifPresent(it -> parts.put("rewards", it));
        return parts.size() == 1 ? Optional.empty() : Optional.of(JsonWriter.compact(new Json.Obj(parts)));
    }

    private Optional<Json> book(BookId id, List<EntryKind> kinds) {
        Book book = store.read(List.of(BookWant.keep(id))).get(0);
        if (book.standing() != Book.Standing.KEPT) {
            return Optional.empty();
        }
        Map<String, Json> fields = new LinkedHashMap<>();
        book.header().ifPresent(it -> fields.put("state", it));
        for (EntryKind kind : kinds) {
            fields.put(kind.name(), new Json.Arr(entries(id, kind)));
        }
        return Optional.of(new Json.Obj(fields));
    }

    private List<Json> entries(BookId id, EntryKind kind) {
        List<Json> all = new ArrayList<>();
        BookPages.each(store, id, kind, it -> all.add(json(it)));
        return all;
    }

    private static Json json(Entry entry) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("key", Json.of(entry.key().text()));
        entry.key().party().ifPresent(it -> fields.put("with", Json.of(it.toString())));
        fields.put("at", Json.of(entry.at().toString()));
        fields.put("body", entry.body());
        return new Json.Obj(fields);
    }
}
