package io.communitykit.referral.contest;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.contest.internal.ContestForms;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookSubject;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryKind.Retention;
import io.communitykit.referral.spi.EntryRange;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.team.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which books contests are kept in, and how: one of each contest, and one of each member in an activity. Only where a member plays, what
 * the member won and who founded a team name members; scores and facts go by the member's number, so that they can be taken back whoever is
 * erased.
 *
 * @param program the activity
 * @param terms those that were read before
 */
record ContestBooks(ProgramId program, KnownTerms terms) {

    static final BookKind CONTEST = new BookKind("contest");
    static final BookKind MEMBER = new BookKind("contest-member");

    /** What the contest promises; written once, since it is long. */
    static final EntryKind TERMS = new EntryKind("terms", Retention.LEDGER);
    /** A team. */
    static final EntryKind TEAM = new EntryKind("team", Retention.LEDGER);
    /** Who founded a team. */
    static final EntryKind FOUNDER = new EntryKind("founder", Retention.LEDGER);
    /** For which team a member scores, and as which number. */
    static final EntryKind PLACE = new EntryKind("place", Retention.LEDGER);
    /** What a member scored, by number. */
    static final EntryKind TALLY = new EntryKind("tally", Retention.LEDGER);
    /** How often an action counted for a member on a day. */
    static final EntryKind DAY = new EntryKind("day", Retention.LEDGER);
    /** A fact that was told. */
    static final EntryKind FACT = new EntryKind("fact", Retention.LEDGER);
    /** That a fact was taken back, told or not. */
    static final EntryKind TAKEN_BACK = new EntryKind("taken-back", Retention.LEDGER);
    /** A member's share of a prize. */
    static final EntryKind SHARE = new EntryKind("share", Retention.LEDGER);
    /** In a member's book: a contest that the member joined. */
    static final EntryKind JOINED = new EntryKind("joined", Retention.PERSONAL);

    static final EntryKey ITS_TERMS = EntryKey.of(TERMS, "terms");
    static final EntryRange ITS_TEAMS = new EntryRange(TEAM, Instant.EPOCH, ContestTerms.Sizes.MAX_TEAMS);
    static final EntryRange ITS_FOUNDERS = new EntryRange(FOUNDER, Instant.EPOCH, ContestTerms.Sizes.MAX_TEAMS);

    BookId contest(ContestId contest) {
        return BookId.about(CONTEST, program, new BookSubject(contest.value()));
    }

    BookId member(MemberId member) {
        return BookId.of(MEMBER, program, member);
    }

    static EntryKey team(TeamId team) {
        return EntryKey.of(TEAM, team.value());
    }

    static EntryKey place(Party member) {
        return new EntryKey(PLACE, "place", Optional.of(member));
    }

    static EntryKey tally(int number) {
        return EntryKey.of(TALLY, Integer.toString(number));
    }

    static EntryKey day(int number, int action, LocalDate day) {
        return EntryKey.of(DAY, number + "." + action + "." + day);
    }

    static EntryKey fact(IdempotencyKey key) {
        return EntryKey.of(FACT, FactKeys.of(key));
    }

    static EntryKey takenBack(IdempotencyKey key) {
        return EntryKey.of(TAKEN_BACK, FactKeys.of(key));
    }

    static EntryKey share(Party member) {
        return new EntryKey(SHARE, "share", Optional.of(member));
    }

    static Entry founded(TeamId team, Party member, Instant at) {
        return new Entry(
                new EntryKey(FOUNDER, team.value(), Optional.of(member)),
                at,
                Fields.write().done());
    }

    static Entry joined(ContestId contest, Instant at) {
        return new Entry(
                EntryKey.of(JOINED, contest.value()), at, Fields.write().done());
    }

    static Entry count(EntryKey key, int count, Instant at) {
        return new Entry(key, at, Fields.write().number("count", count).done());
    }

    static int count(Book book, EntryKey key) {
        return book.entry(key)
                .map(entry -> {
                    Fields.Reader in = Fields.read("count of a day", entry.body());
                    int count = Math.toIntExact(in.number("count"));
                    in.done();
                    return count;
                })
                .orElse(0);
    }

    /** A contest out of its book, opened or read with {@link #ITS_TERMS}. */
    Optional<Contest> contest(Book book) {
        return book.header()
                .map(it -> ContestForms.readContest(
                        terms.of(book.entry(ITS_TERMS).orElseThrow().body()), it));
    }

    static TeamScore team(Entry entry) {
        return ContestForms.readTeam(new TeamId(entry.key().text()), entry.body());
    }
}
