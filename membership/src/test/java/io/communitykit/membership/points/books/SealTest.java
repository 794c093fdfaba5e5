package io.communitykit.membership.points.books;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.spi.PointsStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sealed account")
class SealTest {

    private static PointsBooks books(Till till, PointsStore store) {
        return PointsBooks.builder(till.program(), store).clock(till::now).build();
    }

    private static PointsBooks books(Till till) {
        return books(till, till.store());
    }

    /** Grant, spend and refund, a seal as posting 4, one more grant, a seal as posting 6, one more grant. */
    private static Till sealed() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        till.take("s", 30, "o1");
        till.refund("r", "o1");
        books(till).seal(SECRET);
        till.give("b", 5);
        books(till).seal(SECRET);
        till.give("c", 7);
        return till;
    }

    private static Verification verify(Till till, UnaryOperator<List<Posting>> hand) {
        return books(till, new Tampered(till.store(), hand)).verify(ANN, SECRET).orElseThrow();
    }

    private static void assertBroken(Verification found, long after, long at, Verification.Problem problem) {
        assertThat(found)
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken)
                                .isEqualTo(new Verification.Broken(broken.account(), after, at, problem)));
    }

    @Test
    @DisplayName("is intact, and says how much is not sealed yet")
    void intact() {
        assertThat(books(sealed()).verify(ANN, SECRET))
                .get()
                .isInstanceOfSatisfying(Verification.Intact.class, intact -> {
                    assertThat(intact.postings()).isEqualTo(7);
                    assertThat(intact.seals()).isEqualTo(2);
                    assertThat(intact.unsealed()).isEqualTo(1);
                });
    }

    @Test
    @DisplayName("is not sealed again before something is posted")
    void again() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 1);
        till.as(BOB).give("b", 1);

        assertThat(books(till).seal(SECRET)).isEqualTo(new SealSummary(2, 2, 0));
        assertThat(books(till).seal(SECRET)).isEqualTo(new SealSummary(0, 0, 0));
        till.give("c", 1);
        assertThat(books(till).seal(SECRET).accounts()).isEqualTo(1);
        assertThat(till.postings())
                .extracting(Posting::kind)
                .containsExactly(PostingKind.GRANT, PostingKind.SEAL, PostingKind.GRANT, PostingKind.SEAL);
    }

    @Test
    @DisplayName("has the same balances as before")
    void balances() {
        assertThat(sealed().available()).isEqualTo(112);
    }

    @Test
    @DisplayName("is broken at the running balance where an amount was changed")
    void amount() {
        assertBroken(verify(sealed(), replace(2, SealTest::oneMore)), 0, 2, Verification.Problem.RUNNING_BALANCE);
    }

    /** A grant or spending by one point less or more, with the balance after it left. */
    private static Posting oneMore(Posting posting) {
        Entry old = posting.entries().get(0);
        Entry entry = new Entry(
                old.currency(),
                old.kind(),
                old.rule(),
                old.multipliers(),
                old.asked() - 1,
                old.applied() - 1,
                old.balance(),
                old.limit(),
                Shift.available(old.applied() - 1),
                old.lots());
        return with(posting, posting.key(), List.of(entry));
    }

    @Test
    @DisplayName("is broken at its seal where a key was changed, after the last seal that is certain")
    void key() {
        UnaryOperator<Posting> renamed =
                posting -> with(posting, new PostingKey(Till.key("forged"), Leg.MAIN), posting.entries());

        assertBroken(verify(sealed(), replace(2, renamed)), 0, 4, Verification.Problem.SEAL);
        assertBroken(verify(sealed(), replace(5, renamed)), 4, 6, Verification.Problem.SEAL);
    }

    @Test
    @DisplayName("does not protect what is not sealed yet")
    void unsealed() {
        UnaryOperator<Posting> renamed =
                posting -> with(posting, new PostingKey(Till.key("forged"), Leg.MAIN), posting.entries());

        assertThat(verify(sealed(), replace(7, renamed))).isInstanceOf(Verification.Intact.class);
    }

    @Test
    @DisplayName("is broken where a posting was dropped")
    void dropped() {
        assertBroken(
                verify(
                        sealed(),
                        postings -> postings.stream()
                                .filter(posting -> posting.sequence() != 3)
                                .toList()),
                0,
                4,
                Verification.Problem.SEQUENCE);
    }

    @Test
    @DisplayName("is broken where the last postings were cut off")
    void cut_off() {
        assertThat(verify(sealed(), postings -> postings.subList(0, 4))).isInstanceOf(Verification.Broken.class);
    }

    @Test
    @DisplayName("is broken where two postings changed places")
    void swapped() {
        assertBroken(
                verify(sealed(), postings -> {
                    List<Posting> swapped = new ArrayList<>(postings);
                    Collections.swap(swapped, 1, 2);
                    return swapped;
                }),
                0,
                3,
                Verification.Problem.SEQUENCE);
    }

    @Test
    @DisplayName("is broken under another key")
    void other_key() {
        PseudonymKey other = PseudonymKey.of("another secret, long enough".getBytes(StandardCharsets.UTF_8));

        assertThat(books(sealed()).verify(ANN, other)).get().isInstanceOf(Verification.Broken.class);
    }

    @Test
    @DisplayName("is intact after its member was erased, and still broken where an amount is changed then")
    void erased() {
        Till till = sealed();
        till.points().erase(ANN);
        List<Verification> sound = new ArrayList<>();
        List<Verification> forged = new ArrayList<>();

        books(till).verifyAll(SECRET, sound::add);
        books(till, new Tampered(till.store(), replace(2, SealTest::oneMore))).verifyAll(SECRET, forged::add);

        assertThat(sound).singleElement().isInstanceOf(Verification.Intact.class);
        assertThat(forged).singleElement().isInstanceOf(Verification.Broken.class);
        assertThat(books(till).verify(ANN, SECRET)).isEmpty();
    }

    @Test
    @DisplayName("that changed while it was sealed is skipped and sealed by the next run")
    void skipped() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 1);
        int[] late = {0};
        PointsStore busy = new Tampered(till.store(), postings -> {
            if (late[0]++ == 0) {
                till.give("meanwhile", 1);
            }
            return postings;
        });

        assertThat(books(till, busy).seal(SECRET)).isEqualTo(new SealSummary(0, 0, 1));
        assertThat(books(till, busy).seal(SECRET)).isEqualTo(new SealSummary(1, 2, 0));
        assertThat(books(till).verify(ANN, SECRET)).get().isInstanceOf(Verification.Intact.class);
    }

    private static UnaryOperator<List<Posting>> replace(long sequence, UnaryOperator<Posting> change) {
        return postings -> postings.stream()
                .map(posting -> posting.sequence() == sequence ? change.apply(posting) : posting)
                .toList();
    }

    private static Posting with(Posting old, PostingKey key, List<Entry> entries) {
        return new Posting(
                old.sequence(),
                key,
                old.content(),
                old.kind(),
                old.type(),
                old.subject(),
                old.reason(),
                old.money(),
                old.occurredAt(),
                old.recordedAt(),
                old.policy(),
                entries);
    }
}
