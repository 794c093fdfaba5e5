package io.communitykit.referral.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.commission.internal.Kinds;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A run over promoters that are due")
class DueRunTest {

    private static final ProgramId PROGRAM = new ProgramId("shop");

    /** Promoters who are due one after the other. */
    private static BookStore due(String... promoters) {
        BookStore store = new Shop().store;
        for (int i = 0; i < promoters.length; i++) {
            BookId book = BookId.of(Kinds.BOOK, PROGRAM, new MemberId(promoters[i]));
            BookChange change =
                    new BookChange(book, Fields.write().done(), Optional.of(Shop.TOUCH.plusSeconds(i)), List.of());
            store.update(books -> {
                List<?> opened = books.open(List.of(BookWant.change(book)));
                books.save(List.of(change));
                return opened.size();
            });
        }
        return store;
    }

    @Test
    @DisplayName("of one promoter passes over those who fail, in front of all others, until one was served")
    void passesOver() {
        BookStore store = due("fails", "stays", "done", "next");
        List<String> served = new ArrayList<>();
        assertThatThrownBy(() -> new DueRun(1).over(store, Kinds.BOOK, PROGRAM, Shop.day(9), promoter -> {
                    served.add(promoter.value());
                    if (promoter.value().equals("fails")) {
                        throw StorageException.retryable("a fault", null);
                    }
                    return new DueSummary(promoter.value().equals("stays") ? 0 : 1, 0, 0, 0, 0);
                }))
                .isInstanceOf(StorageException.class);
        assertThat(served).containsExactly("fails", "stays", "done");
    }
}
