package io.communitykit.testkit.campaign;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.testkit.book.BookFault;
import io.communitykit.testkit.book.BookFaultScript;
import io.communitykit.testkit.book.FaultyBookStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What all parts of a history share: chance, a clock, a store that fails unless it is calm, the members, and what was told and answered.
 * For one thread.
 */
final class Stage implements InstantSource {

    private static final int MEMBERS = 10;
    private static final int FAULTS_PER_THOUSAND = 120;

    private final long seed;
    private final SplittableRandom random;
    private final FaultyBookStore store;
    private final BookFaultScript script;
    private final Set<String> erased = new HashSet<>();
    private final List<Runnable> told = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T03:00:00Z");
    private boolean calm;

    Stage(BookStore behind, long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        BookFaultScript faults = BookFaultScript.seeded(seed, FAULTS_PER_THOUSAND);
        this.script = call -> calm ? BookFault.NONE : faults.at(call);
        this.store = new FaultyBookStore(behind, script);
    }

    BookStore store() {
        return store;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
        lines.add("-- " + now);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean flips() {
        return random.nextBoolean();
    }

    SplittableRandom split() {
        return random.split();
    }

    /** One of the list. */
    <T> T one(List<T> list) {
        return list.get(below(list.size()));
    }

    /** Ids of one seed, so that all seeds may share a store. */
    String named(String name) {
        return name + "-" + seed;
    }

    String member() {
        return named("员" + below(MEMBERS) + "🐼");
    }

    static MemberId id(String member) {
        return new MemberId(member);
    }

    static OrderId order(String order) {
        return new OrderId(order);
    }

    boolean isErased(String member) {
        return erased.contains(member);
    }

    void erased(String member) {
        erased.add(member);
    }

    Set<String> erased() {
        return erased;
    }

    boolean isCalm() {
        return calm;
    }

    /** Nothing fails from now on. */
    void calm() {
        calm = true;
    }

    /** Nothing fails while the work runs. */
    void calmly(Runnable work) {
        boolean before = calm;
        calm = true;
        work.run();
        calm = before;
    }

    List<String> lines() {
        return lines;
    }

    Map<String, Integer> answers() {
        return answers;
    }

    void count(String answer) {
        answers.merge(answer, 1, Integer::sum);
    }

    /** Remembers a fact, so that it may be told again. */
    void remember(Runnable telling) {
        told.add(telling);
        telling.run();
    }

    /** Tells something again that was told before, if only now it is too late or of somebody who was erased since. */
    void again() {
        if (!told.isEmpty()) {
            lines.add("again");
            one(told).run();
        }
    }

    void allAgain(Runnable afterEach) {
        lines.add("all again");
        for (Runnable each : told) {
            each.run();
            afterEach.run();
        }
    }

    /**
     * Tells a fact until it is answered, as a host does. Where nothing went wrong meanwhile, the answer must be the expected one; where
     * something did, it may also be that it had been done before.
     */
    <T> T tell(String what, Supplier<T> fact, Function<T, String> words, String expected) {
        long before = store.calls();
        int failed = 0;
        while (true) {
            try {
                T result = fact.get();
                String answer = words.apply(result);
                lines.add(what + ": " + answer + (failed == 0 ? "" : " after " + failed + " failures"));
                count(what.substring(0, what.indexOf(' ')) + " " + answer);
                boolean repeated = isDisturbed(before) && answer.equals("Replayed");
                Broken.require(
                        answer.equals(expected) || repeated, what + " should be answered by " + expected, answer);
                return result;
            } catch (StorageException e) {
                Broken.require(e.retryable(), "a failure on purpose is retryable", e);
                failed++;
                count("failed");
            }
        }
    }

    private boolean isDisturbed(long before) {
        for (long call = before + 1; call <= store.calls(); call++) {
            if (script.at(call) != BookFault.NONE) {
                return true;
            }
        }
        return false;
    }

    /** Runs what is due; what fails is left for the next time, except when all is calm. */
    void due(String what, Runnable due) {
        try {
            due.run();
            lines.add(what + " due");
        } catch (StorageException e) {
            Broken.require(!calm, "nothing fails when all is calm", e);
            lines.add(what + " due: failed");
            count("failed");
        }
    }
}
