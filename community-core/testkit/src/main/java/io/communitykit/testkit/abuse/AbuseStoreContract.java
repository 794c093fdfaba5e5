package io.communitykit.testkit.abuse;

import io.communitykit.risk.abuse.spi.AbuseStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link AbuseStore} must do. Extend it in your own build and supply your store:
 *
 * <pre>{@code
 * class MyAbuseStoreTest extends AbuseStoreContract {
 *     protected AbuseStore createStore() {
 *         return new MyAbuseStore(database);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests read everything that the store holds again and again, so give it one that nobody else writes to. The tests of contention run
 * up to 16 threads.
 */
@DisplayName("A store of facts against abuse")
public abstract class AbuseStoreContract {

    /** For subclasses. */
    protected AbuseStoreContract() {}

    /**
     * Gives the store under test. Data of earlier tests may still be in it; nobody else uses it meanwhile. All stores of one class share the
     * key of their pseudonyms.
     *
     * @return a store that is ready to use
     */
    protected abstract AbuseStore createStore();

    @Nested
    @DisplayName("records facts once, whole, or not at all:")
    class Appends extends AppendRules {
        @Override
        AbuseStore createStore() {
            return AbuseStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("tells members and facts apart to the byte:")
    class Identity extends IdentityRules {
        @Override
        AbuseStore createStore() {
            return AbuseStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("lists what it has recorded:")
    class Entries extends EntryRules {
        @Override
        AbuseStore createStore() {
            return AbuseStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("forgets a member for ever:")
    class Erasures extends ErasureRules {
        @Override
        AbuseStore createStore() {
            return AbuseStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("stands many threads at once:")
    class Contention extends ContentionRules {
        @Override
        AbuseStore createStore() {
            return AbuseStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("carries the screen:")
    class Facade extends FacadeRules {
        @Override
        AbuseStore createStore() {
            return AbuseStoreContract.this.createStore();
        }
    }
}
