package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.CommunityException;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Erased;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Origin;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.testkit.internal.LookAlikes;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** After an erasure the books still add up, and nothing tells whose they were. */
abstract class ErasureRules extends StoreRules {

    private final AccountId account = fresh();

    @Test
    @DisplayName("an erasure says how many accounts and postings it emptied, in all programs")
    void counts() {
        AccountId elsewhere = account(
                new ProgramId("program-" + UUID.randomUUID()), account.member().value());
        probe.tellAll(List.of(
                SampleFact.of(account, "1", 5), SampleFact.of(account, "2", 5), SampleFact.of(elsewhere, "1", 5)));

        assertThat(probe.store().erase(account.member())).isEqualTo(new Erased(2, 3));

        assertThat(probe.state(account).status()).isEqualTo(AccountState.Status.ERASED);
        assertThat(probe.state(elsewhere).status()).isEqualTo(AccountState.Status.ERASED);
    }

    @Test
    @DisplayName("by id nothing is found any more; by pseudonym the same numbers are")
    void pseudonym_stays() {
        probe.tell(SampleFact.of(account, "1", 9).under(DAY, 5));
        probe.tell(SampleFact.of(account, "2", -2));
        AccountHead before = probe.heads(program, 10).get(0);
        List<Posting> postings = probe.postings(account);

        probe.store().erase(account.member());

        assertThat(probe.postings(account)).isEmpty();
        List<AccountHead> heads = probe.heads(program, 10);
        assertThat(heads)
                .containsExactly(new AccountHead(
                        before.pseudonym(),
                        program,
                        Optional.empty(),
                        before.sequence(),
                        before.lastRecorded(),
                        Optional.empty(),
                        0,
                        before.pots(),
                        Map.of()));
        List<Posting> left = byPseudonym(before.pseudonym());
        assertThat(left).hasSameSizeAs(postings);
        for (int i = 0; i < left.size(); i++) {
            assertAnonymous(left.get(i), postings.get(i));
        }
    }

    private static void assertAnonymous(Posting left, Posting before) {
        assertThat(left)
                .usingRecursiveComparison()
                .ignoringFields("key", "content", "subject", "reason")
                .isEqualTo(before);
        assertThat(left.key().key()).isNotEqualTo(before.key().key());
        assertThat(left.content().differingFrom(before.content())).isNotEmpty();
        assertThat(left.subject()).isEmpty();
        assertThat(left.reason()).isEmpty();
    }

    @Test
    @DisplayName("lots and holds go, and with them all that was ahead; what came about by itself stays as it was")
    void lots_and_holds() {
        Lot lot = SampleLots.until(0, 5, 1);
        Hold hold =
                SampleLots.hold(SampleFact.key("1").key(), Optional.of(SampleLots.day(1)), SampleLots.share(lot, 1));
        Pot pot = new Pot(1, 2, 3, 4, 5, 6, 7, Optional.of(SampleLots.day(1)), Optional.of(SampleLots.day(0)));
        SampleChange change = SampleChange.of(account)
                .about("1", "order", SampleChange.entry(SampleLots.share(lot, 5)))
                .posting(
                        automatic("2"), PostingKind.DUE, Optional.empty(), SampleChange.entry(SampleLots.share(lot, 0)))
                .posting(automatic("3"), PostingKind.SEAL, Optional.empty())
                .posting(SampleFact.key("4"), PostingKind.RELEASE, Optional.empty())
                .lots(lot)
                .holds(hold)
                .pot(SampleFact.POINTS, pot);
        probe.store().update(List.of(change.unit()));
        List<Posting> before = probe.postings(account);

        assertThat(probe.store().erase(account.member())).isEqualTo(new Erased(1, 4));

        AccountHead head = probe.heads(program, 10).get(0);
        assertThat(head.nextDue()).isEmpty();
        assertThat(head.sealed()).isEqualTo(3);
        assertThat(head.pots()).isEqualTo(Map.of(SampleFact.POINTS, pot));
        List<Posting> left = byPseudonym(head.pseudonym());
        assertThat(left).hasSize(4);
        assertAnonymous(left.get(0), before.get(0));
        assertThat(left.subList(1, 3)).isEqualTo(before.subList(1, 3));
        assertAnonymous(left.get(3), before.get(3));
        Want all = new Want(
                account,
                Optional.of(SampleFact.key("1")),
                Set.of(),
                Optional.of(SampleLots.day(9)),
                List.of(new LotWant.Open(SampleFact.POINTS), new LotWant.Named(Set.of(lot.id()))),
                Optional.of(hold.key()),
                Optional.of(new Origin.About(new Subject("order"))));
        AccountState state = probe.state(all);
        assertThat(state.lots()).isEmpty();
        assertThat(state.holds()).isEmpty();
        assertThat(state.origin()).isEmpty();
        assertThat(state.nextDue()).isEmpty();
    }

    private static PostingKey automatic(String id) {
        return new PostingKey(SampleFact.key(id).key(), Leg.AUTOMATIC);
    }

    @Test
    @DisplayName("each of 2,300 postings keeps a commitment of its own in place of its key")
    void commitments() {
        List<SampleFact> facts = new ArrayList<>();
        for (int i = 1; i <= 2_300; i++) {
            facts.add(SampleFact.of(account, "fact " + i, 1));
        }
        probe.tellAll(facts);
        Pseudonym pseudonym = probe.heads(program, 1).get(0).pseudonym();

        probe.store().erase(account.member());

        List<Posting> left = byPseudonym(pseudonym);
        assertThat(left).hasSize(2_300);
        assertThat(left.stream().map(posting -> posting.key().key().id().value()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{64}"));
        assertThat(left).allMatch(posting -> posting.key().leg() == Leg.ERASED);
    }

    @Test
    @DisplayName("totals of a program are the same before and after")
    void totals_stay() {
        AccountId other = fresh();
        probe.tellAll(List.of(
                SampleFact.of(account, "1", 9), SampleFact.of(other, "1", 30), SampleFact.of(account, "2", -2)));

        probe.store().erase(account.member());

        List<AccountHead> heads = probe.heads(program, 1);
        assertThat(heads).hasSize(2);
        assertThat(heads.stream()
                        .mapToLong(head -> head.pot(SampleFact.POINTS).balance())
                        .sum())
                .isEqualTo(37);
        for (AccountHead head : heads) {
            assertThat(byPseudonym(head.pseudonym()).stream()
                            .mapToLong(posting -> posting.applied(SampleFact.POINTS))
                            .sum())
                    .isEqualTo(head.pot(SampleFact.POINTS).balance());
        }
    }

    @Test
    @DisplayName("facts told again, and new ones, meet an erased account that does not know their key")
    void refuses_facts() {
        SampleFact fact = SampleFact.of(account, "1", 5).under(DAY, 10);
        probe.tell(fact);
        probe.store().erase(account.member());
        List<AccountHead> before = probe.heads(program, 10);

        assertThat(probe.tellAll(List.of(fact, SampleFact.of(account, "2", 5))))
                .extracting(SampleAnswer::outcome)
                .containsExactly(SampleAnswer.Outcome.REFUSED, SampleAnswer.Outcome.REFUSED);

        AccountState state = probe.state(fact.want());
        assertThat(state.status()).isEqualTo(AccountState.Status.ERASED);
        assertThat(state.told()).isEmpty();
        assertThat(state.pots()).as("balances by id").isEmpty();
        assertThat(state.used()).isEmpty();
        assertThat(probe.heads(program, 10)).isEqualTo(before);
    }

    @Test
    @DisplayName("an erased account takes no posting, though a decider insists")
    void refuses_insisting_decider() {
        probe.tell(SampleFact.of(account, "1", 5));
        probe.store().erase(account.member());
        AccountHead before = probe.heads(program, 10).get(0);
        Unit<String> unit = new Unit<>(
                List.of(Want.balances(account)),
                states -> new Decision.Commit<>(
                        List.of(SampleFact.of(account, "2", 5).changes(states.get(0))), "done"));

        assertThatThrownBy(() -> probe.store().update(List.of(unit))).isInstanceOf(CommunityException.class);

        assertThat(probe.heads(program, 10)).containsExactly(before);
        assertThat(byPseudonym(before.pseudonym())).hasSize(1);
    }

    @Test
    @DisplayName("erasing twice, or whom nobody knows, changes nothing")
    void twice_and_unknown() {
        probe.tell(SampleFact.of(account, "1", 5));
        probe.store().erase(account.member());
        List<AccountHead> before = probe.heads(program, 10);

        assertThat(probe.store().erase(account.member())).isEqualTo(new Erased(0, 0));
        assertThat(probe.store().erase(fresh().member())).isEqualTo(new Erased(0, 0));

        assertThat(probe.heads(program, 10)).isEqualTo(before);
    }

    @Test
    @DisplayName("a member of whom only was read, or decided to keep, is not known")
    void kept_only() {
        AccountId nobody = fresh();
        probe.store()
                .update(List.of(new Unit<>(List.of(Want.balances(nobody)), states -> new Decision.Keep<>("kept"))));

        assertThat(probe.store().erase(nobody.member())).isEqualTo(new Erased(0, 0));
        assertThat(probe.heads(program, 10)).isEmpty();
    }

    @Test
    @DisplayName("members whose ids look alike are not erased along")
    void look_alikes() {
        List<AccountId> all = LookAlikes.IDS.stream()
                .map(id -> account(account.member().value() + id))
                .toList();
        probe.tellAll(all.stream().map(each -> SampleFact.of(each, "1", 1)).toList());

        assertThat(probe.store().erase(all.get(1).member())).isEqualTo(new Erased(1, 1));

        for (AccountId each : all) {
            boolean erased = each.equals(all.get(1));
            assertThat(probe.state(each).status())
                    .as(each.toString())
                    .isEqualTo(erased ? AccountState.Status.ERASED : AccountState.Status.OPEN);
        }
    }

    @RepeatedTest(20)
    @DisplayName("an erasure while others post ends in an erased account whose books add up")
    void while_others_post() throws InterruptedException, ExecutionException {
        probe.tell(SampleFact.of(account, "first", 1));

        ManyThreads.run(8, thread -> {
            if (thread == 0) {
                return probe.store().erase(account.member()).accounts();
            }
            int refused = 0;
            for (int i = 0; i < 5; i++) {
                SampleAnswer answer = probe.tell(SampleFact.of(account, thread + "/" + i, 1));
                refused += answer.outcome() == SampleAnswer.Outcome.REFUSED ? 1 : 0;
            }
            return refused;
        });

        List<AccountHead> heads = probe.heads(program, 10);
        assertThat(heads).hasSize(1);
        AccountHead head = heads.get(0);
        assertThat(head.member()).isEmpty();
        assertThat(probe.postings(account)).isEmpty();
        List<Posting> left = byPseudonym(head.pseudonym());
        assertThat(left).hasSize((int) head.sequence());
        assertThat(head.pot(SampleFact.POINTS).balance()).isEqualTo(head.sequence());
        assertThat(left)
                .noneMatch(posting -> posting.key().key().source().value().equals("shop"));
    }

    private List<Posting> byPseudonym(Pseudonym pseudonym) {
        return probe.postings(new PostingQuery.Whose.Nobody(pseudonym), 1_000);
    }
}
