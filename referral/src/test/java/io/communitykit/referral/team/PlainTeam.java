package io.communitykit.referral.team;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A team as one would keep it on paper: a list of orders, of which everything else is counted anew each time. An oracle, and nothing of
 * the code that it judges.
 */
final class PlainTeam {

    /** What became of an order. */
    enum Fate {
        HELD,
        DROPPED,
        SEATED,
        TO_PAY_BACK,
        PAID_BACK
    }

    /** An order on the list. */
    private static final class Line {
        private final String member;
        private Fate fate;
        private long amount;
        private Instant until;

        private Line(String member, Fate fate, long amount, Instant until) {
            this.member = member;
            this.fate = fate;
            this.amount = amount;
            this.until = until;
        }
    }

    private final int seats;
    private final Duration hold;
    private final boolean reopens;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private Instant end;
    private String status = "FORMING";

    PlainTeam(int seats, Duration lasts, Duration hold, boolean reopens, Instant now) {
        this.seats = seats;
        this.hold = hold;
        this.reopens = reopens;
        this.end = now.plus(lasts);
    }

    private long count(Fate fate) {
        return lines.values().stream().filter(it -> it.fate == fate).count();
    }

    private boolean sits(String member) {
        return lines.values().stream()
                .anyMatch(it -> it.member.equals(member) && (it.fate == Fate.HELD || it.fate == Fate.SEATED));
    }

    /** Whether a failed team still has this member's money. */
    private boolean awaits(String member) {
        return status.equals("EXPIRED")
                && lines.values().stream().anyMatch(it -> it.member.equals(member) && it.fate == Fate.SEATED);
    }

    private boolean isOpen() {
        return status.equals("FORMING") && count(Fate.HELD) + count(Fate.SEATED) < seats;
    }

    void time(Instant now) {
        for (Line line : lines.values()) {
            if (line.fate == Fate.HELD && !line.until.isAfter(now)) {
                line.fate = Fate.DROPPED;
            }
        }
        if (status.equals("FORMING") && !end.isAfter(now)) {
            status = "EXPIRED";
            lines.values().stream().filter(it -> it.fate == Fate.HELD).forEach(it -> it.fate = Fate.DROPPED);
        }
    }

    void join(String member, String order, Instant now) {
        time(now);
        Line line = lines.get(order);
        boolean fresh = line == null || line.fate == Fate.DROPPED;
        if (fresh && isOpen() && !sits(member)) {
            Instant until = now.plus(hold);
            lines.put(order, new Line(member, Fate.HELD, 0, until.isBefore(end) ? until : end));
        }
    }

    void pay(String member, String order, long amount, Instant now) {
        time(now);
        Line line = lines.get(order);
        boolean held = line != null && line.fate == Fate.HELD;
        if (line != null && line.fate != Fate.HELD && line.fate != Fate.DROPPED) {
            return;
        }
        if (held || (isOpen() && !sits(member) && !awaits(member))) {
            lines.put(order, new Line(member, Fate.SEATED, amount, now));
            if (count(Fate.SEATED) == seats) {
                status = "SUCCEEDED";
            }
        } else {
            lines.put(order, new Line(member, Fate.TO_PAY_BACK, amount, now));
        }
    }

    void giveUp(String order, Instant now) {
        time(now);
        Line line = lines.get(order);
        if (line != null && line.fate == Fate.HELD) {
            line.fate = Fate.DROPPED;
        }
    }

    /** Paid back by hand; says whether there was anything to pay back. */
    boolean refund(String order, Instant now) {
        time(now);
        Line line = lines.get(order);
        if (line == null || (line.fate != Fate.SEATED && line.fate != Fate.TO_PAY_BACK)) {
            return false;
        }
        boolean sat = line.fate == Fate.SEATED;
        line.fate = Fate.PAID_BACK;
        if (sat && reopens && status.equals("SUCCEEDED")) {
            status = "FORMING";
            end = end.isAfter(now) ? end : now;
        }
        return true;
    }

    /** What the till pays back now. */
    Map<String, Long> payBack(Instant now) {
        time(now);
        Map<String, Long> back = new TreeMap<>();
        lines.forEach((order, line) -> {
            boolean failed = status.equals("EXPIRED") && line.fate == Fate.SEATED;
            if (failed || line.fate == Fate.TO_PAY_BACK) {
                back.put(order, line.amount);
                line.fate = Fate.PAID_BACK;
            }
        });
        return back;
    }

    String status() {
        return status;
    }

    long paid() {
        return count(Fate.SEATED);
    }

    long occupied() {
        return count(Fate.SEATED) + count(Fate.HELD);
    }

    long money() {
        return lines.values().stream()
                .filter(it -> it.fate == Fate.SEATED)
                .mapToLong(it -> it.amount)
                .sum();
    }
}
