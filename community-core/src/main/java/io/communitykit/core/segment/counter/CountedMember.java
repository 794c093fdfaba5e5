package io.communitykit.core.segment.counter;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import java.util.Optional;

/** Whose behaviour an event tells of. */
public enum CountedMember {
    /** The member who did it. */
    ACTOR {
        @Override
        public Optional<MemberId> of(CommunityEvent event) {
            return event.actor();
        }
    },
    /** The member whom it concerns beside the actor, such as the owner of a post that was liked. */
    BENEFICIARY {
        @Override
        public Optional<MemberId> of(CommunityEvent event) {
            return event.beneficiary();
        }
    };

    /**
     * The member in an event.
     *
     * @param event any event
     * @return the member, or empty where the event does not say
     */
    public abstract Optional<MemberId> of(CommunityEvent event);
}
