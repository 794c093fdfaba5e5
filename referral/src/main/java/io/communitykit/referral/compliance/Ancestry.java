package io.communitykit.referral.compliance;

import io.communitykit.core.id.MemberId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who brought a member, who had brought that one, and so on to the first: the whole walk, not only the next hop or two, since a ring of
 * three or five is missed by a look at one's own referrer. Each member is visited once and remembered; there is no recursion, so that a
 * chain of millions is only long. Costs a look-up a generation. Pure as far as the look-up is; immutable and safe for many threads.
 *
 * @param ancestors nearest first, each once
 * @param ring the members who descend from themselves, in the order of the walk; empty where the walk came to a first member
 */
public record Ancestry(List<MemberId> ancestors, List<MemberId> ring) {

    /**
     * Copies the lists.
     *
     * @param ancestors nearest first
     * @param ring the members who descend from themselves
     */
    public Ancestry {
        ancestors = List.copyOf(ancestors);
        ring = List.copyOf(ring);
    }

    /**
     * Walks up from a member.
     *
     * @param member where to begin
     * @param referrer who brought a member; empty for nobody
     * @return the ancestors, and the ring that the walk ended in, if any
     */
    public static Ancestry of(MemberId member, Function<? super MemberId, Optional<MemberId>> referrer) {
        Set<MemberId> visited = new LinkedHashSet<>();
        visited.add(member);
        Optional<MemberId> next = referrer.apply(member);
        while (next.isPresent() && visited.add(next.get())) {
            next = referrer.apply(next.get());
        }
        List<MemberId> walk = new ArrayList<>(visited);
        List<MemberId> ring = next.isPresent() ? walk.subList(walk.indexOf(next.get()), walk.size()) : List.of();
        return new Ancestry(walk.subList(1, walk.size()), ring);
    }

    /**
     * The ring that would close if a friend were bound to a referrer.
     *
     * @param friend who would be bound
     * @param referrer to whom
     * @param referrers who brought a member so far; the friend's own entry does not count
     * @return friend, then those between, then the referrer; the friend alone where both are the same; empty where no ring would close
     */
    public static List<MemberId> closing(
            MemberId friend, MemberId referrer, Function<? super MemberId, Optional<MemberId>> referrers) {
        List<MemberId> walk = new ArrayList<>();
        Set<MemberId> visited = new LinkedHashSet<>();
        Optional<MemberId> next = Optional.of(referrer);
        while (next.isPresent() && !next.get().equals(friend) && visited.add(next.get())) {
            next = referrers.apply(next.get());
        }
        if (next.isEmpty() || !next.get().equals(friend)) {
            return List.of();
        }
        walk.addAll(visited);
        walk.add(friend);
        Collections.reverse(walk);
        return List.copyOf(walk);
    }
}
