package io.communitykit.referral.contest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A contest as one would keep it on paper: who joined, and every fact on its own line, of which everything else is counted anew each time.
 * An oracle, and nothing of the code that it judges.
 */
final class PlainContest {

    /** A fact on the list. */
    private record Line(String key, String member, String action, Instant at, boolean counts) {}

    private final ZoneId zone;
    private final Map<String, Long> points;
    private final Map<String, Integer> perDay;
    private final Map<String, Integer> perMember;
    private final Instant start;
    private final Instant end;
    private final Map<String, String> teams = new LinkedHashMap<>();
    private final List<String> founded = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> takenBack = new HashSet<>();
    private final Set<String> erased = new HashSet<>();

    PlainContest(
            ZoneId zone,
            Map<String, Long> points,
            Map<String, Integer> perDay,
            Map<String, Integer> perMember,
            Instant start,
            Instant end) {
        this.zone = zone;
        this.points = points;
        this.perDay = perDay;
        this.perMember = perMember;
        this.start = start;
        this.end = end;
    }

    void join(String member, String team, int maxTeams, int maxMembers) {
        boolean isNew = !founded.contains(team);
        boolean room = isNew
                ? founded.size() < maxTeams
                : teams.values().stream().filter(team::equals).count() < maxMembers;
        if (teams.containsKey(member) || erased.contains(member) || !room) {
            return;
        }
        teams.put(member, team);
        if (isNew) {
            founded.add(team);
        }
    }

    void tell(String member, String action, String key, Instant at) {
        boolean known = lines.stream().anyMatch(it -> it.key.equals(key));
        if (known || !teams.containsKey(member) || erased.contains(member) || at.isBefore(start) || !at.isBefore(end)) {
            return;
        }
        LocalDate day = at.atZone(zone).toLocalDate();
        List<Line> before = lines.stream()
                .filter(it -> it.member.equals(member) && it.action.equals(action) && stands(it))
                .toList();
        long onDay = before.stream()
                .filter(it -> it.at.atZone(zone).toLocalDate().equals(day))
                .count();
        boolean counts = onDay < perDay.getOrDefault(action, Integer.MAX_VALUE)
                && before.size() < perMember.getOrDefault(action, Integer.MAX_VALUE);
        lines.add(new Line(key, member, action, at, counts));
    }

    void takeBack(String key) {
        takenBack.add(key);
    }

    void erase(String member) {
        erased.add(member);
    }

    boolean isErased(String member) {
        return erased.contains(member);
    }

    private boolean stands(Line line) {
        return line.counts && !takenBack.contains(line.key);
    }

    long score(String member) {
        return lines.stream()
                .filter(it -> it.member.equals(member) && stands(it))
                .mapToLong(it -> points.get(it.action))
                .sum();
    }

    private List<String> membersOf(String team) {
        return teams.keySet().stream().filter(it -> team.equals(teams.get(it))).toList();
    }

    private long teamScore(String team) {
        return membersOf(team).stream().mapToLong(this::score).sum();
    }

    private Instant reached(String team) {
        return lines.stream()
                .filter(it -> it.counts && team.equals(teams.get(it.member)))
                .map(Line::at)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private boolean ahead(String one, String other, boolean firstToReach) {
        long mine = teamScore(one);
        long its = teamScore(other);
        return mine > its || (mine == its && firstToReach && reached(one).isBefore(reached(other)));
    }

    private boolean mayWin(String team, int minMembers, long least) {
        return teamScore(team) > 0
                && membersOf(team).size() >= minMembers
                && membersOf(team).stream().anyMatch(it -> score(it) >= least);
    }

    /** By team its rank, its score and its prize; rank 0 for none. */
    Map<String, String> board(boolean firstToReach, int minMembers, long least, List<Long> prizes) {
        Map<String, String> rows = new TreeMap<>();
        for (String team : founded) {
            long rank = teamScore(team) == 0
                    ? 0
                    : 1
                            + founded.stream()
                                    .filter(it -> ahead(it, team, firstToReach))
                                    .count();
            rows.put(team, rank + " " + teamScore(team) + " " + prize(team, firstToReach, minMembers, least, prizes));
        }
        return rows;
    }

    long prize(String team, boolean firstToReach, int minMembers, long least, List<Long> prizes) {
        if (!mayWin(team, minMembers, least)) {
            return 0;
        }
        List<String> rivals =
                founded.stream().filter(it -> mayWin(it, minMembers, least)).toList();
        int above = (int)
                rivals.stream().filter(it -> ahead(it, team, firstToReach)).count();
        List<String> equals = rivals.stream()
                .filter(it -> !ahead(it, team, firstToReach) && !ahead(team, it, firstToReach))
                .toList();
        long sum = 0;
        for (int place = above; place < above + equals.size(); place++) {
            sum += place < prizes.size() ? prizes.get(place) : 0;
        }
        return sum / equals.size() + (equals.indexOf(team) < sum % equals.size() ? 1 : 0);
    }

    /** By member the share of a team's prize; none of nothing. */
    Map<String, Long> shares(String team, long prize, boolean equal, long least) {
        List<String> sharing =
                membersOf(team).stream().filter(it -> score(it) >= least).toList();
        long sum =
                equal ? sharing.size() : sharing.stream().mapToLong(this::score).sum();
        Map<String, Long> shares = new TreeMap<>();
        Map<String, Long> rests = new LinkedHashMap<>();
        long left = prize;
        for (String member : sharing) {
            long weight = equal ? 1 : score(member);
            shares.put(member, prize * weight / sum);
            rests.put(member, equal ? 0 : prize * weight % sum);
            left -= prize * weight / sum;
        }
        while (left > 0) {
            String next = "";
            for (String member : rests.keySet()) {
                next = next.isEmpty() || rests.getOrDefault(member, 0L) > rests.getOrDefault(next, 0L) ? member : next;
            }
            rests.remove(next);
            shares.merge(next, 1L, Long::sum);
            left--;
        }
        shares.values().removeIf(it -> it == 0);
        return shares;
    }

    List<String> founded() {
        return founded;
    }
}
