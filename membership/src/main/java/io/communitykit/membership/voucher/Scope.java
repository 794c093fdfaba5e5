package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import java.util.Optional;

/** For which lines of a basket a voucher is. Immutable and safe for many threads. */
public sealed interface Scope {

    /**
     * Whether a voucher is for a line.
     *
     * @param line the line
     * @return true if it is
     */
    boolean covers(BasketLine line);

    /** For every line. */
    record Everything() implements Scope {

        /** The one instance that code need hold. */
        public static final Everything INSTANCE = new Everything();

        @Override
        public boolean covers(BasketLine line) {
            return true;
        }
    }

    /**
     * For some goods: what is included and not excluded.
     *
     * @param include the goods it is for; empty for all but those excluded
     * @param exclude the goods it is not for; wins where both name a line
     */
    record Goods(Optional<Selection> include, Optional<Selection> exclude) implements Scope {

        /**
         * Checks that something is named.
         *
         * @param include the goods it is for
         * @param exclude the goods it is not for
         */
        public Goods {
            boolean bare = include.isEmpty() && exclude.isEmpty();
            if (bare
                    || include.filter(Selection::isEmpty).isPresent()
                    || exclude.filter(Selection::isEmpty).isPresent()) {
                throw InvalidValueException.of("scope", "of goods that are named", "none");
            }
        }

        @Override
        public boolean covers(BasketLine line) {
            boolean included = include.isEmpty() || include.get().contains(line);
            return included && !(exclude.isPresent() && exclude.get().contains(line));
        }
    }

    /**
     * For the goods of a selection.
     *
     * @param selection at least one brand, category or article
     * @return the scope
     */
    static Scope of(Selection selection) {
        return new Goods(Optional.of(selection), Optional.empty());
    }

    /**
     * For all goods but those of a selection.
     *
     * @param selection at least one brand, category or article
     * @return the scope
     */
    static Scope except(Selection selection) {
        return new Goods(Optional.empty(), Optional.of(selection));
    }
}
