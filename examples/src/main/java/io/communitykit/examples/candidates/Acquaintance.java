package io.communitykit.examples.candidates;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the members with whom somebody had most to do: to whose posts they turned, and who answered or commented theirs. Immutable. */
final class Acquaintance implements CandidateSource {

    private final Optional<Interactions> dealings;

    private Acquaintance(Optional<Interactions> dealings) {
        this.dealings = dealings;
    }

    /**
     * Adds up who had to do with whom.
     *
     * @param threads what was told
     * @param weights how much each kind of deed counts; one without a weight does not
     * @param writers who may be found
     */
    static Acquaintance of(Threads threads, List<BehaviourWeight> weights, Set<MemberId> writers) {
        InteractionsBuilder builder = Interactions.builder(weights, threads.latest());
        boolean any = false;
        for (Deed deed : threads.latestOfEachKind()) {
            if (deed.with().isPresent()
                    && weights.stream()
                            .anyMatch(it -> it.kind().equals(deed.kind().id()))) {
                any |= add(builder, deed, deed.member(), deed.with().get(), writers);
                if (!deed.kind().toYou().isEmpty()) {
                    any |= add(builder, deed, deed.with().get(), deed.member(), writers);
                }
            }
        }
        return new Acquaintance(any ? Optional.of(builder.build()) : Optional.empty());
    }

    private static boolean add(
            InteractionsBuilder builder, Deed deed, MemberId one, MemberId other, Set<MemberId> writers) {
        if (!writers.contains(other)) {
            return false;
        }
        builder.add(new Behaviour(one, new ItemId(other.value()), deed.kind().id(), deed.at()));
        return true;
    }

    @Override
    public List<Found> find(CandidateQuestion question) {
        return dealings.map(it -> find(it, question)).orElse(List.of());
    }

    private static List<Found> find(Interactions dealings, CandidateQuestion question) {
        OptionalInt row = dealings.number(question.member());
        List<Found> found = new ArrayList<>();
        if (row.isPresent()) {
            SparseRows rows = dealings.byMember();
            for (int entry = rows.start(row.getAsInt()); entry < rows.end(row.getAsInt()); entry++) {
                ItemId item = dealings.items().id(rows.column(entry));
                if (!question.history().containsKey(item)) {
                    found.add(new Found(item, rows.value(entry)));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Found::score).reversed().thenComparing(Found::item));
        return List.copyOf(found.subList(0, Math.min(question.limit(), found.size())));
    }
}
