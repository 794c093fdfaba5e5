package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.Erased;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PostingQuery;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The points facade")
class PointsTest {

    @Test
    @DisplayName("answers several facts in their order, each with its accounts and the edition that judged it")
    void several() {
        Points points =
                Shop.open(Shop.program().rule(Shop.grant("r", 5)).rule(Shop.toBeneficiary(Shop.grant("owner", 9))));

        List<FactResult> results = points.applyAll(List.of(
                Shop.like("1"),
                Shop.report("2"),
                Shop.event("3", EventType.CONTENT_LIKED).beneficiary(Shop.BOB).build(),
                Shop.like("1")));

        assertThat(results)
                .extracting(FactResult::key)
                .containsExactly(Shop.key("1"), Shop.key("2"), Shop.key("3"), Shop.key("1"));
        assertThat(results).extracting(result -> result.accounts().size()).containsExactly(1, 0, 2, 1);
        assertThat(results).extracting(FactResult::unruled).containsExactly(false, true, false, false);
        assertThat(results)
                .extracting(FactResult::policy)
                .containsOnly(points.program().version());
        assertThat(results.get(2).accounts())
                .extracting(each -> each.account().member())
                .containsExactly(Shop.ANN, Shop.BOB);
        assertThat(results.get(3).accounts().get(0)).isInstanceOf(AccountResult.Replayed.class);
    }

    @Test
    @DisplayName("answers no facts with no results")
    void none() {
        assertThat(Shop.open(Shop.program()).applyAll(List.of())).isEmpty();
    }

    @Test
    @DisplayName("leaves nothing of an unruled fact, which counts once a rule speaks of it")
    void unruled() {
        InMemoryPointsStore store = Shop.store();
        Points before = Points.builder(Shop.program().build(), store).build();
        Points after = Points.builder(Shop.program().rule(Shop.grant("r", 5)).build(), store)
                .build();

        assertThat(before.apply(Shop.like("1")).unruled()).isTrue();
        assertThat(store.accounts(before.everyAccount(10)).items()).isEmpty();
        assertThat(after.apply(Shop.like("1")).accounts().get(0)).isInstanceOf(AccountResult.Applied.class);
    }

    @Test
    @DisplayName("shows a stranger as having nothing")
    void stranger() {
        Points points = Shop.open(Shop.program("UTC", 1, 1));

        assertThat(points.balance(Shop.ANN, Shop.POINTS)).isZero();
        assertThat(points.pots(Shop.ANN)).isEmpty();
        assertThat(points.statement(Shop.ANN, 10)).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    @DisplayName("turns the pages of a statement")
    void statement() {
        Points points = Shop.open(Shop.program().rule(Shop.grant("r", 5)));
        for (int i = 0; i < 5; i++) {
            points.apply(Shop.like("like " + i));
        }

        Page<Posting, PostingQuery> first = points.statement(Shop.ANN, 2);
        Page<Posting, PostingQuery> second = points.statement(first.next().orElseThrow());
        Page<Posting, PostingQuery> third = points.statement(second.next().orElseThrow());

        assertThat(first.items()).extracting(Posting::sequence).containsExactly(1L, 2L);
        assertThat(second.items()).extracting(Posting::sequence).containsExactly(3L, 4L);
        assertThat(third.items()).extracting(Posting::sequence).containsExactly(5L);
        assertThat(third.next()).isEmpty();
    }

    @Test
    @DisplayName("shows in a command's posting its kind, reason and time")
    void command_posting() {
        Points points = Shop.open(Shop.program());

        Posting posting = points.execute(Shop.give("1", 5)).posted().orElseThrow();

        assertThat(posting.kind()).isEqualTo(PostingKind.GRANT);
        assertThat(posting.reason()).contains(new Reason("goodwill"));
        assertThat(posting.occurredAt()).isEqualTo(Shop.NOON);
        assertThat(posting.type()).isEmpty();
        assertThat(points.execute(Shop.take("2", 5)).posted().orElseThrow().kind())
                .isEqualTo(PostingKind.SPEND);
    }

    @Test
    @DisplayName("forgets an erased member, refuses facts and commands about it, and keeps the totals")
    void erased() {
        InMemoryPointsStore store = Shop.store();
        Points points = Points.builder(
                        Shop.program("UTC", 1, 0).rule(Shop.grant("r", 5)).build(), store)
                .build();
        points.apply(Shop.like("1"));

        assertThat(points.erase(Shop.ANN)).isEqualTo(new Erased(1, 1));

        assertThat(points.pots(Shop.ANN)).isEmpty();
        assertThat(points.statement(Shop.ANN, 10).items()).isEmpty();
        assertThat(Shop.rejection(points.apply(Shop.like("1")).accounts().get(0)))
                .isEqualTo(new Rejection.Erased());
        assertThat(Shop.rejection(points.execute(Shop.give("2", 5)))).isEqualTo(new Rejection.Erased());
        List<AccountHead> heads = store.accounts(points.everyAccount(10)).items();
        assertThat(heads).singleElement().satisfies(head -> {
            assertThat(head.member()).isEmpty();
            assertThat(head.pot(Shop.POINTS).balance()).isEqualTo(6);
        });
        assertThat(points.erase(new MemberId("nobody"))).isEqualTo(new Erased(0, 0));
    }

    @Test
    @DisplayName("keeps programs apart in one store")
    void programs() {
        InMemoryPointsStore store = Shop.store();
        Points shop = Points.builder(Shop.program().rule(Shop.grant("r", 5)).build(), store)
                .build();
        PointsProgram forum = PointsProgram.builder(
                        new io.communitykit.core.id.ProgramId("forum"),
                        shop.program().version(),
                        shop.program().zone())
                .currency(new PointsCurrency(Shop.POINTS, 0, 0))
                .rule(Shop.grant("r", 7))
                .build();
        Points other = Points.builder(forum, store).build();

        shop.apply(Shop.like("1"));
        other.apply(Shop.like("1"));

        assertThat(shop.balance(Shop.ANN, Shop.POINTS)).isEqualTo(5);
        assertThat(other.balance(Shop.ANN, Shop.POINTS)).isEqualTo(7);
    }
}
