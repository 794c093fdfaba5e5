package io.communitykit.testkit.campaign;

import static io.communitykit.testkit.campaign.Broken.require;
import static io.communitykit.testkit.campaign.Broken.same;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.team.Seat;
import io.communitykit.referral.team.SeatStatus;
import io.communitykit.referral.team.Team;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.TeamResult;
import io.communitykit.referral.team.Teams;
import io.communitykit.testkit.campaign.PlainTeams.Group;
import io.communitykit.testkit.campaign.PlainTeams.Place;
import io.communitykit.testkit.campaign.PlainTeams.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Group-buys in a history: told of the facade and kept on paper. For one thread. */
final class ToldTeams implements Teller {

    private final Stage stage;
    private final SimulatedTill till;
    private final PlainTeams paper;
    private final boolean limited;
    private final Map<String, Money> took = new TreeMap<>();
    /** Orders that the shop paid back by itself: after they had been told, or since nothing was kept of them. */
    private final Set<String> byHand = new HashSet<>();

    private final List<String> ids = new ArrayList<>();
    private int version;
    private Teams teams;

    ToldTeams(Stage stage) {
        this.stage = stage;
        this.till = new SimulatedTill(stage);
        this.limited = stage.below(3) == 0;
        this.paper = new PlainTeams(rules("CNY"), stage.instant());
        this.teams = facade();
        for (int i = 0; i < 3; i++) {
            ids.add(stage.named("团" + i));
        }
    }

    private PlainTeams.Rules rules(String currency) {
        boolean byAmount = stage.below(3) == 0;
        int seats = 2 + stage.below(3);
        return new PlainTeams.Rules(
                currency,
                seats,
                byAmount ? 700 + stage.below(600) : 0,
                byAmount ? 1 + stage.below(2) : 0,
                Duration.ofMinutes(5L * (4 + stage.below(60))),
                Duration.ofMinutes(5L * (1 + stage.below(6))),
                stage.below(5) == 0,
                limited ? 1 + stage.below(2) : 0,
                stage.flips(),
                stage.flips(),
                Duration.ofMinutes(5L * stage.below(12)),
                byAmount || stage.below(3) > 0 ? 0 : 1);
    }

    private Teams facade() {
        PlainTeams.Rules rules = paper.rules();
        version++;
        String goal = rules.amount() == 0
                ? "\"members\": " + rules.seats()
                : "\"amount\": " + decimal(rules.amount(), rules.currency()) + ", \"members\": " + rules.least()
                        + ", \"seats\": " + rules.seats();
        String policy = "{\"kind\": \"team-policy\", \"version\": \"" + version + "\", \"program\": \""
                + stage.named("拼团") + "\", \"currency\": \"" + rules.currency() + "\", \"lasts\": \"" + rules.lasts()
                + "\", \"seatHold\": \"" + rules.hold() + "\", \"goal\": {" + goal + "}, \"joiners\": \""
                + (rules.newcomersOnly() ? "newcomers" : "anyone") + "\", \"latePayment\": \""
                + (rules.lateOpens() ? "new-team" : "refund") + "\", \"afterRefund\": \""
                + (rules.reopens() ? "reopen\", \"reopenFor\": \"" + rules.reopenFor() : "keep") + "\""
                + (rules.perMember() == 0 ? "" : ", \"perMember\": " + rules.perMember())
                + (rules.fill() == 0
                        ? ""
                        : ", \"virtualFill\": {\"missing\": " + rules.fill() + ", \"reason\": \"试运行\"}")
                + "}";
        stage.lines().add(policy);
        return Teams.builder(TeamPolicy.KIND.read(policy), stage.store(), till)
                .clock(stage)
                .build();
    }

    private static String decimal(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency)).amount().toPlainString();
    }

    @Override
    public void edition() {
        paper.edition(rules(stage.below(3) == 0 ? "JPY" : "CNY"));
        teams = facade();
    }

    @Override
    public void step() {
        String team = stage.one(ids);
        Optional<Place> known = known(team);
        String member = known.map(it -> it.member).orElseGet(stage::member);
        String order = known.map(it -> it.order).orElse(member + "单" + stage.below(2) + team);
        boolean newcomer = stage.flips();
        int luck = stage.below(20);
        if (luck == 0 && stage.flips()) {
            stage.remember(() -> cancel(team));
        } else if (luck < 3) {
            refundByHand();
        } else if (luck < 4 || (luck < 16 && !paper.groups.containsKey(team))) {
            stage.remember(() -> told(
                    "open " + team,
                    member,
                    order,
                    () -> paper.open(team, member, order),
                    () -> teams.open(id(team), Stage.id(member), Stage.order(order))));
        } else if (luck < 8) {
            stage.remember(() -> told(
                    "join " + team,
                    member,
                    order,
                    () -> paper.join(team, member, order, newcomer),
                    () -> teams.join(id(team), Stage.id(member), Stage.order(order), standing(newcomer))));
        } else if (luck < 9) {
            stage.remember(() -> told(
                    "give-up " + team,
                    member,
                    order,
                    () -> paper.giveUp(team, member, order),
                    () -> teams.givenUp(id(team), Stage.id(member), Stage.order(order))));
        } else if (luck == 9) {
            payForAnother(team, member, newcomer);
        } else {
            stage.remember(() -> pay(team, member, order, newcomer));
        }
    }

    /** What waits in a team, now and then; else something new. */
    private Optional<Place> known(String team) {
        Group group = paper.groups.get(team);
        return group == null || stage.below(3) == 0
                ? Optional.empty()
                : group.places.stream().filter(it -> it.state == State.HELD).findFirst();
    }

    private static TeamId id(String team) {
        return new TeamId(team);
    }

    private static Standing standing(boolean newcomer) {
        return newcomer ? Standing.NEWCOMER : Standing.KNOWN;
    }

    private static String words(TeamResult result) {
        return result.fold(
                it -> "Applied",
                it -> "Replayed",
                it -> "Late " + it.reason(),
                it -> "Declined " + it.reason(),
                it -> "Conflict",
                it -> "Erased");
    }

    private String told(
            String what, String member, String order, Supplier<String> onPaper, Supplier<TeamResult> telling) {
        paper.reach(stage.instant());
        String expected = stage.isErased(member) ? "Erased" : onPaper.get();
        String line = "team:" + what + " " + member + " " + order;
        TeamResult unused = stage.tell(line, telling, ToldTeams::words, expected);
        return expected;
    }

    private void pay(String team, String member, String order, boolean newcomer) {
        if (byHand.contains(order)) {
            return;
        }
        Group group = paper.groups.get(team);
        String currency = group == null || stage.below(12) == 0 ? "JPY" : group.terms.currency();
        Money amount =
                took.computeIfAbsent(order, it -> new Money(100L + stage.below(600), Currency.getInstance(currency)));
        String answer = pay(team, member, order, amount, newcomer);
        if (answer.equals("Erased") || answer.startsWith("Declined")) {
            // Nothing is kept of it, unless it was kept before the member was erased.
            if (group == null || group.told(member, order).isEmpty()) {
                byHand.add(order);
            }
        }
    }

    private String pay(String team, String member, String order, Money amount, boolean newcomer) {
        return told(
                "pay " + amount + " " + team,
                member,
                order,
                () -> paper.pay(
                        team, member, order, amount.minor(), amount.currency().getCurrencyCode(), newcomer),
                () -> teams.paid(id(team), Stage.id(member), Stage.order(order), amount, standing(newcomer)));
    }

    /** One order cannot pay twice: the second member gets a conflict, and so does another amount. */
    private void payForAnother(String team, String member, boolean newcomer) {
        Group group = paper.groups.get(team);
        if (group == null || group.places.isEmpty()) {
            return;
        }
        Place place = stage.one(group.places);
        Money money = took.get(place.order);
        if (money != null && group.told(place.member, place.order).isPresent()) {
            String who = stage.flips() ? member : place.member;
            Money told = new Money(money.minor() + 1, money.currency());
            String unused = pay(team, who, place.order, told, newcomer);
        }
    }

    private void cancel(String team) {
        paper.reach(stage.instant());
        TeamResult unused =
                stage.tell("team:cancel " + team, () -> teams.cancel(id(team)), ToldTeams::words, paper.cancel(team));
    }

    /** A shop pays an order back by itself where the team has the money, or where the till refused or was never asked. */
    private void refundByHand() {
        String team = stage.one(ids);
        Group group = paper.groups.get(team);
        if (group == null || group.places.isEmpty()) {
            return;
        }
        paper.reach(stage.instant());
        Place place = stage.one(group.places);
        boolean asked = !till.back(place.order).isEmpty();
        boolean may = place.state == State.PAID
                || place.state == State.REFUSED
                || (place.state == State.DUE && !asked && !till.isRefused(place.order));
        if (may) {
            byHand.add(place.order);
        }
        if (may || !place.moved.isEmpty() || place.state == State.BACK || place.state == State.LEFT) {
            stage.remember(() -> refunded(team, place.member, place.order));
        }
    }

    private void refunded(String team, String member, String order) {
        paper.reach(stage.instant());
        if (!byHand.contains(order) && paper.hasMoney(team, member, order)) {
            return;
        }
        boolean known = !stage.isErased(member) || paper.isKnown(team, member, order);
        TeamResult unused = stage.tell(
                "team:refund " + team + " " + order,
                () -> teams.refunded(id(team), Stage.id(member), Stage.order(order)),
                ToldTeams::words,
                known ? paper.refund(team, member, order) : "Erased");
    }

    @Override
    public void due() {
        teams.runDue(stage.instant());
    }

    @Override
    public void settle(MemberId member) {
        // What is owed to an order is owed to it whoever paid it.
    }

    @Override
    public boolean erase(MemberId member) {
        return teams.erase(member);
    }

    @Override
    public void audit() {
        paper.reach(stage.instant());
        for (int i = 0; i < ids.size(); i++) {
            audit(ids.get(i));
        }
        money();
    }

    private void audit(String team) {
        Group group = paper.groups.get(team);
        same(group != null, teams.team(id(team)).isPresent(), "there is team " + team);
        if (group == null) {
            return;
        }
        Team kept = teams.team(id(team)).orElseThrow();
        Map<String, Seat> seats = new HashMap<>();
        teams.each(id(team), (party, seat) -> {
            require(isKnownRightly(party), "who was erased is not told", party);
            if (isUnpaid(seat)) {
                // Its payment may stand beside, where it came too late.
                seats.putIfAbsent(seat.order().value(), seat);
            } else {
                Seat before = seats.put(seat.order().value(), seat);
                require(before == null || isUnpaid(before), "an order is paid for one seat", seat);
            }
        });
        same(group.status, kept.status().name(), "status of " + team);
        follow(group, kept, seats);
        boolean failed = kept.status().isFailed();
        same(group.count(failed ? State.DUE : State.PAID), (long) kept.paid(), "paid seats of " + team);
        same(failed ? owed(group) : group.paidAmount(), kept.paidAmount(), "amount of " + team);
        if (!failed) {
            same(group.count(State.PAID) + group.count(State.HELD), (long) kept.occupied(), "seats of " + team);
            require(kept.occupied() <= group.terms.seats(), "no more members than seats", kept);
        }
        boolean owing = group.places.stream().anyMatch(it -> it.state == State.DUE);
        same(owing, kept.isOwing(), "owing of " + team);
    }

    private static boolean isUnpaid(Seat seat) {
        return seat.status() == SeatStatus.RESERVED || seat.status() == SeatStatus.RELEASED;
    }

    private static long owed(Group group) {
        return group.places.stream()
                .filter(it -> it.number > 0 && it.state == State.DUE)
                .mapToLong(it -> it.amount)
                .sum();
    }

    private boolean isKnownRightly(Party party) {
        return party.known().filter(it -> stage.isErased(it.value())).isEmpty();
    }

    /** What the till answered is not foreseen: the paper follows what is kept, where that may be. */
    private void follow(Group group, Team kept, Map<String, Seat> seats) {
        Map<String, Place> places = new HashMap<>();
        group.places.forEach(it -> places.put(it.order, it));
        seats.forEach((order, seat) -> {
            Place place = places.get(order);
            if (place == null) {
                throw new Broken("every seat is somebody's: " + seat);
            }
            SeatStatus status = kept.statusOf(seat);
            if (place.state == State.DUE && status == SeatStatus.REFUNDED) {
                require(!till.back(order).isEmpty(), "what is refunded went back", seat);
                place.state = State.BACK;
            } else if (place.state == State.DUE && status == SeatStatus.REFUND_REFUSED) {
                require(till.isRefused(order), "what is refused was refused", seat);
                place.state = State.REFUSED;
            }
            same(status(place), status, "status of " + order);
            same(place.amount, seat.amount(), "amount of " + order);
            place.moved.ifPresent(it -> follow(it, seat.moved().orElseThrow().value()));
        });
        places.values().stream()
                .filter(it -> it.state != State.LEFT)
                .forEach(it -> require(seats.containsKey(it.order), "what was paid is kept", it.order));
    }

    private void follow(Group moved, String team) {
        if (paper.groups.putIfAbsent(team, moved) == null) {
            ids.add(team);
        }
    }

    private static SeatStatus status(Place place) {
        return switch (place.state) {
            case HELD -> SeatStatus.RESERVED;
            case LEFT -> SeatStatus.RELEASED;
            case PAID -> SeatStatus.PAID;
            case DUE -> SeatStatus.REFUND_DUE;
            case BACK -> SeatStatus.REFUNDED;
            case REFUSED -> SeatStatus.REFUND_REFUSED;
            case MOVED -> SeatStatus.MOVED;
        };
    }

    /** Every paid order is exactly one of seated, back once in what was paid, owed, or refused. */
    private void money() {
        took.forEach((order, money) -> {
            List<State> standing = paper.groups.values().stream()
                    .flatMap(it -> it.places.stream())
                    .filter(it -> it.order.equals(order) && it.amount > 0 && it.state != State.MOVED)
                    .map(it -> it.state)
                    .toList();
            List<Money> back = till.back(order);
            boolean shop = byHand.contains(order);
            require(standing.size() == (shop && standing.isEmpty() ? 0 : 1), "an order stands in one place", order);
            require(back.size() + (shop ? 1 : 0) <= 1, "nothing goes back twice", order + " " + back + " " + shop);
            back.forEach(it -> same(money, it, "what goes back to " + order));
            boolean went = shop || !back.isEmpty();
            for (State state : standing) {
                boolean holds = switch (state) {
                    case BACK -> went;
                    case DUE -> true;
                    case PAID, REFUSED -> !went;
                    case HELD, LEFT, MOVED -> false;
                };
                require(holds, "an order that is " + state + " went back: " + went, order);
            }
        });
        require(took.keySet().containsAll(till.orders()), "only what was paid goes back", till.orders());
    }

    @Override
    public void end() {
        paper.groups.values().stream().flatMap(it -> it.places.stream()).forEach(it -> {
            require(it.state != State.DUE && it.state != State.HELD, "nothing is left behind", it.order + it.state);
        });
    }
}
