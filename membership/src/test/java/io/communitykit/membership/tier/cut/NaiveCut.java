package io.communitykit.membership.tier.cut;

import io.communitykit.core.id.MemberId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The rule read aloud: sort everybody by sum and key, take the first, and mend the edge. */
final class NaiveCut {

    private static final Comparator<Winner> BY_ID =
            (a, b) -> Arrays.compareUnsigned(utf8(a.member()), utf8(b.member()));

    final long population;
    final long places;
    /** In the order of their ids. */
    final List<Winner> in;

    /** Of all members, as if each had won. */
    NaiveCut(CutRule rule, List<Winner> members) {
        List<Winner> ranked = members.stream()
                .filter(each -> rule.population() == Population.EVERYONE || each.sum() > 0)
                .sorted(Comparator.comparing(Winner::sum).reversed().thenComparing(BY_ID))
                .toList();
        population = ranked.size();
        places = rule.places(population);
        if (population < rule.smallest() || places == 0) {
            in = List.of();
            return;
        }
        int end = (int) places;
        long edge = ranked.get(end - 1).sum();
        boolean tied = end < ranked.size() && ranked.get(end).sum() == edge;
        List<Winner> chosen = new ArrayList<>(ranked.subList(0, end));
        if (tied && rule.ties() == Ties.INCLUDE_ALL) {
            ranked.stream().skip(end).filter(each -> each.sum() == edge).forEach(chosen::add);
        } else if (tied && rule.ties() == Ties.EXCLUDE_ALL) {
            chosen.removeIf(each -> each.sum() == edge);
        }
        chosen.removeIf(each -> each.sum() < rule.minimum().minor());
        chosen.sort(BY_ID);
        in = List.copyOf(chosen);
    }

    private static byte[] utf8(MemberId member) {
        return member.value().getBytes(StandardCharsets.UTF_8);
    }
}
