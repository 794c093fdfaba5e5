package io.communitykit.referral.growth.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.growth.CohortReport.DropReason;
import io.communitykit.referral.growth.Invitation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of many invitations do not count, and why. For one thread, and as long as its lists stay as they are. */
public final class Drops {

    private final Map<MemberId, Instant> came;
    private final List<Invitation> invitations;
    private final Instant asOf;
    /** By invitee, which invitation was followed first. */
    private final Map<MemberId, Integer> first = new HashMap<>();

    /**
     * Looks at all of them once.
     *
     * @param came when each member came
     * @param invitations what became of all invitations
     * @param asOf facts of later are not known
     */
    public Drops(Map<MemberId, Instant> came, List<Invitation> invitations, Instant asOf) {
        this.came = came;
        this.invitations = invitations;
        this.asOf = asOf;
        for (int i = 0; i < invitations.size(); i++) {
            Invitation each = invitations.get(i);
            if (isSignedUp(each) && alone(each).isEmpty()) {
                first.merge(each.invitee().orElseThrow(), i, this::earlier);
            }
        }
    }

    private int earlier(int known, int other) {
        return signedUp(other).isBefore(signedUp(known)) ? other : known;
    }

    private Instant signedUp(int index) {
        return invitations.get(index).signedUpAt().orElse(Instant.MAX);
    }

    private boolean isSignedUp(Invitation each) {
        return each.signedUpAt().filter(it -> !it.isAfter(asOf)).isPresent();
    }

    /**
     * Why one does not count.
     *
     * @param index which, from 0
     * @return the reason; nothing where it counts
     */
    public Optional<DropReason> of(int index) {
        Invitation each = invitations.get(index);
        return alone(each)
                .or(() -> each.invitee()
                        .filter(it -> isSignedUp(each) && first.getOrDefault(it, index) != index)
                        .map(it -> DropReason.INVITEE_TAKEN));
    }

    /** Whatever the others are. */
    private Optional<DropReason> alone(Invitation each) {
        Instant inviter = came.get(each.inviter());
        if (each.invitedAt().isAfter(asOf)) {
            return Optional.of(DropReason.NOT_YET);
        } else if (each.invitee().filter(each.inviter()::equals).isPresent()) {
            return Optional.of(DropReason.SELF);
        } else if (inviter == null) {
            return Optional.of(DropReason.UNKNOWN_INVITER);
        }
        return each.invitedAt().isBefore(inviter) ? Optional.of(DropReason.BEFORE_INVITER) : Optional.empty();
    }
}
