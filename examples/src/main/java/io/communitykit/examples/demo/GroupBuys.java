package io.communitykit.examples.demo;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.EventType;
import io.communitykit.core.money.Money;
import io.communitykit.examples.bargain.BargainFacts;
import io.communitykit.examples.team.TeamFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Members who buy together: each week one opens a team of three, which is completed, or waits in vain, or is completed while somebody pays too
 * late, in turn; each fourth week one lets friends cut a price. Has chance of its own, so that the rest stays as it is without. Not safe for
 * many threads.
 */
final class GroupBuys {

    private static final int WEEK = 7;
    private static final int TEAM_DAY = 3;
    private static final int BARGAIN_DAY = 10;
    private static final int FRIENDS = 22;
    private static final int COMPANY = 4;
    private static final int TEAMS_PER_MEMBER = 2;
    private static final Duration NEW = Duration.ofDays(WEEK);
    private static final Money PRICE = new Money(3_900, Currency.getInstance("CNY"));

    private final Chance chance;
    private final Timeline timeline;
    private final Map<Shopper, Integer> teamsOf = new HashMap<>();
    private int teams;
    private int bargains;
    private int orders;

    GroupBuys(Chance chance, Timeline timeline) {
        this.chance = chance;
        this.timeline = timeline;
    }

    /**
     * Lets happen what begins on a day.
     *
     * @param number of the day, from 0
     * @param begin its first instant
     * @param population who may take part
     */
    void day(int number, Instant begin, Population population) {
        Instant at = begin.plus(Duration.ofHours(10)).plusSeconds(chance.below(18_000));
        if (number % WEEK == TEAM_DAY) {
            List<Shopper> company = company(COMPANY, at, population, TEAMS_PER_MEMBER);
            if (company.size() == COMPANY) {
                company.forEach(it -> teamsOf.merge(it, 1, Integer::sum));
                team(company, at);
            }
        }
        if (number % (4 * WEEK) == BARGAIN_DAY) {
            List<Shopper> company = company(FRIENDS, at, population, Integer.MAX_VALUE);
            if (company.size() > 1) {
                bargain(company, at);
            }
        }
    }

    /** Different members who registered before; fewer where there are not so many. */
    private List<Shopper> company(int count, Instant at, Population population, int most) {
        Set<Shopper> company = new LinkedHashSet<>();
        for (int i = 0; i < 20 * count && company.size() < count && population.registered() > 0; i++) {
            Shopper drawn = population.draw(chance);
            if (drawn.registered().isBefore(at) && teamsOf.getOrDefault(drawn, 0) < most) {
                company.add(drawn);
            }
        }
        return List.copyOf(company);
    }

    private void team(List<Shopper> company, Instant at) {
        teams++;
        String team = "team-" + teams;
        Seat first = seat(company.get(0), team);
        Seat second = seat(company.get(1), team);
        Seat third = seat(company.get(2), team);
        Seat fourth = seat(company.get(3), team);
        first.tell(TeamFacts.OPENED, at, 0);
        first.tell(TeamFacts.PAID, at, 1);
        second.tell(TeamFacts.JOINED, at, 3);
        third.tell(TeamFacts.JOINED, at, 5);
        fourth.tell(TeamFacts.JOINED, at, 6); // all seats are taken
        third.tell(TeamFacts.PAID, at, 8);
        switch (teams % 3) {
            case 1 -> second.tell(TeamFacts.PAID, at, 10);
            case 2 -> {} // who joined second pays for nothing
            default -> {
                fourth.tell(TeamFacts.PAID, at, 25); // the second seat is free again
                second.tell(TeamFacts.PAID, at, 40);
            }
        }
    }

    private Seat seat(Shopper member, String team) {
        orders++;
        return new Seat(member, team, "group-order-" + orders);
    }

    /** One member's part in one team. */
    private final class Seat {

        private final Shopper member;
        private final String team;
        private final String order;

        private Seat(Shopper member, String team, String order) {
            this.member = member;
            this.team = team;
            this.order = order;
        }

        private void tell(EventType type, Instant from, int minutes) {
            Instant at = from.plus(Duration.ofMinutes(minutes)).plusSeconds(chance.below(50));
            Draft draft = Draft.of(type, at)
                    .by(member)
                    .about(team)
                    .with("order", order)
                    .with("newcomer", AttributeValue.of(isNew(member, at)));
            timeline.add(type.equals(TeamFacts.PAID) ? draft.with("amount", AttributeValue.of(PRICE)) : draft);
        }
    }

    private void bargain(List<Shopper> company, Instant at) {
        bargains++;
        Shopper owner = company.get(0);
        tell(BargainFacts.STARTED, owner, at);
        tell(BargainFacts.HELPED, owner, at.plusSeconds(30));
        Instant now = at;
        for (Shopper friend : company.subList(1, company.size())) {
            now = now.plusSeconds(60 + chance.below(900));
            tell(BargainFacts.HELPED, friend, now);
        }
        buy(BargainFacts.ORDERED, owner, now.plusSeconds(300));
        buy(BargainFacts.PAID, owner, now.plusSeconds(360));
    }

    private void tell(EventType type, Shopper member, Instant at) {
        timeline.add(Draft.of(type, at)
                .by(member)
                .about("bargain-" + bargains)
                .with("newcomer", AttributeValue.of(isNew(member, at))));
    }

    private void buy(EventType type, Shopper owner, Instant at) {
        timeline.add(
                Draft.of(type, at).by(owner).about("bargain-" + bargains).with("order", "bargain-order-" + bargains));
    }

    private static boolean isNew(Shopper member, Instant at) {
        return member.registered().plus(NEW).isAfter(at);
    }
}
