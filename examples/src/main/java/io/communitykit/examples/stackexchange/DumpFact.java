package io.communitykit.examples.stackexchange;

import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of one row of a dump until it is told: numbers, times, and how questions and members are called; no text beyond that. */
sealed interface DumpFact {

    /**
     * The order of telling: by time, then by file, then by number. Votes carry a date without a time; they stand at their
     * day's start, and so among themselves in the order of their numbers.
     */
    Comparator<DumpFact> ORDER =
            Comparator.comparing(DumpFact::at).thenComparing(DumpFact::file).thenComparingLong(DumpFact::number);

    DumpFile file();

    long number();

    Instant at();

    record User(
            long number,
            Instant at,
            MemberId member,
            @Nullable String name) implements DumpFact {
        @Override
        public DumpFile file() {
            return DumpFile.USERS;
        }
    }

    record Post(
            long number,
            Instant at,
            String kind,
            @Nullable MemberId owner,
            @Nullable Long parent,
            @Nullable Instant communityOwned,
            @Nullable String title,
            List<String> tags)
            implements DumpFact {
        @Override
        public DumpFile file() {
            return DumpFile.POSTS;
        }
    }

    record Comment(
            long number, Instant at, long post, @Nullable MemberId author) implements DumpFact {
        @Override
        public DumpFile file() {
            return DumpFile.COMMENTS;
        }
    }

    record Vote(
            long number,
            Instant at,
            long post,
            int type,
            @Nullable MemberId voter,
            @Nullable Long bounty) implements DumpFact {
        @Override
        public DumpFile file() {
            return DumpFile.VOTES;
        }
    }

    record Badge(long number, Instant at, MemberId member, String name, int level) implements DumpFact {
        @Override
        public DumpFile file() {
            return DumpFile.BADGES;
        }
    }
}
