package io.communitykit.testkit.points.linearizability;

import io.communitykit.membership.points.PostingKind;

/** What an operation was answered. */
sealed interface Answer {

    /** Whether the operation has left something behind. */
    default boolean changed() {
        return this instanceof Applied;
    }

    /** Posted now; {@code sequence} is its place among the account's postings, {@code balance} what all was worth after it. */
    record Applied(long sequence, long balance) implements Answer {
        @Override
        public String toString() {
            return "posting " + sequence + ", balance " + balance;
        }
    }

    /** Posted before. */
    record Replayed(long sequence, long balance) implements Answer {
        @Override
        public String toString() {
            return "posting " + sequence + " again, balance then " + balance;
        }
    }

    record Insufficient(long available, long missing) implements Answer {
        @Override
        public String toString() {
            return "refused, " + available + " there, " + missing + " missing";
        }
    }

    record UnknownHold() implements Answer {
        @Override
        public String toString() {
            return "refused, no such hold";
        }
    }

    record HoldEnded(PostingKind how, long committed) implements Answer {
        @Override
        public String toString() {
            return "refused, ended by " + how + " with " + committed;
        }
    }

    record Seen(long available, long held) implements Answer {
        @Override
        public String toString() {
            return available + " available, " + held + " held";
        }
    }

    record Listed(long postings, long balance) implements Answer {
        @Override
        public String toString() {
            return postings + " postings, balance " + balance;
        }
    }

    /** Something that no order of calls leads to. */
    record Odd(String what) implements Answer {
        @Override
        public String toString() {
            return what;
        }
    }
}
