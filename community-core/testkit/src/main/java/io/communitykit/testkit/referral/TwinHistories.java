package io.communitykit.testkit.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Plays one history on two stores, and compares what was answered and what is kept, entry by entry. For one thread. */
final class TwinHistories {

    private TwinHistories() {}

    static void play(BookStore one, BookStore other, long seed, int steps) {
        ReferralHistory first = new ReferralHistory(one, seed);
        ReferralHistory second = new ReferralHistory(other, seed);
        first.play(steps);
        second.play(steps);
        assertThat(first.lines()).as("what was answered in history " + seed).isEqualTo(second.lines());
        assertThat(first.books().books()).isEqualTo(second.books().books()).isNotEmpty();
        for (BookId id : first.books().books()) {
            Book book = first.books().book(id);
            assertThat(book).as(id.toString()).isEqualTo(second.books().book(id));
            assertThat(lines(first.books(), id))
                    .as("entries of " + id + " in history " + seed)
                    .isEqualTo(lines(second.books(), id));
        }
    }

    /** Each store has pseudonyms of its own. */
    private static List<String> lines(WatchedBooks books, BookId id) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : books.entries(id)) {
            String party = entry.key()
                    .party()
                    .map(it -> it.known().map(Object::toString).orElse("erased"))
                    .orElse("nobody");
            lines.add(entry.key().kind() + " " + entry.key().text() + " " + party + " " + entry.at() + " "
                    + entry.body());
        }
        Collections.sort(lines);
        return lines;
    }
}
