package io.communitykit.testkit.points.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Leaves out steps of a history as long as it still breaks (delta debugging after Zeller and Hildebrandt, 2002). */
final class ShortestHistory {

    private final Function<Set<Integer>, Optional<Broken>> play;

    /** {@code play} plays the steps of these numbers and says what broke, if the same did. */
    ShortestHistory(Function<Set<Integer>, Optional<Broken>> play) {
        this.play = play;
    }

    record Found(Set<Integer> numbers, Broken broken) {}

    Found of(List<Integer> history, Broken first) {
        List<Integer> kept = history;
        Broken broken = first;
        int size = Math.max(1, kept.size() / 2);
        while (true) {
            boolean shorter = false;
            for (int from = 0; from < kept.size(); ) {
                List<Integer> without = new ArrayList<>(kept.subList(0, from));
                without.addAll(kept.subList(Math.min(kept.size(), from + size), kept.size()));
                Optional<Broken> again = play.apply(new HashSet<>(without));
                if (again.isPresent()) {
                    kept = without;
                    broken = again.get();
                    shorter = true;
                } else {
                    from += size;
                }
            }
            if (size == 1 && !shorter) {
                return new Found(new HashSet<>(kept), broken);
            }
            size = Math.max(1, size / 2);
        }
    }
}
