package io.communitykit.referral.reward;

import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both sides of a referral, open for changes. Used once, by one thread. */
final class OpenSides {

    private final Instant now;
    private final Map<Side, SideState> sides = new EnumMap<>(Side.class);

    OpenSides(Map<Side, SideState> sides, Instant now) {
        this.now = now;
        this.sides.putAll(sides);
    }

    Map<Side, SideState> all() {
        return sides;
    }

    /** The sides that there are: both with a bond, none without. */
    List<Side> present() {
        return List.copyOf(sides.keySet());
    }

    boolean isAnyEnded() {
        return sides.values().stream().anyMatch(side -> side.status().isEnd());
    }

    SideState state(Side side) {
        SideState state = sides.get(side);
        if (state == null) {
            throw new IllegalStateException("a referral without a bond has no " + side);
        }
        return state;
    }

    Optional<SideState> find(Side side) {
        return Optional.ofNullable(sides.get(side));
    }

    boolean is(Side side, SideStatus status) {
        return find(side).filter(it -> it.status() == status).isPresent();
    }

    /** Whether nothing is decided on a side any more but whether it is clawed back. */
    boolean isOver(Side side) {
        return find(side)
                .map(SideState::status)
                .filter(it -> it.isEnd() || it == SideStatus.APPROVED || it == SideStatus.SETTLED)
                .isPresent();
    }

    void put(Side side, SideState state) {
        sides.put(side, state);
    }

    void because(Side side, Reason reason) {
        put(side, state(side).because(Optional.of(reason)));
    }

    void move(Side side, SideStatus next, Optional<Reason> reason) {
        put(side, state(side).to(next, reason, now));
    }

    void move(Side side, SideStatus next) {
        move(side, next, state(side).reason());
    }

    void moveUp(Side side, SideStatus next) {
        if (state(side).status().leadsTo(next)) {
            move(side, next);
        }
    }
}
