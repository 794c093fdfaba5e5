package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.spi.ProfileStore.Saved;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Many threads at once, on members whom nobody has seen before and on one that all know. */
abstract class ContentionRules extends StoreRules {

    private static final int THREADS = 16;

    private final MemberId member = fresh();

    @RepeatedTest(50)
    @DisplayName("of 16 threads that count on a member never seen each gets a number of its own, and none is lost")
    void first_sight() throws InterruptedException, ExecutionException {
        List<Long> numbers =
                ManyThreads.run(THREADS, thread -> count(store, member).orElseThrow());

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, THREADS).boxed().toList());
        assertThat(store.read(member)).contains(SampleState.counted(member, THREADS));
    }

    @RepeatedTest(10)
    @DisplayName("of 16 threads that count ten times on a known member none loses a number")
    void known() throws InterruptedException, ExecutionException {
        save(SampleState.counted(member, 1_000));

        List<List<Long>> numbers = ManyThreads.run(THREADS, thread -> {
            List<Long> own = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                own.add(count(store, member).orElseThrow());
            }
            return own;
        });

        assertThat(numbers).allSatisfy(own -> assertThat(own).isSorted());
        assertThat(numbers.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1_001, 1_160).boxed().toList());
        assertThat(store.read(member)).contains(SampleState.counted(member, 1_160));
    }

    @RepeatedTest(20)
    @DisplayName("of 16 threads that save only if nobody has before one saves, and the others see what it saved")
    void one_saves() throws InterruptedException, ExecutionException {
        List<Long> seen = ManyThreads.run(
                THREADS,
                thread -> store.<Long>update(
                                member,
                                before -> before.isPresent()
                                        ? new Saved<>(Optional.empty(), SampleState.number(before))
                                        : new Saved<>(Optional.of(SampleState.counted(member, thread + 1)), 0L))
                        .orElseThrow());

        long saved = SampleState.number(store.read(member));
        assertThat(seen).filteredOn(each -> each == 0).hasSize(1);
        assertThat(seen).filteredOn(each -> each != 0).containsOnly(saved);
    }

    @RepeatedTest(5)
    @DisplayName("who reads while others save sees each state whole")
    void readers() throws InterruptedException, ExecutionException {
        save(SampleState.counted(member, 1));
        List<Boolean> whole = ManyThreads.run(8, thread -> {
            boolean good = true;
            long last = 0;
            for (int i = 0; i < 25; i++) {
                if (thread < 4) {
                    count(store, member);
                } else {
                    long number = SampleState.number(store.read(member));
                    good &= number >= last && number > 0;
                    last = number;
                }
            }
            return good;
        });

        assertThat(whole).containsOnly(true);
        assertThat(SampleState.number(store.read(member))).isEqualTo(101);
    }

    @RepeatedTest(3)
    @DisplayName("large states that 8 threads save and read are never mixed")
    void large() throws InterruptedException, ExecutionException {
        save(SampleState.counted(member, 0));
        List<Boolean> whole = ManyThreads.run(8, thread -> {
            boolean good = true;
            for (int i = 0; i < 3; i++) {
                if (thread % 2 == 0) {
                    save(thread % 4 == 0 ? SampleState.large(member) : SampleState.full(member));
                } else {
                    var state = store.read(member).orElseThrow();
                    good &= state.equals(SampleState.large(member))
                            || state.equals(SampleState.full(member))
                            || state.equals(SampleState.counted(member, 0));
                }
            }
            return good;
        });

        assertThat(whole).containsOnly(true);
    }

    @RepeatedTest(10)
    @DisplayName("members of 16 threads neither wait for each other for ever nor mix")
    void side_by_side() throws InterruptedException, ExecutionException {
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            members.add(fresh());
        }

        ManyThreads.run(THREADS, thread -> {
            for (int i = 0; i < THREADS; i++) {
                count(store, members.get((thread + i) % THREADS));
            }
            return "done";
        });

        for (MemberId each : members) {
            assertThat(store.read(each)).contains(SampleState.counted(each, THREADS));
        }
    }
}
