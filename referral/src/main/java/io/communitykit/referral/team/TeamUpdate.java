package io.communitykit.referral.team;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.team.internal.TeamForms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One fact about one team, decided within one update of the store. Used once, by one thread.
 *
 * @param rules what decides
 * @param books the update's
 * @param id which team
 * @param who the member whom it concerns, or what is left of one who was erased; empty for facts of the team alone
 * @param order the order that it concerns
 */
record TeamUpdate(TeamRules rules, Books books, TeamId id, Optional<Party> who, Optional<OrderId> order) {

    TeamResult run(TeamFact fact, Instant now) {
        TeamBooks names = new TeamBooks(rules.policy().program());
        List<BookWant> wants = new ArrayList<>();
        wants.add(BookWant.change(names.team(id), keys(fact)));
        Optional<MemberId> member = who.flatMap(Party::known);
        member.ifPresent(it -> wants.add(BookWant.change(names.member(it))));
        List<Book> opened = books.open(wants);
        Book own = opened.get(0);
        Optional<Book> members = member.map(it -> opened.get(1));
        if (members.filter(it -> it.standing() == Book.Standing.ERASED).isPresent()) {
            // Money that went back by hand must not go back again, whoever it was that had paid.
            return left(own)
                    .filter(it -> fact instanceof TeamFact.Refunded)
                    .map(it -> new TeamUpdate(rules, books, id, Optional.of(it), order).run(fact, now))
                    .orElseGet(() -> new TeamResult.Erased(member.orElseThrow()));
        }
        TeamState before = new TeamState(
                id,
                TeamBooks.team(own),
                who.flatMap(it -> TeamBooks.seat(own, TeamBooks.seat(it))),
                who.flatMap(it -> order.flatMap(its -> TeamBooks.seat(own, TeamBooks.spare(its, it)))),
                who.filter(it -> fact instanceof TeamFact.Opened).flatMap(it -> TeamBooks.opening(own, it)),
                order.filter(it -> own.entry(TeamBooks.payment(it)).isPresent()),
                members.map(it -> living(names, TeamBooks.teams(it), now)).orElse(MemberTeams.NONE));
        TeamDecision decision = rules.decide(before, fact, now);
        if (fact instanceof TeamFact.Paid paid
                && decision.opened().filter(it -> isTaken(names, it.id())).isPresent()) {
            decision = rules.decide(before, paid.openingNone(), now);
        }
        save(names, own, members, before, decision, fact, now);
        return decision.result();
    }

    /**
     * Without teams that ended without the member, so that neither a refund has to be made nor a hold to run out first; looked at only
     * where the limit is reached.
     */
    private MemberTeams living(TeamBooks names, MemberTeams teams, Instant now) {
        List<TeamId> others =
                teams.teams().keySet().stream().filter(it -> !it.equals(id)).toList();
        OptionalInt limit = rules.policy().perMember();
        if (others.isEmpty() || limit.isEmpty() || teams.count(now) < limit.getAsInt()) {
            return teams;
        }
        List<Book> found = books.open(
                others.stream().map(it -> BookWant.keep(names.team(it))).toList());
        MemberTeams living = teams;
        for (int i = 0; i < others.size(); i++) {
            TeamId other = others.get(i);
            Optional<Instant> held = teams.teams().getOrDefault(other, Optional.empty());
            if (TeamBooks.team(found.get(i))
                    .filter(it -> !rules.hasSeat(it, held, now))
                    .isPresent()) {
                living = living.with(other, Optional.empty(), now);
            }
        }
        return living;
    }

    private boolean isTaken(TeamBooks names, TeamId fresh) {
        return books.open(List.of(BookWant.change(names.team(fresh))))
                .get(0)
                .header()
                .isPresent();
    }

    /** What is left of an erased member in the team. */
    private static Optional<Party> left(Book own) {
        return own.found().values().stream()
                .flatMap(it -> it.key().party().stream())
                .filter(Party.Erased.class::isInstance)
                .findFirst();
    }

    private EntryKey[] keys(TeamFact fact) {
        List<EntryKey> keys = new ArrayList<>();
        order.filter(it -> fact instanceof TeamFact.Paid).ifPresent(it -> keys.add(TeamBooks.payment(it)));
        who.ifPresent(it -> {
            if (fact instanceof TeamFact.Opened) {
                keys.add(TeamBooks.opener(it));
            }
            keys.add(TeamBooks.seat(it));
            order.ifPresent(its -> keys.add(TeamBooks.spare(its, it)));
        });
        return keys.toArray(EntryKey[]::new);
    }

    private void save(
            TeamBooks names,
            Book own,
            Optional<Book> members,
            TeamState before,
            TeamDecision decision,
            TeamFact fact,
            Instant now) {
        TeamState after = decision.after();
        List<BookChange> changes = new ArrayList<>();
        List<Entry> joined = new ArrayList<>();
        List<Entry> entries = entries(before, decision);
        if (after.team().isPresent() && (!after.team().equals(before.team()) || !entries.isEmpty())) {
            if (before.team().isEmpty()) {
                entries.add(TeamBooks.opened(who.orElseThrow(), order.orElseThrow(), now));
            }
            if (fact instanceof TeamFact.Paid it && !entries.isEmpty()) {
                entries.add(TeamBooks.paid(it.order(), now));
            }
            Team team = after.team().get();
            changes.add(new BookChange(own.id(), TeamForms.write(team), dueAt(team), entries));
        }
        if (!entries.isEmpty() && before.seat().isEmpty() && before.spare().isEmpty()) {
            joined.add(TeamBooks.joined(id, now));
        }
        decision.opened().ifPresent(fresh -> {
            changes.add(open(names, fresh, now));
            joined.add(TeamBooks.joined(fresh.id(), now));
        });
        members.filter(it -> !joined.isEmpty() || !after.teams().equals(before.teams()))
                .ifPresent(it ->
                        changes.add(new BookChange(it.id(), TeamForms.write(after.teams()), Optional.empty(), joined)));
        if (!changes.isEmpty()) {
            books.save(changes);
        }
    }

    private List<Entry> entries(TeamState before, TeamDecision decision) {
        List<Entry> entries = new ArrayList<>();
        who.ifPresent(it -> {
            decision.former().ifPresent(seat -> entries.add(TeamBooks.entry(TeamBooks.spare(seat.order(), it), seat)));
            decision.after()
                    .seat()
                    .filter(seat -> !before.seat().equals(Optional.of(seat)))
                    .ifPresent(seat -> entries.add(TeamBooks.entry(TeamBooks.seat(it), seat)));
            decision.after()
                    .spare()
                    .filter(seat -> !before.spare().equals(Optional.of(seat)))
                    .ifPresent(seat -> entries.add(TeamBooks.entry(TeamBooks.spare(seat.order(), it), seat)));
        });
        return entries;
    }

    /** The team that a late payment opens; its book was opened to see that it is new. */
    private BookChange open(TeamBooks names, TeamDecision.Opened fresh, Instant now) {
        Party opener = who.orElseThrow();
        return new BookChange(
                names.team(fresh.id()),
                TeamForms.write(fresh.team()),
                dueAt(fresh.team()),
                List.of(
                        TeamBooks.opened(opener, fresh.seat().order(), now),
                        TeamBooks.paid(fresh.seat().order(), now),
                        TeamBooks.entry(TeamBooks.seat(opener), fresh.seat())));
    }

    private static Optional<Instant> dueAt(Team team) {
        if (team.isOwing()) {
            return Optional.of(team.retryAt().orElse(Instant.EPOCH));
        }
        return team.status() == TeamStatus.FORMING ? Optional.of(team.expiresAt()) : Optional.empty();
    }
}
