package io.communitykit.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was erased stays erased. */
abstract class ErasureRules extends StoreRules {

    private final MemberId alice = fresh();
    private final MemberId bob = fresh();
    private final MemberId carol = fresh();

    @Test
    @DisplayName(
            "what is the member's alone goes, the rest is told of a name that says nothing, and the erasure is recorded")
    void goes() {
        long before = last(store);
        List<AbuseFact> referrals = new ArrayList<>(shared(alice, bob));
        referrals.addAll(shared(bob, carol));
        referrals.add(brought(bob, bob));
        store.append(all(own(alice), own(bob)));
        store.append(referrals);

        assertThat(store.erase(bob)).isTrue();

        ErasedMember name = new ErasedMember(store.pseudonym(bob));
        List<AbuseEntry> left = behind(store, before);
        List<AbuseFact> expected = new ArrayList<>(own(alice));
        for (AbuseFact fact : referrals) {
            expected.add(name.in(fact, bob).orElseThrow());
        }
        assertThat(facts(left)).isEqualTo(bare(expected));
        assertThat(left.get(left.size() - 1))
                .isEqualTo(new AbuseEntry.Forgotten(left.get(left.size() - 1).number(), name.pseudonym()));
        assertThat(left.toString()).doesNotContain(bob.value());
        assertThat(of(store, bob)).isEmpty();
        assertThat(of(store, name.id())).isEmpty();
        assertThat(of(store, alice)).hasSize(8);
    }

    @Test
    @DisplayName("a member is erased once, also one never seen, and is not recorded twice")
    void once() {
        append(store, linked(alice));
        assertThat(store.erase(alice)).isTrue();
        assertThat(store.erase(bob)).isTrue();
        long before = last(store);

        assertThat(store.erase(alice)).isFalse();
        assertThat(store.erase(bob)).isFalse();
        assertThat(store.erase(erasedName(alice))).isFalse();

        assertThat(behind(store, before)).isEmpty();
    }

    @Test
    @DisplayName("facts that name an erased member, told again or for the first time, are refused and leave nothing")
    void refused() {
        List<AbuseFact> told = new ArrayList<>(own(bob));
        told.addAll(shared(alice, bob));
        told.addAll(shared(bob, alice));
        store.append(told);
        store.erase(bob);
        store.erase(carol);
        long before = last(store);

        assertThat(store.append(told)).containsOnly(ERASED);
        assertThat(store.append(all(own(bob), shared(alice, carol)))).containsOnly(ERASED);
        assertThat(append(store, linked(erasedName(bob)))).isEqualTo(ERASED);
        assertThat(append(store, brought(alice, erasedName(fresh())))).isEqualTo(ERASED);

        assertThat(behind(store, before)).isEmpty();
    }

    @Test
    @DisplayName("in one call with facts of an erased member the others are recorded")
    void among_others() {
        store.erase(bob);
        long before = last(store);
        Linked first = linked(alice);
        Linked last = linked(carol);

        assertThat(store.append(List.of(first, brought(alice, bob), last)))
                .extracting(StoreRules::name)
                .containsExactly("Recorded", "Erased", "Recorded");

        assertThat(facts(behind(store, before))).isEqualTo(bare(List.of(first, last)));
    }

    @Test
    @DisplayName("the key of a fact that went stays taken, so that nobody is told of under it")
    void keys_stay() {
        Linked gone = linked(bob);
        append(store, gone);
        store.erase(bob);

        assertThat(append(store, new Linked(gone.key(), MAY, alice, PHONE, THING, gone.note())))
                .isEqualTo(ERASED);
        assertThat(of(store, alice)).isEmpty();
    }

    @Test
    @DisplayName("the pseudonym of a member is the same always, another's is another, and a name's is its own")
    void pseudonyms() {
        assertThat(store.pseudonym(alice)).isEqualTo(createStore().pseudonym(alice));
        assertThat(store.pseudonym(alice)).isNotEqualTo(store.pseudonym(bob));
        assertThat(store.pseudonym(erasedName(alice))).isEqualTo(store.pseudonym(alice));
    }
}
