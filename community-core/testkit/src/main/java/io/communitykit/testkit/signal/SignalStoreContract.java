package io.communitykit.testkit.signal;

import io.communitykit.recommend.signal.spi.SignalStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link SignalStore} must do. Extend it in your own build and supply your store:
 *
 * <pre>{@code
 * class MySignalStoreTest extends SignalStoreContract {
 *     protected SignalStore createStore() {
 *         return new MySignalStore(database);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests of purges forget the keys of all facts in the store, so give it nothing that you need. The tests of contention run up to
 * 16 threads.
 */
@DisplayName("A store of signals")
public abstract class SignalStoreContract {

    /** For subclasses. */
    protected SignalStoreContract() {}

    /**
     * Gives the store under test. Data of earlier tests may still be in it; nobody else uses it meanwhile.
     *
     * @return a store that is ready to use
     */
    protected abstract SignalStore createStore();

    @Nested
    @DisplayName("changes a subject and remembers the fact together or not at all:")
    class Updates extends UpdateRules {
        @Override
        SignalStore createStore() {
            return SignalStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("tells subjects and facts apart to the byte:")
    class Identity extends IdentityRules {
        @Override
        SignalStore createStore() {
            return SignalStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("reads many subjects at once:")
    class Readings extends ReadingRules {
        @Override
        SignalStore createStore() {
            return SignalStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("forgets the keys of old facts:")
    class Purges extends PurgeRules {
        @Override
        SignalStore createStore() {
            return SignalStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("forgets a subject for ever:")
    class Erasures extends ErasureRules {
        @Override
        SignalStore createStore() {
            return SignalStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("stands many threads at once:")
    class Contention extends ContentionRules {
        @Override
        SignalStore createStore() {
            return SignalStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("carries the facade of signals:")
    class Facade extends FacadeRules {
        @Override
        SignalStore createStore() {
            return SignalStoreContract.this.createStore();
        }
    }
}
