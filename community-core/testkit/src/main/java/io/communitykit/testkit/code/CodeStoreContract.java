package io.communitykit.testkit.code;

import io.communitykit.referral.code.spi.CodeStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link CodeStore} must do. Extend it in your own build and supply your store:
 *
 * <pre>{@code
 * class MyCodeStoreTest extends CodeStoreContract {
 *     protected CodeStore createStore() {
 *         return new MyCodeStore(database);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests of contention run up to 100 threads.
 */
@DisplayName("A store of codes")
public abstract class CodeStoreContract {

    /** For subclasses. */
    protected CodeStoreContract() {}

    /**
     * Gives the store under test. Data of earlier tests may still be in it; nobody else uses it meanwhile.
     *
     * @return a store that is ready to use
     */
    protected abstract CodeStore createStore();

    @Nested
    @DisplayName("gives each code to one member:")
    class Claims extends ClaimRules {
        @Override
        CodeStore createStore() {
            return CodeStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("changes a code and counts each use once:")
    class Updates extends UpdateRules {
        @Override
        CodeStore createStore() {
            return CodeStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("tells members, programs and uses apart to the byte:")
    class Identity extends IdentityRules {
        @Override
        CodeStore createStore() {
            return CodeStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("forgets a member for ever, and gives the codes to nobody:")
    class Erasures extends ErasureRules {
        @Override
        CodeStore createStore() {
            return CodeStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("stands many threads at once:")
    class Contention extends ContentionRules {
        @Override
        CodeStore createStore() {
            return CodeStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("carries the facade of codes:")
    class Facade extends FacadeRules {
        @Override
        CodeStore createStore() {
            return CodeStoreContract.this.createStore();
        }
    }
}
