package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A store that fails on purpose")
class FaultyPointsStoreTest {

    private final InMemoryPointsStore good = new InMemoryPointsStore(ForumFacts.KEY);

    @ParameterizedTest(name = "{0} leaves {1} of two units")
    @CsvSource({"NONE, 2", "BEFORE, 0", "BETWEEN, 1", "AFTER, 2"})
    void leaves(Fault fault, int stored) {
        AccountId ann = new AccountId(new ProgramId("p"), new MemberId("ann"));
        AccountId bob = new AccountId(new ProgramId("p"), new MemberId("bob"));
        FaultyPointsStore store = new FaultyPointsStore(good, FaultScript.of(fault));
        List<SampleFact> facts = List.of(SampleFact.of(ann, "1", 5), SampleFact.of(bob, "1", 5));

        if (fault == Fault.NONE) {
            assertThat(new StoreProbe(store).tellAll(facts)).hasSize(2);
        } else {
            assertThatThrownBy(() -> new StoreProbe(store).tellAll(facts))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.retryable()).isTrue())
                    .hasMessageContaining(fault.name());
        }

        StoreProbe probe = new StoreProbe(good);
        assertThat(probe.balance(ann) + probe.balance(bob)).isEqualTo(5L * stored);
        assertThat(store.calls()).isEqualTo(1);
    }

    @Test
    @DisplayName("fails with every method, and no more when its script is at its end")
    void every_method() {
        AccountId ann = new AccountId(new ProgramId("p"), new MemberId("ann"));
        FaultyPointsStore store = new FaultyPointsStore(
                good, FaultScript.of(Fault.AFTER, Fault.AFTER, Fault.BEFORE, Fault.BETWEEN, Fault.AFTER));
        StoreProbe probe = new StoreProbe(store);
        probe.store();

        assertThatThrownBy(() -> probe.tell(SampleFact.of(ann, "1", 5))).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> probe.state(ann)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> probe.postings(ann)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> probe.heads(ann.program(), 1)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> store.erase(ann.member())).isInstanceOf(StorageException.class);

        assertThat(probe.heads(ann.program(), 1))
                .singleElement()
                .satisfies(head -> assertThat(head.member())
                        .as("erased, though the reply was lost")
                        .isEmpty());
    }

    @Test
    @DisplayName("fails alike for the same seed, and about as often as asked")
    void seeded() {
        FaultScript script = FaultScript.seeded(7, 250);
        List<Fault> faults =
                LongStream.rangeClosed(1, 4_000).mapToObj(script::at).toList();
        FaultScript again = FaultScript.seeded(7, 250);

        assertThat(LongStream.rangeClosed(1, 4_000).mapToObj(again::at)).isEqualTo(faults);
        for (Fault fault : List.of(Fault.BEFORE, Fault.BETWEEN, Fault.AFTER)) {
            assertThat(faults.stream().filter(fault::equals).count()).isBetween(270L, 400L);
        }
        assertThat(FaultScript.seeded(8, 250).at(1) == script.at(1)
                        && LongStream.rangeClosed(1, 100)
                                .allMatch(call -> FaultScript.seeded(8, 250).at(call) == script.at(call)))
                .isFalse();
        assertThatThrownBy(() -> FaultScript.seeded(1, 1_001)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @DisplayName("leads to the books of a clean run, where each failed call is told again until it succeeds")
    void told_again_until_it_succeeds(long seed) {
        List<CommunityEvent> facts = ForumFacts.facts(300);
        Points clean = ForumFacts.points(new InMemoryPointsStore(ForumFacts.KEY));
        facts.forEach(clean::apply);
        FaultyPointsStore faulty = new FaultyPointsStore(good, FaultScript.seeded(seed, 500));
        Points points = ForumFacts.points(faulty);

        for (int from = 0; from < facts.size(); from += (int) seed) {
            tellUntilDone(points, facts.subList(from, Math.min(facts.size(), from + (int) seed)));
        }

        assertThat(faulty.calls()).as("some calls failed").isGreaterThan(300 / seed + 1);
        assertThat(ForumFacts.books(ForumFacts.points(good))).isEqualTo(ForumFacts.books(clean));
    }

    private static void tellUntilDone(Points points, List<CommunityEvent> facts) {
        boolean done = false;
        while (!done) {
            try {
                points.applyAll(facts);
                done = true;
            } catch (StorageException e) {
                assertThat(e.retryable()).isTrue();
            }
        }
    }
}
