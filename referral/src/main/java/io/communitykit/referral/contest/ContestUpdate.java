package io.communitykit.referral.contest;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.contest.ContestRules.Decision;
import io.communitykit.referral.contest.ContestRules.State;
import io.communitykit.referral.contest.internal.ContestForms;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.team.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One fact about one contest, decided within one update of the store. Used once, by one thread.
 *
 * @param rules what decides
 * @param names the books
 * @param books the update's
 * @param id which contest
 * @param who the member whom it concerns, or what is left of one who was erased; empty for facts of no member
 */
record ContestUpdate(ContestRules rules, ContestBooks names, Books books, ContestId id, Optional<Party> who) {

    /** What was read, and where the day's count is kept, of an action whose number on a day is limited. */
    private record Read(State state, Optional<EntryKey> day) {}

    ContestResult run(ContestFact fact, Instant now) {
        List<BookWant> wants = new ArrayList<>();
        wants.add(BookWant.change(names.contest(id), keys(fact)));
        if (fact instanceof ContestFact.Joined) {
            wants.add(BookWant.change(names.member(who.flatMap(Party::known).orElseThrow())));
        }
        List<Book> opened = books.open(wants);
        if (isErased(opened)) {
            return new ContestResult.Erased(who.flatMap(Party::known).orElseThrow());
        }
        Book own = opened.get(0);
        Read before = read(own, fact);
        Decision decision = rules.decide(before.state(), fact, now);
        if (!decision.after().equals(before.state())) {
            save(own, before, decision.after(), fact, now);
        }
        return decision.result();
    }

    /** Erased members have no books, and keep their places under pseudonyms. What became of their shares is kept all the same. */
    private boolean isErased(List<Book> opened) {
        boolean left = who.flatMap(it -> opened.get(0).entry(ContestBooks.place(it)))
                .flatMap(it -> it.key().party())
                .filter(Party.Erased.class::isInstance)
                .isPresent();
        return left || opened.stream().anyMatch(it -> it.standing() == Book.Standing.ERASED);
    }

    private EntryKey[] keys(ContestFact fact) {
        List<EntryKey> keys = new ArrayList<>();
        keys.add(ContestBooks.ITS_TERMS);
        team(fact).map(ContestBooks::team).ifPresent(keys::add);
        key(fact).ifPresent(it -> {
            keys.add(ContestBooks.fact(it));
            keys.add(ContestBooks.takenBack(it));
        });
        who.map(fact instanceof ContestFact.Answered ? ContestBooks::share : ContestBooks::place)
                .ifPresent(keys::add);
        return keys.toArray(EntryKey[]::new);
    }

    private Read read(Book own, ContestFact fact) {
        State known = new State(
                names.contest(own),
                team(fact).flatMap(it -> own.entry(ContestBooks.team(it))).map(ContestBooks::team),
                who.flatMap(it -> own.entry(ContestBooks.place(it))).map(it -> ContestForms.readPlace(it.body())),
                0,
                key(fact).flatMap(it -> own.entry(ContestBooks.fact(it))).map(it -> ContestForms.readFact(it.body())),
                key(fact).flatMap(it -> own.entry(ContestBooks.takenBack(it))).map(Entry::at),
                who.flatMap(it -> own.entry(ContestBooks.share(it))).map(it -> ContestForms.readShare(it.body())));
        if (fact instanceof ContestFact.Scored it
                && known.told().isEmpty()
                && known.member().isPresent()) {
            return scoring(known, known.member().get(), it.action(), it.at());
        } else if (fact instanceof ContestFact.TakenBack && known.told().isPresent()) {
            ScoredFact kept = known.told().get();
            return scoring(known, Contestant.joined(kept.team(), kept.number()), kept.action(), kept.at());
        }
        return new Read(known, Optional.empty());
    }

    private static Optional<IdempotencyKey> key(ContestFact fact) {
        if (fact instanceof ContestFact.Scored it) {
            return Optional.of(it.key());
        }
        return fact instanceof ContestFact.TakenBack it ? Optional.of(it.key()) : Optional.empty();
    }

    private static Optional<TeamId> team(ContestFact fact) {
        if (fact instanceof ContestFact.Joined it) {
            return Optional.of(it.team());
        }
        return fact instanceof ContestFact.SharedOut it
                ? Optional.of(it.shares().get(0).share().team())
                : Optional.empty();
    }

    /** With the team's and the member's scores, which are looked for once it is known whose. */
    private Read scoring(State known, Contestant place, EventType action, Instant at) {
        EntryKey team = ContestBooks.team(place.team());
        EntryKey tally = ContestBooks.tally(place.number());
        Optional<EntryKey> day = known.contest().flatMap(it -> day(it.terms(), place.number(), action, at));
        List<EntryKey> keys = new ArrayList<>(List.of(team, tally));
        day.ifPresent(keys::add);
        Book own = books.open(List.of(BookWant.change(names.contest(id), keys.toArray(EntryKey[]::new))))
                .get(0);
        Contestant member = own.entry(tally)
                .map(it -> ContestForms.readTally(place, it.body()))
                .orElse(place);
        return new Read(
                known.with(
                        own.entry(team).map(ContestBooks::team).orElseThrow(),
                        member,
                        day.map(it -> ContestBooks.count(own, it)).orElse(0)),
                day);
    }

    private static Optional<EntryKey> day(ContestTerms terms, int number, EventType action, Instant at) {
        OptionalInt index = terms.indexOf(action);
        if (index.isEmpty() || terms.scores().get(index.getAsInt()).perDay().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ContestBooks.day(number, index.getAsInt(), CalendarWindow.dayOf(at, terms.zone())));
    }

    private void save(Book own, Read read, State after, ContestFact fact, Instant now) {
        State before = read.state();
        Contest contest = after.contest().orElseThrow();
        List<Entry> entries = new ArrayList<>();
        List<BookChange> changes = new ArrayList<>();
        if (before.contest().isEmpty()) {
            entries.add(new Entry(ContestBooks.ITS_TERMS, contest.openedAt(), ContestForms.write(contest.terms())));
        }
        if (fact instanceof ContestFact.Joined) {
            after.member().filter(member -> before.member().isEmpty()).ifPresent(member -> {
                entries.addAll(joined(member, before.team().isEmpty(), now));
                changes.add(join(now));
            });
        } else {
            entries.addAll(scores(read, after));
        }
        after.team()
                .filter(it -> !before.team().equals(Optional.of(it)))
                .ifPresent(it ->
                        entries.add(new Entry(ContestBooks.team(it.id()), contest.openedAt(), ContestForms.write(it))));
        entries.addAll(told(before, after, fact));
        changes.add(new BookChange(own.id(), ContestForms.write(contest), contest.dueAt(), entries));
        books.save(changes);
    }

    private List<Entry> joined(Contestant member, boolean founds, Instant now) {
        Party itself = who.orElseThrow();
        Entry place = new Entry(ContestBooks.place(itself), now, ContestForms.place(member));
        return founds ? List.of(place, ContestBooks.founded(member.team(), itself, now)) : List.of(place);
    }

    private BookChange join(Instant now) {
        return new BookChange(
                names.member(who.flatMap(Party::known).orElseThrow()),
                Fields.write().done(),
                Optional.empty(),
                List.of(ContestBooks.joined(id, now)));
    }

    /** What the member has, in all and on the day. */
    private static List<Entry> scores(Read read, State after) {
        Instant since = after.contest().orElseThrow().openedAt();
        List<Entry> entries = new ArrayList<>();
        after.member()
                .filter(it -> !read.state().member().equals(Optional.of(it)))
                .ifPresent(
                        it -> entries.add(new Entry(ContestBooks.tally(it.number()), since, ContestForms.tally(it))));
        read.day()
                .filter(it -> read.state().onDay() != after.onDay())
                .ifPresent(it -> entries.add(ContestBooks.count(it, after.onDay(), since)));
        return entries;
    }

    /** What is kept of the fact itself. */
    private List<Entry> told(State before, State after, ContestFact fact) {
        List<Entry> entries = new ArrayList<>();
        if (fact instanceof ContestFact.Scored it && before.told().isEmpty()) {
            after.told()
                    .ifPresent(kept ->
                            entries.add(new Entry(ContestBooks.fact(it.key()), kept.at(), ContestForms.write(kept))));
        } else if (fact instanceof ContestFact.TakenBack it
                && before.takenBackAt().isEmpty()) {
            after.takenBackAt()
                    .ifPresent(at -> entries.add(new Entry(
                            ContestBooks.takenBack(it.key()), at, Fields.write().done())));
        } else if (fact instanceof ContestFact.SharedOut it && !after.team().equals(before.team())) {
            it.shares().forEach(owed -> entries.add(share(owed.member(), owed.share())));
        }
        after.share()
                .filter(it -> !before.share().equals(Optional.of(it)))
                .ifPresent(it -> entries.add(share(who.orElseThrow(), it)));
        return entries;
    }

    private static Entry share(Party member, PrizeShare share) {
        return new Entry(ContestBooks.share(member), share.at(), ContestForms.write(share));
    }
}
