package io.communitykit.examples.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The members with the largest balances. Equal balances share a rank (1, 2, 2, 4) and are listed by member id; a balance
 * of 0 or less is not listed. Memory: the lines shown. Not safe for many threads.
 */
final class Leaderboard {

    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingLong(Candidate::balance).reversed().thenComparing(Candidate::member);

    private final int lines;
    private final PriorityQueue<Candidate> best = new PriorityQueue<>(BEST_FIRST.reversed());

    Leaderboard(int lines) {
        this.lines = lines;
    }

    private record Candidate(String member, long balance) {}

    void add(String member, long balance) {
        if (balance > 0) {
            best.add(new Candidate(member, balance));
            if (best.size() > lines) {
                best.remove();
            }
        }
    }

    List<Leader> leaders() {
        List<Leader> leaders = new ArrayList<>();
        for (Candidate each : best.stream().sorted(BEST_FIRST).toList()) {
            boolean tied = !leaders.isEmpty() && leaders.get(leaders.size() - 1).balance() == each.balance();
            int rank = tied ? leaders.get(leaders.size() - 1).rank() : leaders.size() + 1;
            leaders.add(new Leader(rank, each.member(), each.balance()));
        }
        return leaders;
    }
}
