package io.communitykit.referral.contest;

import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.contest.internal.ContestForms;
import io.communitykit.referral.internal.BookPages;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.team.TeamId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contests in their store: changes one by a fact, and shows what is kept of it. Immutable; safe for many threads.
 *
 * @param rules what decides
 * @param names the books
 * @param store where they are kept
 * @param clock what time it is
 */
record KeptContests(ContestRules rules, ContestBooks names, BookStore store, InstantSource clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Contests.class);

    Instant now() {
        return Timestamps.cut("now", clock.instant());
    }

    ContestResult tell(ContestId contest, Optional<Party> member, ContestFact fact) {
        Instant now = now();
        ContestResult result =
                store.update(books -> new ContestUpdate(rules, names, books, contest, member).run(fact, now));
        LOG.debug(
                "{} of contest {}: {}",
                fact.getClass().getSimpleName(),
                contest,
                result.getClass().getSimpleName());
        return result;
    }

    /** As it is now. */
    Optional<Contest> contest(ContestId contest) {
        return names.contest(read(BookWant.keep(names.contest(contest), ContestBooks.ITS_TERMS)))
                .map(it -> it.at(now()));
    }

    Optional<ScoreBoard> board(ContestId contest) {
        Book book = read(
                BookWant.keep(names.contest(contest), ContestBooks.ITS_TERMS).with(ContestBooks.ITS_TEAMS));
        return names.contest(book).map(it -> {
            ScoreBoard board = ScoreBoard.of(
                    it.terms(),
                    book.ranges().get(0).stream().map(ContestBooks::team).toList());
            return it.status() == Contest.Status.CANCELLED ? board.withoutPrizes() : board;
        });
    }

    Optional<Party> founder(ContestId contest, TeamId team) {
        return read(BookWant.keep(names.contest(contest)).with(ContestBooks.ITS_FOUNDERS)).ranges().get(0).stream()
                .filter(it -> it.key().text().equals(team.value()))
                .findFirst()
                .flatMap(it -> it.key().party());
    }

    private Book read(BookWant want) {
        return store.read(List.of(want)).get(0);
    }

    /** All members, in the order of joining. */
    void members(ContestId contest, BiConsumer<Party, Contestant> each) {
        Map<Integer, Contestant> tallies = new HashMap<>();
        Contestant nobody = Contestant.joined(new TeamId("nobody"), 0);
        BookPages.each(
                store,
                names.contest(contest),
                ContestBooks.TALLY,
                it -> tallies.put(Integer.valueOf(it.key().text()), ContestForms.readTally(nobody, it.body())));
        BookPages.each(store, names.contest(contest), ContestBooks.PLACE, it -> {
            Contestant place = ContestForms.readPlace(it.body());
            Contestant tally = tallies.getOrDefault(place.number(), nobody);
            each.accept(
                    it.key().party().orElseThrow(),
                    new Contestant(place.team(), place.number(), tally.score(), tally.counts()));
        });
    }

    void shares(ContestId contest, BiConsumer<Party, PrizeShare> each) {
        BookPages.each(
                store,
                names.contest(contest),
                ContestBooks.SHARE,
                it -> each.accept(it.key().party().orElseThrow(), ContestForms.readShare(it.body())));
    }
}
