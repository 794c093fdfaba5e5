package io.communitykit.testkit.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Group-buys as one would keep them on paper: of each team a list of places, from which everything else is counted anew each time. A model,
 * and nothing of the code that it judges. For one thread.
 */
final class PlainTeams {

    /** What was decided for all; of a goal by members the amount is 0, no limit is 0, and so is no fill. */
    record Rules(
            String currency,
            int seats,
            long amount,
            int least,
            Duration lasts,
            Duration hold,
            boolean newcomersOnly,
            int perMember,
            boolean lateOpens,
            boolean reopens,
            Duration reopenFor,
            int fill) {}

    enum State {
        HELD,
        LEFT,
        PAID,
        DUE,
        BACK,
        REFUSED,
        MOVED
    }

    /** A payment, or what waits for one. Those without a seat have no number. */
    static final class Place {
        final String member;
        final String order;
        final int number;
        State state;
        long amount;
        Instant until = Instant.EPOCH;
        Optional<Group> moved = Optional.empty();

        private Place(String member, String order, int number, State state) {
            this.member = member;
            this.order = order;
            this.number = number;
            this.state = state;
        }

        private boolean isTold() {
            return state != State.HELD && state != State.LEFT;
        }

        private boolean isLive() {
            return number > 0 && (state == State.HELD || state == State.PAID || state == State.DUE);
        }
    }

    /** A team; its rules are those that it was opened under. */
    static final class Group {
        final Rules terms;
        final String opener;
        final String opening;
        final List<Place> places = new ArrayList<>();
        String status = "FORMING";
        Instant end;
        int absent;

        private Group(Rules terms, String opener, String opening, Instant end) {
            this.terms = terms;
            this.opener = opener;
            this.opening = opening;
            this.end = end;
        }

        long count(State state) {
            return places.stream()
                    .filter(it -> it.number > 0 && it.state == state)
                    .count();
        }

        long paidAmount() {
            return places.stream()
                    .filter(it -> it.number > 0 && it.state == State.PAID)
                    .mapToLong(it -> it.amount)
                    .sum();
        }

        private boolean isComplete() {
            return terms.amount > 0
                    ? paidAmount() >= terms.amount && count(State.PAID) >= terms.least
                    : count(State.PAID) + absent >= terms.seats;
        }

        private boolean isFull() {
            return count(State.PAID) + count(State.HELD) >= terms.seats;
        }

        /** The last place that the member had; a payment without a seat is none. */
        private Optional<Place> last(String member) {
            return places.stream()
                    .filter(it -> it.number > 0 && it.member.equals(member))
                    .reduce((one, next) -> next);
        }

        Optional<Place> told(String member, String order) {
            return places.stream()
                    .filter(it -> it.member.equals(member) && it.order.equals(order) && it.isTold())
                    .findFirst();
        }

        private void close(String how) {
            status = how;
            for (Place place : places) {
                if (place.state == State.HELD) {
                    place.state = State.LEFT;
                } else if (place.state == State.PAID && !how.equals("SUCCEEDED")) {
                    place.state = State.DUE;
                }
            }
        }

        private Place add(String member, String order, State state) {
            int number = 1
                    + Math.toIntExact(
                            places.stream().filter(it -> it.number > 0).count());
            Place place = new Place(member, order, number, state);
            places.add(place);
            return place;
        }

        private void pay(Place place, long amount) {
            place.state = State.PAID;
            place.amount = amount;
            if (isComplete()) {
                close("SUCCEEDED");
            }
        }
    }

    final Map<String, Group> groups = new LinkedHashMap<>();
    private Rules rules;
    private Instant now;

    PlainTeams(Rules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    Rules rules() {
        return rules;
    }

    void edition(Rules next) {
        rules = next;
    }

    /** What time alone does. */
    void reach(Instant at) {
        now = at;
        for (Group group : groups.values()) {
            group.places.stream()
                    .filter(it -> it.state == State.HELD && !at.isBefore(it.until))
                    .forEach(it -> it.state = State.LEFT);
            if (group.status.equals("FORMING") && !at.isBefore(group.end)) {
                long missing = group.terms.seats - group.count(State.PAID);
                boolean filled = group.terms.fill > 0 && missing < group.terms.seats && missing <= group.terms.fill;
                group.absent = filled ? Math.toIntExact(missing) : 0;
                group.close(filled ? "SUCCEEDED" : "EXPIRED");
            }
        }
    }

    String open(String id, String member, String order) {
        Group there = groups.get(id);
        if (there != null) {
            return there.opener.equals(member) && there.opening.equals(order) ? "Replayed" : "Declined ALREADY_TOLD";
        }
        if (isInTooMany(member, Optional.empty())) {
            return "Declined MEMBER_LIMIT_REACHED";
        }
        Group group = new Group(rules, member, order, now.plus(rules.lasts));
        groups.put(id, group);
        hold(group, member, order);
        return "Applied";
    }

    private void hold(Group group, String member, String order) {
        Instant until = now.plus(rules.hold);
        group.add(member, order, State.HELD).until = until.isBefore(group.end) ? until : group.end;
    }

    private boolean isInTooMany(String member, Optional<Group> but) {
        long in = groups.values().stream()
                .filter(it -> !but.equals(Optional.of(it)))
                .flatMap(it -> it.last(member).stream())
                .filter(it -> it.state == State.HELD || it.state == State.PAID)
                .count();
        return rules.perMember > 0 && in >= rules.perMember;
    }

    String join(String id, String member, String order, boolean newcomer) {
        Group group = groups.get(id);
        if (group == null) {
            return "Declined NOT_FOUND";
        }
        Optional<Place> last = group.last(member);
        boolean held = last.filter(it -> it.order.equals(order) && it.state == State.HELD)
                .isPresent();
        if (held || group.told(member, order).isPresent()) {
            return "Replayed";
        }
        String against = last.filter(Place::isLive).isPresent() ? "ALREADY_IN_TEAM" : against(group, member, newcomer);
        if (!against.isEmpty()) {
            return "Declined " + against;
        }
        hold(group, member, order);
        return "Applied";
    }

    private String against(Group group, String member, boolean newcomer) {
        String closed = closed(group);
        if (!closed.isEmpty()) {
            return closed;
        } else if (rules.newcomersOnly && !newcomer) {
            return "EXISTING_CUSTOMER";
        }
        return isInTooMany(member, Optional.of(group)) ? "MEMBER_LIMIT_REACHED" : "";
    }

    private static String closed(Group group) {
        return switch (group.status) {
            case "EXPIRED" -> "EXPIRED";
            case "CANCELLED" -> "TEAM_CANCELLED";
            case "SUCCEEDED" -> "TEAM_COMPLETE";
            default -> group.isFull() ? "TEAM_FULL" : "";
        };
    }

    String pay(String id, String member, String order, long amount, String currency, boolean newcomer) {
        Group group = groups.get(id);
        if (group == null) {
            return "Declined NOT_FOUND";
        }
        Optional<Place> told = group.told(member, order);
        if (told.isPresent()) {
            boolean same = told.get().amount == amount && currency.equals(group.terms.currency);
            return same ? "Replayed" : "Conflict";
        } else if (group.places.stream().anyMatch(it -> it.isTold() && it.order.equals(order))) {
            return "Conflict";
        } else if (!currency.equals(group.terms.currency)) {
            return "Declined OTHER_CURRENCY";
        }
        Optional<Place> last = group.last(member);
        boolean same = last.filter(it -> it.order.equals(order)).isPresent();
        if (same && last.get().state == State.HELD) {
            group.pay(last.get(), amount);
            return "Applied";
        }
        String against = !same && last.filter(Place::isLive).isPresent()
                ? "ALREADY_IN_TEAM"
                : same ? closed(group) : against(group, member, newcomer);
        if (!against.isEmpty()) {
            late(group, member, order, amount, against);
            return "Late " + against;
        }
        group.pay(group.add(member, order, State.LEFT), amount);
        return "Applied";
    }

    private void late(Group group, String member, String order, long amount, String against) {
        boolean opens = rules.lateOpens
                && List.of("EXPIRED", "TEAM_FULL", "TEAM_COMPLETE").contains(against)
                && rules.currency.equals(group.terms.currency)
                && !isInTooMany(member, Optional.of(group));
        Place place = new Place(member, order, 0, opens ? State.MOVED : State.DUE);
        place.amount = amount;
        group.places.add(place);
        if (opens) {
            Group fresh = new Group(rules, member, order, now.plus(rules.lasts));
            fresh.pay(fresh.add(member, order, State.LEFT), amount);
            place.moved = Optional.of(fresh);
        }
    }

    String giveUp(String id, String member, String order) {
        Optional<Place> last = Optional.ofNullable(groups.get(id))
                .flatMap(it -> it.last(member))
                .filter(it -> it.order.equals(order));
        if (last.isEmpty()) {
            return "Declined NOT_FOUND";
        } else if (last.get().state == State.HELD) {
            last.get().state = State.LEFT;
            return "Applied";
        }
        return last.get().state == State.LEFT ? "Replayed" : "Declined ALREADY_PAID";
    }

    /** Whether anything of a member stands in a team, by a seat or by this order. */
    boolean isKnown(String id, String member, String order) {
        Group group = groups.get(id);
        return group != null
                && (group.last(member).isPresent() || group.told(member, order).isPresent());
    }

    /** Whether a team has money for an order that did not go back yet. */
    boolean hasMoney(String id, String member, String order) {
        return Optional.ofNullable(groups.get(id)).flatMap(it -> it.told(member, order)).stream()
                .anyMatch(it -> it.state != State.BACK && it.state != State.MOVED);
    }

    String refund(String id, String member, String order) {
        Group group = groups.get(id);
        Optional<Place> told = Optional.ofNullable(group).flatMap(it -> it.told(member, order));
        if (group == null || told.isEmpty()) {
            return "Declined NOT_FOUND";
        }
        Place place = told.get();
        if (place.state == State.MOVED) {
            return "Declined TEAM_COMPLETE";
        } else if (place.state == State.BACK) {
            return "Replayed";
        }
        boolean seated = place.state == State.PAID;
        place.state = State.BACK;
        if (seated && group.status.equals("SUCCEEDED") && rules.reopens && !group.isComplete()) {
            group.status = "FORMING";
            group.absent = 0;
            Instant least = now.plus(rules.reopenFor);
            group.end = least.isAfter(group.end) ? least : group.end;
        }
        return "Applied";
    }

    String cancel(String id) {
        Group group = groups.get(id);
        if (group == null) {
            return "Declined NOT_FOUND";
        }
        switch (group.status) {
            case "FORMING" -> group.close("CANCELLED");
            case "EXPIRED" -> {
                return "Declined EXPIRED";
            }
            case "SUCCEEDED" -> {
                return "Declined TEAM_COMPLETE";
            }
            default -> {}
        }
        return "Applied";
    }
}
