package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is read: states, statements, and all accounts of a program. */
abstract class ListingRules extends StoreRules {

    @Test
    @DisplayName("what was never seen reads as unseen, and reading it does not make it seen")
    void unseen() {
        AccountId nobody = fresh();
        Want want = new Want(nobody, Optional.of(SampleFact.key("1")), Set.of(DAY, WEEK));

        assertThat(probe.state(want)).isEqualTo(AccountState.unseen(want));
        assertThat(probe.postings(nobody)).isEmpty();
        assertThat(probe.postings(new PostingQuery.Whose.Nobody(new Pseudonym(1, 2)), 10))
                .isEmpty();
        assertThat(probe.heads(program, 10)).isEmpty();
        assertThat(probe.state(want)).isEqualTo(AccountState.unseen(want));
    }

    @Test
    @DisplayName("states come in the order of the wants, also for the same account twice")
    void read_in_order() {
        AccountId alice = fresh();
        AccountId bob = fresh();
        probe.tell(SampleFact.of(alice, "1", 5).under(DAY, 9));
        probe.tell(SampleFact.of(bob, "1", 7));
        Want withKey = SampleFact.of(alice, "1", 0).under(DAY, 9).want();

        List<AccountState> states = probe.store()
                .read(List.of(Want.balances(bob), withKey, Want.balances(fresh()), Want.balances(alice), withKey));

        assertThat(states).extracting(AccountState::sequence).containsExactly(1L, 1L, 0L, 1L, 1L);
        assertThat(states)
                .extracting(state -> state.pot(SampleFact.POINTS).balance())
                .containsExactly(7L, 5L, 0L, 5L, 5L);
        assertThat(states.get(1)).isEqualTo(states.get(4));
        assertThat(states.get(1).told()).isPresent();
        assertThat(states.get(3).told()).as("a key that was not asked for").isEmpty();
        assertThat(states.get(3).used()).as("a window that was not asked for").isEmpty();
    }

    @TestFactory
    @DisplayName("a statement comes whole and in order, whatever the size of its pages:")
    Stream<DynamicTest> statement() {
        return Stream.of(1, 2, 3, 4, 6, 7, 10_000)
                .map(limit -> DynamicTest.dynamicTest("6 postings by " + limit, () -> {
                    AccountId account = fresh();
                    List<Posting> told = new ArrayList<>();
                    for (int i = 1; i <= 6; i++) {
                        told.add(probe.tell(SampleFact.of(account, "fact " + i, i))
                                .posting()
                                .orElseThrow());
                    }

                    PostingQuery.Whose whose = new PostingQuery.Whose.Member(account);
                    assertThat(probe.postings(whose, limit)).isEqualTo(told);
                    assertThat(pages(whose, limit)).as("pages").isEqualTo((6 + limit - 1) / limit);
                }));
    }

    private long pages(PostingQuery.Whose whose, int limit) {
        long pages = 0;
        Optional<PostingQuery> query = Optional.of(new PostingQuery(whose, 0, limit));
        while (query.isPresent()) {
            query = probe.store().postings(query.get()).next();
            pages++;
        }
        return pages;
    }

    @Test
    @DisplayName("a page may start after any sequence, also after the last")
    void statement_from_the_middle() {
        AccountId account = fresh();
        probe.tellAll(List.of(
                SampleFact.of(account, "1", 1), SampleFact.of(account, "2", 2), SampleFact.of(account, "3", 3)));
        PostingQuery.Whose whose = new PostingQuery.Whose.Member(account);

        assertThat(probe.store().postings(new PostingQuery(whose, 1, 1)).items())
                .extracting(Posting::sequence)
                .containsExactly(2L);
        for (long after : List.of(3L, 4L, (long) Integer.MAX_VALUE + 1, Long.MAX_VALUE)) {
            Page<Posting, PostingQuery> page = probe.store().postings(new PostingQuery(whose, after, 10));
            assertThat(page.items()).isEmpty();
            assertThat(page.next()).isEmpty();
        }
    }

    @Test
    @DisplayName("the pseudonym of a listing opens the account's statement")
    void statement_by_pseudonym() {
        AccountId account = fresh();
        probe.tell(SampleFact.of(account, "1", 5));
        probe.tell(SampleFact.of(fresh(), "1", 7));

        List<AccountHead> heads = probe.heads(program, 10);
        AccountHead head = heads.stream()
                .filter(each -> each.member().equals(Optional.of(account.member())))
                .findFirst()
                .orElseThrow();

        assertThat(probe.postings(new PostingQuery.Whose.Nobody(head.pseudonym()), 10))
                .isEqualTo(probe.postings(account));
    }

    @TestFactory
    @DisplayName("every account is listed once, in the order of pseudonyms, whatever the size of the pages:")
    Stream<DynamicTest> listing() {
        return Stream.of(1, 2, 3, 5, 6, 7, 10_000)
                .map(limit -> DynamicTest.dynamicTest("6 accounts by " + limit, () -> {
                    ProgramId own = new ProgramId("program-" + UUID.randomUUID());
                    List<MemberId> members = new ArrayList<>();
                    for (int i = 1; i <= 6; i++) {
                        AccountId account = account(own, "member " + i);
                        members.add(account.member());
                        probe.tell(SampleFact.of(account, "1", i));
                    }

                    List<AccountHead> heads = probe.heads(own, limit);
                    assertThat(heads)
                            .extracting(head -> head.member().orElseThrow())
                            .containsExactlyInAnyOrderElementsOf(members);
                    assertThat(heads).isSortedAccordingTo(Comparator.comparing(AccountHead::pseudonym));
                    assertThat(listingPages(own, limit)).as("pages").isEqualTo((6 + limit - 1) / limit);
                }));
    }

    private long listingPages(ProgramId own, int limit) {
        long pages = 0;
        Optional<AccountQuery> query = Optional.of(new AccountQuery(own, Optional.empty(), limit));
        while (query.isPresent()) {
            query = probe.store().accounts(query.get()).next();
            pages++;
        }
        return pages;
    }

    @Test
    @DisplayName("a listing shows sequence, last recording and every currency, of its own program only")
    void head() {
        AccountId account = fresh();
        CurrencyId growth = new CurrencyId("growth");
        probe.tell(SampleFact.of(account, "1", 9));
        probe.tell(SampleFact.of(account, "2", -4));
        Posting last =
                probe.tell(SampleFact.of(account, "3", 7).in(growth)).posting().orElseThrow();
        ProgramId other = new ProgramId("program-" + UUID.randomUUID());
        probe.tell(SampleFact.of(account(other, account.member().value()), "1", 1));

        List<AccountHead> heads = probe.heads(program, 10);

        assertThat(heads).hasSize(1);
        AccountHead head = heads.get(0);
        assertThat(head.program()).isEqualTo(program);
        assertThat(head.member()).contains(account.member());
        assertThat(head.sequence()).isEqualTo(3);
        assertThat(head.lastRecorded()).isEqualTo(last.recordedAt());
        assertThat(head.pots()).isEqualTo(Map.of(SampleFact.POINTS, new Pot(5, 9, 4), growth, new Pot(7, 7, 0)));
        assertThat(probe.heads(other, 10).get(0).pseudonym()).isNotEqualTo(head.pseudonym());
    }

    @Test
    @DisplayName("a program without accounts lists nothing")
    void empty_listing() {
        Page<AccountHead, AccountQuery> page = probe.store().accounts(new AccountQuery(program, Optional.empty(), 1));

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }
}
