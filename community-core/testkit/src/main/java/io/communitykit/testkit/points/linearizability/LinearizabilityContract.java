package io.communitykit.testkit.points.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.spi.PointsStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * One account under real threads, on one kind of store. Extend it in your own build and supply your store. {@code
 * -Dlinearizability.seed} and {@code -Dlinearizability.histories} make it another, or longer.
 *
 * <pre>{@code
 * class MyLinearizabilityTest extends LinearizabilityContract {
 *     MyLinearizabilityTest() {
 *         super(100);
 *     }
 *
 *     protected PointsStore createStore() {
 *         return new MyPointsStore(emptyDatabase());
 *     }
 * }
 * }</pre>
 */
@DisplayName("Calls on one account by several threads at once")
public abstract class LinearizabilityContract {

    private final int histories;

    /**
     * For subclasses.
     *
     * @param histories how many accounts are tried
     */
    protected LinearizabilityContract(int histories) {
        this.histories = Integer.getInteger("linearizability.histories", histories);
    }

    /**
     * Gives the store under test.
     *
     * @return a store on which this seed has not been tried before
     */
    protected abstract PointsStore createStore();

    @Test
    @DisplayName("are answered as if one came after the other")
    void linearizable() {
        LinearizabilityOutcome outcome = AccountLinearizability.of(createStore())
                .seed(Long.getLong("linearizability.seed", 1))
                .histories(histories)
                .run();

        outcome.orThrow();
        LinearizabilityOutcome.Passed passed = (LinearizabilityOutcome.Passed) outcome;
        // Threads that wait for each other, or calls that fail, try nothing.
        assertThat(passed.overlapping()).isPositive();
        assertThat(passed.unanswered()).isLessThan(passed.calls() / 10);
    }
}
