package io.communitykit.testkit.segment;

import io.communitykit.core.segment.spi.ProfileStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link ProfileStore} must do. Extend it in your own build and supply your store:
 *
 * <pre>{@code
 * class MyProfileStoreTest extends ProfileStoreContract {
 *     protected ProfileStore createStore() {
 *         return new MyProfileStore(database);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests of lists begin by erasing everybody in the store, so give it nothing that you need. The tests of contention run up
 * to 16 threads.
 */
@DisplayName("A store of members")
public abstract class ProfileStoreContract {

    /** For subclasses. */
    protected ProfileStoreContract() {}

    /**
     * Gives the store under test. Data of earlier tests may still be in it; nobody else uses it meanwhile.
     *
     * @return a store that is ready to use
     */
    protected abstract ProfileStore createStore();

    @Nested
    @DisplayName("changes a member as a whole or not at all:")
    class Updates extends UpdateRules {
        @Override
        ProfileStore createStore() {
            return ProfileStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("tells members apart to the byte:")
    class Identity extends IdentityRules {
        @Override
        ProfileStore createStore() {
            return ProfileStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("knows who is due:")
    class Due extends DueRules {
        @Override
        ProfileStore createStore() {
            return ProfileStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("lists everybody, page by page:")
    class Listings extends ListingRules {
        @Override
        ProfileStore createStore() {
            return ProfileStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("forgets a member for ever:")
    class Erasures extends ErasureRules {
        @Override
        ProfileStore createStore() {
            return ProfileStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("stands many threads at once:")
    class Contention extends ContentionRules {
        @Override
        ProfileStore createStore() {
            return ProfileStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("carries the facade of segments:")
    class Facade extends FacadeRules {
        @Override
        ProfileStore createStore() {
            return ProfileStoreContract.this.createStore();
        }
    }
}
