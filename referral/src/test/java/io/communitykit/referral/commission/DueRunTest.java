package io.communitykit.referral.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.commission.internal.Kinds;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.DueBook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A run over promoters that are due")
class DueRunTest {

    @Test
    @DisplayName("of one promoter passes over those who fail, in front of all others, until one was served")
    void passesOver() {
        List<DueBook> due = Stream.of("fails", "stays", "done", "next")
                .map(it -> new DueBook(BookId.of(Kinds.BOOK, new ProgramId("shop"), new MemberId(it)), Shop.TOUCH))
                .toList();
        List<String> served = new ArrayList<>();
        assertThatThrownBy(() -> new DueRun(1).over(size -> due.subList(0, Math.min(size, due.size())), promoter -> {
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
