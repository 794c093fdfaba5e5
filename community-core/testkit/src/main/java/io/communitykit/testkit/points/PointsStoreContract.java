package io.communitykit.testkit.points;

import io.communitykit.membership.points.spi.PointsStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link PointsStore} must do. Extend it in your own build and supply your store:
 *
 * <pre>{@code
 * class MyPointsStoreTest extends PointsStoreContract {
 *     protected PointsStore createStore() {
 *         return new MyPointsStore(database);
 *     }
 * }
 * }</pre>
 *
 * <p>Every test takes names that no test before it has used. The tests of contention run up to 16 threads.
 */
@DisplayName("A points store")
public abstract class PointsStoreContract {

    /** For subclasses. */
    protected PointsStoreContract() {}

    /**
     * Gives the store under test. Data of earlier tests may still be in it. A test may ask for a second store; it may
     * have the same data or data of its own.
     *
     * @return a store that is ready to use
     */
    protected abstract PointsStore createStore();

    @Nested
    @DisplayName("carries out a unit as a whole or not at all:")
    class Units extends UnitRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("takes facts in order, and each once:")
    class Telling extends TellingRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("changes several accounts together:")
    class Transfers extends TransferRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("shows what is in it:")
    class Listings extends ListingRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("tells ids apart to the byte:")
    class Identity extends IdentityRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("gives back what was put in:")
    class Values extends ValueRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("keeps lots, and shows those that are asked for:")
    class Lots extends LotRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("keeps holds, and knows what is due:")
    class Due extends DueRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("keeps places on ladders, and what became of them:")
    class Tiers extends TierRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("carries out what belongs together, one after another:")
    class Batches extends BatchRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("stands many threads at once:")
    class Contention extends ContentionRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("forgets a member, not the numbers:")
    class Erasures extends ErasureRules {
        @Override
        PointsStore createStore() {
            return PointsStoreContract.this.createStore();
        }
    }
}
