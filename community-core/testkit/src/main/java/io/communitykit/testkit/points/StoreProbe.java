package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a store what the contract wants to know, and checks that an account's books are in order.
 *
 * @param store the store under test
 */
record StoreProbe(PointsStore store) {

    /** All that can be read of a program: if two are equal, nothing has changed. */
    record Everything(List<AccountState> states, List<List<Posting>> postings, List<AccountHead> heads) {}

    SampleAnswer tell(SampleFact fact) {
        return store.update(List.of(fact.unit())).get(0);
    }

    List<SampleAnswer> tellAll(List<SampleFact> facts) {
        return store.update(facts.stream().map(SampleFact::unit).toList());
    }

    AccountState state(AccountId account) {
        return state(Want.balances(account));
    }

    AccountState state(Want want) {
        return store.read(List.of(want)).get(0);
    }

    long balance(AccountId account) {
        return state(account).pot(SampleFact.POINTS).balance();
    }

    List<Posting> postings(AccountId account) {
        return postings(new PostingQuery.Whose.Member(account), 1_000);
    }

    List<Posting> postings(PostingQuery.Whose whose, int limit) {
        List<Posting> all = new ArrayList<>();
        Optional<PostingQuery> query = Optional.of(new PostingQuery(whose, 0, limit));
        while (query.isPresent()) {
            Page<Posting, PostingQuery> page = store.postings(query.get());
            requireFull(page.items().size(), limit, page.next().isPresent());
            all.addAll(page.items());
            query = page.next();
        }
        return all;
    }

    List<AccountHead> heads(ProgramId program, int limit) {
        List<AccountHead> all = new ArrayList<>();
        Optional<AccountQuery> query = Optional.of(new AccountQuery(program, Optional.empty(), limit));
        while (query.isPresent()) {
            Page<AccountHead, AccountQuery> page = store.accounts(query.get());
            requireFull(page.items().size(), limit, page.next().isPresent());
            all.addAll(page.items());
            query = page.next();
        }
        return all;
    }

    private static void requireFull(int size, int limit, boolean more) {
        assertThat(size).as("items of a page").isLessThanOrEqualTo(limit);
        if (more) {
            assertThat(size).as("items of a page that is not the last").isPositive();
        }
    }

    Everything everything(ProgramId program, Want... wants) {
        List<AccountState> states = store.read(List.of(wants));
        List<List<Posting>> postings =
                states.stream().map(state -> postings(state.account())).toList();
        return new Everything(states, postings, heads(program, 1_000));
    }

    /** Sequences without a gap, keys once, and balances that the entries add up to, one after another. */
    void assertInOrder(AccountId account) {
        List<Posting> postings = postings(account);
        Map<CurrencyId, Long> sums = new HashMap<>();
        Set<Object> keys = new HashSet<>();
        long sequence = 0;
        for (Posting posting : postings) {
            sequence++;
            assertThat(posting.sequence()).as("sequence in " + account).isEqualTo(sequence);
            assertThat(keys.add(posting.key()))
                    .as("first time of " + posting.key())
                    .isTrue();
            for (Entry entry : posting.entries()) {
                long sum = sums.merge(entry.currency(), entry.applied(), Math::addExact);
                assertThat(entry.balance()).as("balance after " + posting).isEqualTo(sum);
            }
        }
        AccountState state = state(account);
        assertThat(state.sequence()).as("sequence of " + account).isEqualTo(sequence);
        sums.forEach((currency, sum) -> assertThat(state.pot(currency).balance())
                .as(currency + " of " + account)
                .isEqualTo(sum));
    }
}
