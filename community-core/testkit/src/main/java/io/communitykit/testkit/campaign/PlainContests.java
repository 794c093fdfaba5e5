package io.communitykit.testkit.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Contests as one would keep them on paper: of each who joined, and every fact on its own line, from which everything else is counted anew
 * each time. For one thread.
 */
final class PlainContests {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What an action scores; no limit is 0. */
    record Score(String action, long points, int perDay, int perMember) {}

    /** From when to when contests take place. */
    record Run(Instant start, Instant end) {}

    /** What was decided for all; a run that is empty is from the opening on, as long as it lasts. */
    record Rules(
            String currency,
            int teams,
            int members,
            int least,
            Duration lasts,
            Optional<Run> run,
            Duration settles,
            List<Score> scores,
            boolean firstToReach,
            List<Long> prizes,
            boolean equal,
            long leastScore) {

        Optional<Score> score(String action) {
            return scores.stream().filter(it -> it.action.equals(action)).findFirst();
        }
    }

    /** A fact on the list; the reason says why it does not count. */
    record Line(String key, String member, String action, Instant at, String reason) {}

    /** A contest; its rules are those that it was opened under. */
    static final class Match {
        final Rules terms;
        final Instant start;
        final Instant end;
        final Instant last;
        final List<String> teams = new ArrayList<>();
        final Map<String, String> teamOf = new LinkedHashMap<>();
        final List<Line> lines = new ArrayList<>();
        final Set<String> takenBack = new HashSet<>();
        boolean cancelled;

        private Match(Rules terms, Instant now) {
            this.terms = terms;
            this.start = terms.run.map(Run::start).orElse(now);
            this.end = terms.run.map(Run::end).orElseGet(() -> now.plus(terms.lasts));
            this.last = end.plus(terms.settles);
        }

        List<String> membersOf(String team) {
            return teamOf.keySet().stream()
                    .filter(it -> team.equals(teamOf.get(it)))
                    .toList();
        }

        private boolean counts(Line line) {
            return line.reason.isEmpty() && !takenBack.contains(line.key);
        }

        long score(String member) {
            return lines.stream()
                    .filter(it -> it.member.equals(member) && counts(it))
                    .mapToLong(it -> terms.score(it.action).orElseThrow().points)
                    .sum();
        }

        long scoreOf(String team) {
            return membersOf(team).stream().mapToLong(this::score).sum();
        }

        /** The latest fact that counted, if only until it was taken back, whichever of the two was told first. */
        Optional<Instant> reached(String team) {
            return lines.stream()
                    .filter(it -> team.equals(teamOf.get(it.member)))
                    .filter(it -> it.reason.isEmpty() || it.reason.equals("REVOKED"))
                    .map(Line::at)
                    .max(Instant::compareTo);
        }

        private boolean ahead(String one, String other) {
            long mine = scoreOf(one);
            long its = scoreOf(other);
            return mine > its
                    || (mine == its
                            && terms.firstToReach
                            && mine > 0
                            && reached(one)
                                    .orElseThrow()
                                    .isBefore(reached(other).orElseThrow()));
        }

        private boolean mayWin(String team) {
            return !cancelled
                    && scoreOf(team) > 0
                    && membersOf(team).size() >= terms.least
                    && membersOf(team).stream().anyMatch(it -> score(it) >= terms.leastScore);
        }

        private int place(String team, Predicate<String> among) {
            return among.test(team)
                    ? 1
                            + (int) teams.stream()
                                    .filter(among)
                                    .filter(it -> ahead(it, team))
                                    .count()
                    : 0;
        }

        /** 0 without a point. */
        int rank(String team) {
            return place(team, it -> scoreOf(it) > 0);
        }

        /** 0 for a team that wins nothing wherever it is. */
        int place(String team) {
            return place(team, this::mayWin);
        }

        long prize(String team) {
            int place = place(team);
            if (place == 0) {
                return 0;
            }
            List<String> equals =
                    teams.stream().filter(it -> place(it) == place).toList();
            long sum = 0;
            for (int i = place - 1; i < place - 1 + equals.size(); i++) {
                sum += i < terms.prizes.size() ? terms.prizes.get(i) : 0;
            }
            return sum / equals.size() + (equals.indexOf(team) < sum % equals.size() ? 1 : 0);
        }

        /** By member; what is over goes one by one to whoever is furthest below what is due, the first of them. */
        Map<String, Long> shares(String team) {
            long prize = prize(team);
            List<String> sharing = membersOf(team).stream()
                    .filter(it -> score(it) >= terms.leastScore)
                    .toList();
            Map<String, Long> shares = new LinkedHashMap<>();
            if (prize == 0) {
                return shares;
            }
            long sum = sharing.stream().mapToLong(this::weight).sum();
            sharing.forEach(it -> shares.put(it, prize * weight(it) / sum));
            long given = shares.values().stream().mapToLong(it -> it).sum();
            for (long left = prize - given; left > 0; left--) {
                String next = sharing.get(0);
                for (String each : sharing) {
                    next = missing(each, prize, sum, shares) > missing(next, prize, sum, shares) ? each : next;
                }
                shares.merge(next, 1L, Math::addExact);
            }
            shares.values().removeIf(it -> it == 0);
            return shares;
        }

        private long weight(String member) {
            return terms.equal ? 1 : score(member);
        }

        private long missing(String member, long prize, long sum, Map<String, Long> shares) {
            return prize * weight(member) - shares.getOrDefault(member, 0L) * sum;
        }
    }

    final Map<String, Match> matches = new LinkedHashMap<>();
    private Rules rules;
    private Instant now;

    PlainContests(Rules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    Rules rules() {
        return rules;
    }

    void edition(Rules next) {
        rules = next;
    }

    void reach(Instant at) {
        now = at;
    }

    String status(Match match) {
        if (match.cancelled) {
            return "CANCELLED";
        } else if (!now.isBefore(match.last)) {
            return "FINAL";
        }
        return now.isBefore(match.end) ? "OPEN" : "ENDED";
    }

    /** Why nothing is taken any more; empty where it is. */
    private String closed(Match match) {
        return switch (status(match)) {
            case "CANCELLED" -> "Declined TEAM_CANCELLED";
            case "FINAL" -> "Declined EXPIRED";
            default -> "";
        };
    }

    String open(String id) {
        if (matches.containsKey(id)) {
            return "Replayed";
        }
        Match match = new Match(rules, now);
        if (!now.isBefore(match.end)) {
            return "Declined NOT_RUNNING";
        }
        matches.put(id, match);
        return "Applied";
    }

    String join(String id, String team, String member) {
        Match match = matches.get(id);
        if (match == null) {
            return "Declined NOT_FOUND";
        }
        String mine = match.teamOf.get(member);
        if (mine != null) {
            return mine.equals(team) ? "Replayed" : "Declined ALREADY_IN_TEAM";
        } else if (!closed(match).isEmpty()) {
            return closed(match);
        } else if (!now.isBefore(match.end)) {
            return "Declined EXPIRED";
        }
        boolean isNew = !match.teams.contains(team);
        if (isNew && match.teams.size() >= match.terms.teams) {
            return "Declined TEAMS_FULL";
        } else if (match.membersOf(team).size() >= match.terms.members) {
            return "Declined TEAM_FULL";
        }
        if (isNew) {
            match.teams.add(team);
        }
        match.teamOf.put(member, team);
        return "Applied";
    }

    String score(String id, String member, String action, String key, Instant at) {
        Match match = matches.get(id);
        if (at.isAfter(now.plus(TOLERANCE))) {
            return "Declined IN_FUTURE";
        } else if (match == null) {
            return "Declined NOT_FOUND";
        }
        Optional<Line> told =
                match.lines.stream().filter(it -> it.key.equals(key)).findFirst();
        if (told.isPresent()) {
            boolean same = told.get().equals(new Line(key, member, action, at, told.get().reason));
            return same ? "Replayed" : "Conflict";
        } else if (!closed(match).isEmpty()) {
            return closed(match);
        }
        Optional<Score> score = match.terms.score(action);
        if (!match.teamOf.containsKey(member)) {
            return "Declined NOT_FOUND";
        } else if (score.isEmpty()) {
            return "Declined NOT_PAID_FOR";
        } else if (at.isBefore(match.start)) {
            return "Declined STARTS_LATER";
        } else if (!at.isBefore(match.end)) {
            return "Declined EXPIRED";
        }
        String reason = limited(match, member, score.get(), at);
        reason = reason.isEmpty() && match.takenBack.contains(key) ? "REVOKED" : reason;
        match.lines.add(new Line(key, member, action, at, reason));
        return reason.isEmpty() ? "Applied" : "NotCounted " + reason;
    }

    private static String limited(Match match, String member, Score score, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZONE);
        List<Line> counted = match.lines.stream()
                .filter(it -> it.member.equals(member) && it.action.equals(score.action) && match.counts(it))
                .toList();
        long today = counted.stream()
                .filter(it -> LocalDate.ofInstant(it.at, ZONE).equals(day))
                .count();
        if (score.perDay > 0 && today >= score.perDay) {
            return "DAY_LIMIT_REACHED";
        }
        return score.perMember > 0 && counted.size() >= score.perMember ? "MEMBER_LIMIT_REACHED" : "";
    }

    String takeBack(String id, String key) {
        Match match = matches.get(id);
        if (match == null) {
            return "Declined NOT_FOUND";
        } else if (match.takenBack.contains(key)) {
            return "Replayed";
        } else if (!closed(match).isEmpty()) {
            return closed(match);
        }
        match.takenBack.add(key);
        return "Applied";
    }

    String cancel(String id) {
        Match match = matches.get(id);
        if (match == null) {
            return "Declined NOT_FOUND";
        } else if (match.cancelled) {
            return "Replayed";
        } else if (status(match).equals("FINAL")) {
            return "Declined EXPIRED";
        }
        match.cancelled = true;
        return "Applied";
    }
}
