package io.communitykit.testkit.points.linearizability;

/** What a thread asks of the account. The number is the command's key; an operation told again is the same one again. */
sealed interface Operation {

    /** Whether it only looks. */
    default boolean looks() {
        return this instanceof Look || this instanceof Listing;
    }

    record Grant(int number, long points) implements Operation {
        @Override
        public String toString() {
            return "grant k" + number + " of " + points;
        }
    }

    record Spend(int number, long points) implements Operation {
        @Override
        public String toString() {
            return "spend k" + number + " of " + points;
        }
    }

    record SetAside(int number, long points) implements Operation {
        @Override
        public String toString() {
            return "hold k" + number + " of " + points;
        }
    }

    /** Spends a part of a hold, or all, and gives back the rest. */
    record Commit(int hold, long points) implements Operation {
        @Override
        public String toString() {
            return "commit k" + hold + " with " + points;
        }
    }

    record GiveBack(int hold) implements Operation {
        @Override
        public String toString() {
            return "void k" + hold;
        }
    }

    /** Reads the balance. */
    record Look() implements Operation {
        @Override
        public String toString() {
            return "look";
        }
    }

    /** Reads the postings. */
    record Listing() implements Operation {
        @Override
        public String toString() {
            return "list";
        }
    }
}
