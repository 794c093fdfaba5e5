package io.communitykit.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import io.communitykit.risk.abuse.spi.Appended;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Many threads at once. */
abstract class ContentionRules extends StoreRules {

    private static final int THREADS = 16;

    private final MemberId alice = fresh();
    private final MemberId bob = fresh();

    @RepeatedTest(50)
    @DisplayName("of 16 threads that tell one fact of members never seen one records it, and the others replay it")
    void same_fact() throws InterruptedException, ExecutionException {
        AbuseFact fact = brought(alice, bob);

        List<Appended> results = ManyThreads.run(THREADS, thread -> append(store, fact));

        assertThat(results)
                .extracting(StoreRules::name)
                .containsOnly("Recorded", "Replayed")
                .containsOnlyOnce("Recorded");
        assertThat(facts(of(store, alice))).isEqualTo(bare(List.of(fact)));
    }

    @RepeatedTest(10)
    @DisplayName(
            "of 16 threads that tell the same facts in other orders each fact is recorded once, and none waits for ever")
    void other_orders() throws InterruptedException, ExecutionException {
        List<AbuseFact> told = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            told.addAll(shared(i % 2 == 0 ? alice : fresh(), fresh()));
        }

        List<Long> recorded = ManyThreads.run(THREADS, thread -> {
            List<AbuseFact> own = new ArrayList<>(told);
            Collections.rotate(own, thread * 3);
            return store.append(own).stream()
                    .filter(each -> each instanceof Appended.Recorded)
                    .count();
        });

        assertThat(recorded.stream().mapToLong(each -> each).sum()).isEqualTo(told.size());
        assertThat(store.append(told)).containsOnly(REPLAYED);
    }

    @RepeatedTest(20)
    @DisplayName("who reads on while others append misses nothing and sees the numbers rise")
    void readers() throws InterruptedException, ExecutionException {
        long before = last(store);
        int writers = 6;
        AtomicInteger writing = new AtomicInteger(writers);

        List<List<Long>> seen = ManyThreads.run(writers + 3, thread -> {
            if (thread < writers) {
                try {
                    for (int i = 0; i < 10; i++) {
                        store.append(i % 3 == 0 ? own(fresh()) : shared(alice, fresh()));
                    }
                } finally {
                    writing.decrementAndGet();
                }
                return List.<Long>of();
            }
            return follow(before, writing);
        });

        List<Long> all = numbers(behind(store, before));
        assertThat(all).hasSize(writers * 40).isSorted().doesNotHaveDuplicates();
        assertThat(seen.subList(writers, writers + 3)).containsOnly(all);
    }

    private List<Long> follow(long before, AtomicInteger writing) {
        List<Long> seen = new ArrayList<>();
        long after = before;
        boolean over;
        do {
            over = writing.get() == 0;
            List<Long> page = numbers(store.entries(AbuseQuery.after(after)));
            seen.addAll(page);
            after = page.isEmpty() ? after : page.get(page.size() - 1);
        } while (!over);
        return seen;
    }

    private static List<Long> numbers(List<AbuseEntry> entries) {
        return entries.stream().map(AbuseEntry::number).toList();
    }

    @RepeatedTest(20)
    @DisplayName("an erasure among 15 threads that tell of the member leaves nothing of them, whoever comes first")
    void erasure() throws InterruptedException, ExecutionException {
        long before = last(store);

        List<Boolean> erased = ManyThreads.run(THREADS, thread -> {
            if (thread == 7) {
                return store.erase(bob);
            }
            store.append(thread % 2 == 0 ? own(bob) : shared(alice, bob));
            return false;
        });

        assertThat(erased).containsOnlyOnce(true);
        assertThat(of(store, bob)).isEmpty();
        assertThat(behind(store, before).toString()).doesNotContain(bob.value());
        assertThat(facts(behind(store, before)))
                .allSatisfy(fact -> assertThat(fact.members()).contains(erasedName(bob)));
        assertThat(append(store, brought(alice, bob))).isEqualTo(ERASED);
    }

    @RepeatedTest(10)
    @DisplayName("of 8 threads that erase one member one does")
    void erased_once() throws InterruptedException, ExecutionException {
        store.append(own(bob));
        long before = last(store);

        assertThat(ManyThreads.run(8, thread -> store.erase(bob))).containsOnlyOnce(true);

        assertThat(behind(store, before)).hasSize(1);
    }
}
