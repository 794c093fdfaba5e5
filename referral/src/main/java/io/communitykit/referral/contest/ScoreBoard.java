package io.communitykit.referral.contest;

import io.communitykit.core.money.PointArithmetic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The teams of a contest by rank, and what each would win if it ended so. Ranks are those of competitions: 1, 2, 2, 4. Immutable and safe
 * for many threads.
 *
 * @param rows the best first, equal ones by number; teams without a point last; unmodifiable
 */
public record ScoreBoard(List<Row> rows) {

    /**
     * Copies.
     *
     * @param rows the best first
     */
    public ScoreBoard {
        rows = List.copyOf(rows);
    }

    /**
     * A team on the board.
     *
     * @param rank its rank by score; empty without a point
     * @param team the team
     * @param place its place among the teams that may win: they have enough members, of whom one or more scored enough; empty for others
     * @param prize what it wins at that place, in minor units; 0 where nothing
     */
    public record Row(OptionalInt rank, TeamScore team, OptionalInt place, long prize) {}

    /**
     * Ranks teams. Teams that share a place share the prizes of all places that they take equally; what is left of the division goes one
     * minor unit each to those founded first. Takes O(n log n) for n teams.
     *
     * @param terms what was promised
     * @param teams all teams of the contest, in any order
     * @return the board
     */
    public static ScoreBoard of(ContestTerms terms, List<TeamScore> teams) {
        Comparator<TeamScore> ahead = ahead(terms.ties());
        List<TeamScore> sorted = new ArrayList<>(teams);
        sorted.sort(ahead.thenComparing(TeamScore::number));
        Map<Integer, Integer> ranks = new HashMap<>();
        groups(sorted.stream().filter(it -> it.score() > 0).toList(), ahead)
                .forEach((rank, group) -> group.forEach(it -> ranks.put(it.number(), rank)));
        Map<Integer, Integer> places = new HashMap<>();
        Map<Integer, Long> prizes = new HashMap<>();
        groups(sorted.stream().filter(it -> it.isEligible(terms)).toList(), ahead)
                .forEach((place, group) -> {
                    List<Long> parts = PointArithmetic.allocate(
                            prizesOf(terms, place, group.size()), Collections.nCopies(group.size(), 1L));
                    for (int i = 0; i < group.size(); i++) {
                        places.put(group.get(i).number(), place);
                        prizes.put(group.get(i).number(), parts.get(i));
                    }
                });
        return new ScoreBoard(sorted.stream()
                .map(it -> new Row(at(ranks, it), it, at(places, it), prizes.getOrDefault(it.number(), 0L)))
                .toList());
    }

    /** Of a contest that was cancelled: ranked by what was scored all the same, and nobody wins. */
    ScoreBoard withoutPrizes() {
        return new ScoreBoard(rows.stream()
                .map(it -> new Row(it.rank(), it.team(), OptionalInt.empty(), 0))
                .toList());
    }

    private static OptionalInt at(Map<Integer, Integer> ranks, TeamScore team) {
        Integer rank = ranks.get(team.number());
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    private static Comparator<TeamScore> ahead(ContestTerms.Ties ties) {
        Comparator<TeamScore> byScore =
                Comparator.comparingLong(TeamScore::score).reversed();
        return ties == ContestTerms.Ties.SHARED
                ? byScore
                : byScore.thenComparing(it -> it.reachedAt().orElse(Instant.EPOCH));
    }

    /** Teams of which none is ahead of another, by the rank that they share; each by number. */
    private static Map<Integer, List<TeamScore>> groups(List<TeamScore> sorted, Comparator<TeamScore> ahead) {
        Map<Integer, List<TeamScore>> groups = new HashMap<>();
        Optional<TeamScore> before = Optional.empty();
        int rank = 0;
        for (int i = 0; i < sorted.size(); i++) {
            TeamScore team = sorted.get(i);
            if (before.filter(it -> ahead.compare(it, team) == 0).isEmpty()) {
                rank = i + 1;
            }
            groups.computeIfAbsent(rank, it -> new ArrayList<>()).add(team);
            before = Optional.of(team);
        }
        return groups;
    }

    /** The prizes of as many places from one on, together. */
    private static long prizesOf(ContestTerms terms, int place, int teams) {
        List<Long> amounts = terms.prizes().amounts();
        long sum = 0;
        for (int i = place - 1; i < Math.min(place - 1 + teams, amounts.size()); i++) {
            sum = Math.addExact(sum, amounts.get(i));
        }
        return sum;
    }

    /**
     * Shares a team's prize among its members: alike, or by score with the largest remainders (Hamilton's method), among those who scored
     * enough. Of equal claims to what is left of the division the member who joined earlier comes first.
     *
     * @param terms what was promised
     * @param prize what the team won, in minor units, 1 or more
     * @param members all members of the team, in any order
     * @param at when
     * @return the shares, by the members' numbers, with the sum {@code prize}; none of nothing
     */
    static List<PrizeShare> shares(ContestTerms terms, long prize, List<Contestant> members, Instant at) {
        List<Contestant> sharing = members.stream()
                .filter(it -> it.score() >= terms.prizes().leastScore())
                .sorted(Comparator.comparingInt(Contestant::number))
                .toList();
        boolean equal = terms.prizes().share() == ContestTerms.Share.EQUAL;
        List<Long> parts = PointArithmetic.allocate(
                prize, sharing.stream().map(it -> equal ? 1L : it.score()).toList());
        List<PrizeShare> shares = new ArrayList<>();
        for (int i = 0; i < sharing.size(); i++) {
            if (parts.get(i) > 0) {
                Contestant member = sharing.get(i);
                shares.add(new PrizeShare(member.team(), member.number(), parts.get(i), PrizeShare.Status.DUE, at));
            }
        }
        return shares;
    }
}
