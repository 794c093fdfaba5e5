package io.communitykit.testkit.points.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.PostingKind;
import io.communitykit.testkit.points.linearizability.Answer.Applied;
import io.communitykit.testkit.points.linearizability.Answer.Insufficient;
import io.communitykit.testkit.points.linearizability.Answer.Replayed;
import io.communitykit.testkit.points.linearizability.Answer.Seen;
import io.communitykit.testkit.points.linearizability.Operation.Commit;
import io.communitykit.testkit.points.linearizability.Operation.GiveBack;
import io.communitykit.testkit.points.linearizability.Operation.Grant;
import io.communitykit.testkit.points.linearizability.Operation.Listing;
import io.communitykit.testkit.points.linearizability.Operation.Look;
import io.communitykit.testkit.points.linearizability.Operation.SetAside;
import io.communitykit.testkit.points.linearizability.Operation.Spend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Histories by hand. Times are written so that overlaps show: a call begins and ends at the given numbers. */
class OrderSearchTest {

    private static final Call GRANTED = call(0, 1, 2, new Grant(1, 10), new Applied(1, 10));

    private static Call call(int thread, long begun, long ended, Operation operation, Answer answer) {
        return Call.answered(thread, operation, begun, ended, answer);
    }

    private static Call pending(int thread, long begun, Operation operation) {
        return new Call(thread, operation, begun, Call.NEVER, Optional.empty());
    }

    private static void assertExplained(Call... calls) {
        assertThat(OrderSearch.explains(List.of(calls))).isTrue();
    }

    private static void assertRefused(Call... calls) {
        assertThat(OrderSearch.explains(List.of(calls))).isFalse();
    }

    @Test
    @DisplayName("nothing, and one call after another as the commands promise, is explained")
    void one_after_another() {
        assertExplained();
        assertExplained(
                GRANTED,
                call(0, 3, 4, new SetAside(2, 6), new Applied(2, 10)),
                call(0, 5, 6, new Look(), new Seen(4, 6)),
                call(0, 7, 8, new Spend(3, 5), new Insufficient(4, 1)),
                call(0, 9, 10, new Commit(2, 4), new Applied(3, 6)),
                call(0, 11, 12, new Commit(2, 4), new Replayed(3, 6)),
                call(0, 13, 14, new GiveBack(2), new Answer.HoldEnded(PostingKind.COMMIT, 4)),
                call(0, 15, 16, new GiveBack(9), new Answer.UnknownHold()),
                call(0, 17, 18, new Spend(4, 6), new Applied(4, 0)),
                call(0, 19, 20, new Listing(), new Answer.Listed(4, 0)));
    }

    @Test
    @DisplayName("calls that overlap may have happened in either order")
    void either_order() {
        assertExplained(
                call(0, 1, 6, new Grant(1, 10), new Applied(1, 10)),
                call(1, 2, 3, new Look(), new Seen(0, 0)),
                call(2, 4, 5, new Look(), new Seen(10, 0)));
        assertExplained(
                call(0, 1, 4, new Grant(1, 10), new Applied(2, 15)), call(1, 2, 3, new Grant(2, 5), new Applied(1, 5)));
    }

    @Test
    @DisplayName("a read that began after a grant had ended and does not show it is refused")
    void stale_read() {
        assertRefused(GRANTED, call(1, 3, 4, new Look(), new Seen(0, 0)));
        assertExplained(call(0, 1, 3, new Grant(1, 10), new Applied(1, 10)), call(1, 2, 4, new Look(), new Seen(0, 0)));
    }

    @Test
    @DisplayName("two reads that show a grant and then no longer are refused")
    void read_that_goes_back() {
        assertRefused(
                call(0, 1, 6, new Grant(1, 10), new Applied(1, 10)),
                call(1, 2, 3, new Look(), new Seen(10, 0)),
                call(2, 4, 5, new Look(), new Seen(0, 0)));
    }

    @Test
    @DisplayName("two grants of which one is lost are refused, whether in the answers or in the balance after")
    void lost_update() {
        assertRefused(
                call(0, 1, 4, new Grant(1, 10), new Applied(1, 10)), call(1, 2, 3, new Grant(2, 5), new Applied(1, 5)));
        assertRefused(
                call(0, 1, 4, new Grant(1, 10), new Applied(2, 15)),
                call(1, 2, 3, new Grant(2, 5), new Applied(1, 5)),
                call(0, 5, 6, new Look(), new Seen(10, 0)));
    }

    @Test
    @DisplayName("the same points spent by two threads are refused")
    void doubled_spend() {
        assertRefused(
                GRANTED,
                call(0, 3, 6, new Spend(2, 10), new Applied(2, 0)),
                call(1, 4, 5, new Spend(3, 10), new Applied(3, 0)));
        assertRefused(
                GRANTED,
                call(0, 3, 6, new Spend(2, 10), new Applied(2, 0)),
                call(1, 4, 5, new Spend(2, 10), new Applied(2, 0)));
    }

    @Test
    @DisplayName("of two that spend the same points both may not be refused")
    void refused_without_reason() {
        assertRefused(
                GRANTED,
                call(0, 3, 6, new Spend(2, 10), new Insufficient(0, 10)),
                call(1, 4, 5, new Spend(3, 10), new Insufficient(0, 10)));
        assertExplained(
                GRANTED,
                call(0, 3, 6, new Spend(2, 10), new Insufficient(0, 10)),
                call(1, 4, 5, new Spend(3, 10), new Applied(2, 0)));
    }

    @Test
    @DisplayName("a repeat is shown the posting of the first, not another, and not before the first began")
    void repeats() {
        assertExplained(GRANTED, call(1, 3, 4, new Grant(1, 10), new Replayed(1, 10)));
        assertRefused(GRANTED, call(1, 3, 4, new Grant(1, 10), new Applied(2, 20)));
        assertRefused(GRANTED, call(1, 3, 4, new Grant(1, 10), new Replayed(2, 10)));
        assertRefused(
                call(1, 1, 2, new Grant(1, 10), new Replayed(1, 10)),
                call(0, 3, 4, new Grant(1, 10), new Applied(1, 10)));
    }

    @Test
    @DisplayName("a hold does not end both ways")
    void hold_ends_once() {
        Call hold = call(0, 3, 4, new SetAside(2, 10), new Applied(2, 10));
        assertRefused(
                GRANTED,
                hold,
                call(0, 5, 8, new Commit(2, 10), new Applied(3, 0)),
                call(1, 6, 7, new GiveBack(2), new Applied(4, 10)));
        assertExplained(
                GRANTED,
                hold,
                call(0, 5, 8, new Commit(2, 10), new Answer.HoldEnded(PostingKind.VOID, 0)),
                call(1, 6, 7, new GiveBack(2), new Applied(3, 10)));
    }

    @Test
    @DisplayName("a call without an answer may have happened, later or not at all, but not before it began")
    void no_answer() {
        Call lost = pending(0, 3, new Spend(2, 4));
        assertExplained(GRANTED, lost, call(1, 4, 5, new Look(), new Seen(10, 0)));
        assertExplained(
                GRANTED, lost, call(1, 4, 5, new Look(), new Seen(10, 0)), call(1, 6, 7, new Look(), new Seen(6, 0)));
        assertRefused(
                GRANTED, lost, call(1, 4, 5, new Look(), new Seen(6, 0)), call(1, 6, 7, new Look(), new Seen(10, 0)));
        assertRefused(GRANTED, call(1, 3, 4, new Look(), new Seen(6, 0)), pending(0, 5, new Spend(2, 4)));
    }

    @Test
    @DisplayName("fourteen calls at once are looked through by what was done, not by all their orders")
    void many_at_once() {
        List<Call> calls = new ArrayList<>(List.of(GRANTED));
        for (int i = 0; i < 14; i++) {
            calls.add(call(i, 10 + i, 100 + i, new Look(), new Seen(10, 0)));
        }
        calls.add(call(14, 50, 60, new Spend(2, 4), new Applied(2, 6)));
        assertThat(OrderSearch.explains(calls)).isTrue();
        calls.add(call(15, 200, 201, new Look(), new Seen(10, 0)));
        assertThat(OrderSearch.explains(calls)).isFalse();
    }

    @Test
    @DisplayName("a few hundred calls by four threads are explained, and refused with one more that is wrong")
    void many_in_a_row() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long begun = 40L * (i / 4);
            calls.add(call(i % 4, begun + i % 4, begun + 30, new Grant(i, 1), new Applied(i + 1L, i + 1L)));
        }
        assertThat(OrderSearch.explains(calls)).isTrue();
        calls.add(call(0, 9_000, 9_001, new Look(), new Seen(299, 0)));
        assertThat(OrderSearch.explains(calls)).isFalse();
    }

    @Test
    @DisplayName("what is shown of a failure ends with the wrong answer and has no call that is not needed")
    void shortest() {
        LinearizabilityFailure failure = LinearizabilityFailure.of(
                7,
                List.of(
                        call(1, 1, 2, new Look(), new Seen(0, 0)),
                        call(0, 3, 4, new Grant(1, 10), new Applied(1, 10)),
                        call(1, 5, 6, new Spend(2, 50), new Insufficient(10, 40)),
                        call(1, 7, 8, new Look(), new Seen(0, 0)),
                        call(0, 9, 10, new Grant(1, 10), new Replayed(1, 10)),
                        call(0, 11, 12, new Spend(3, 1), new Applied(2, 9))));
        assertThat(failure.history())
                .containsExactly(
                        "3 to 4, thread 0: grant k1 of 10 -> posting 1, balance 10",
                        "7 to 8, thread 1: look -> 0 available, 0 held");
        assertThat(failure).hasMessage("""
                        seed 7: no order of these 2 calls explains their answers:
                          3 to 4, thread 0: grant k1 of 10 -> posting 1, balance 10
                          7 to 8, thread 1: look -> 0 available, 0 held
                        The longest order that explains some: grant k1 of 10
                          then look would be answered: 10 available, 0 held""");
        assertThat(failure.seed()).isEqualTo(7);
    }
}
