package io.communitykit.testkit.book;

import io.communitykit.referral.spi.BookStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link BookStore} must do. Extend it in your own build and supply your store:
 *
 * <pre>{@code
 * class MyBookStoreTest extends BookStoreContract {
 *     protected BookStore createStore() {
 *         return new MyBookStore(database);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests use programs and members of their own, and the tests of contention run up to 16 threads.
 */
@DisplayName("A store of books")
public abstract class BookStoreContract {

    /** For subclasses. */
    protected BookStoreContract() {}

    /**
     * Gives the store under test. Data of earlier tests may still be in it; nobody else uses it meanwhile.
     *
     * @return a store that is ready to use
     */
    protected abstract BookStore createStore();

    @Nested
    @DisplayName("shows and changes books as a whole or not at all:")
    class Updates extends UpdateRules {
        @Override
        BookStore createStore() {
            return BookStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("keeps values whole:")
    class Values extends ValueRules {
        @Override
        BookStore createStore() {
            return BookStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("finds entries:")
    class Entries extends EntryRules {
        @Override
        BookStore createStore() {
            return BookStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("tells ids and texts apart to the byte:")
    class Identity extends IdentityRules {
        @Override
        BookStore createStore() {
            return BookStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("knows which books are due:")
    class Due extends DueRules {
        @Override
        BookStore createStore() {
            return BookStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("forgets a member for ever:")
    class Erasures extends ErasureRules {
        @Override
        BookStore createStore() {
            return BookStoreContract.this.createStore();
        }
    }

    @Nested
    @DisplayName("stands many threads at once:")
    class Contention extends ContentionRules {
        @Override
        BookStore createStore() {
            return BookStoreContract.this.createStore();
        }
    }
}
