package io.communitykit.examples.stackexchange;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps rows of a dump to events. */
final class FactEvents {

    private static final EventType BADGE_AWARDED = new EventType("badge.awarded");
    private static final EventType BOUNTY_CLOSED = new EventType("bounty.closed");
    private static final int ACCEPTED = 1;
    private static final int UP = 2;
    private static final int DOWN = 3;
    private static final int FAVOURITE = 5;
    private static final int BOUNTY_START = 8;
    private static final int BOUNTY_CLOSE = 9;

    private final EventSource source;
    private final Dump dump;

    FactEvents(EventSource source, Dump dump) {
        this.source = source;
        this.dump = dump;
    }

    CommunityEvent event(DumpFact fact) {
        if (fact instanceof DumpFact.User user) {
            return registered(user);
        } else if (fact instanceof DumpFact.Post post) {
            return published(post);
        } else if (fact instanceof DumpFact.Comment comment) {
            return onPost(comment, EventType.CONTENT_COMMENTED, comment.author(), comment.post())
                    .build();
        } else if (fact instanceof DumpFact.Vote vote) {
            return voted(vote);
        }
        return badge((DumpFact.Badge) fact);
    }

    private CommunityEvent registered(DumpFact.User user) {
        CommunityEvent.Builder event = start(user, EventType.MEMBER_REGISTERED).actor(user.member());
        if (user.name() != null && !user.name().isBlank()) {
            event.with("name", AttributeValue.of(user.name()));
        }
        return event.build();
    }

    private CommunityEvent published(DumpFact.Post post) {
        boolean answer = post.kind().equals(PostKinds.ANSWER);
        EventType type = answer ? EventType.QUESTION_ANSWERED : EventType.CONTENT_PUBLISHED;
        CommunityEvent.Builder event = start(post, type);
        setActor(event, post.owner());
        describe(event, post, post.at());
        if (post.parent() != null) {
            event.with("parentId", AttributeValue.of(post.parent()));
            parentOwner(post).ifPresent(event::beneficiary);
        }
        if (post.title() != null && !post.title().isBlank()) {
            event.with("title", AttributeValue.of(post.title()));
        }
        if (!post.tags().isEmpty()) {
            List<AttributeValue.Scalar> tags = new ArrayList<>();
            post.tags().forEach(tag -> tags.add(AttributeValue.of(tag)));
            event.with("tags", new AttributeValue.ListOf(tags));
        }
        return event.build();
    }

    private CommunityEvent voted(DumpFact.Vote vote) {
        Optional<DumpFact.Post> post = dump.post(vote.post());
        CommunityEvent.Builder event = onPost(vote, voteType(vote), vote.voter(), vote.post());
        if (vote.type() == ACCEPTED) {
            post.flatMap(this::parentOwner).ifPresent(event::actor);
        }
        if (vote.bounty() != null) {
            event.with("amount", AttributeValue.of(vote.bounty()));
        }
        return event.build();
    }

    /** A bounty that ran out is closed without an amount; it was awarded to nobody. */
    private static EventType voteType(DumpFact.Vote vote) {
        return switch (vote.type()) {
            case ACCEPTED -> EventType.ANSWER_ACCEPTED;
            case UP -> EventType.CONTENT_VOTED_UP;
            case DOWN -> EventType.CONTENT_VOTED_DOWN;
            case FAVOURITE -> EventType.CONTENT_FAVOURITED;
            case BOUNTY_START -> EventType.BOUNTY_OFFERED;
            case BOUNTY_CLOSE -> vote.bounty() == null ? BOUNTY_CLOSED : EventType.BOUNTY_AWARDED;
            default -> new EventType("stackexchange.vote-" + vote.type());
        };
    }

    private CommunityEvent badge(DumpFact.Badge badge) {
        return start(badge, BADGE_AWARDED)
                .beneficiary(badge.member())
                .with("badge", AttributeValue.of(badge.name()))
                .with("level", AttributeValue.of(badge.level()))
                .build();
    }

    private CommunityEvent.Builder onPost(DumpFact fact, EventType type, @Nullable MemberId actor, long number) {
        CommunityEvent.Builder event = start(fact, type);
        setActor(event, actor);
        dump.post(number)
                .ifPresentOrElse(
                        post -> {
                            describe(event, post, fact.at());
                            if (post.owner() != null) {
                                event.beneficiary(post.owner());
                            }
                        },
                        () -> event.with("postId", AttributeValue.of(number)));
        return event;
    }

    private static void describe(CommunityEvent.Builder event, DumpFact.Post post, Instant at) {
        event.subject(new Subject(DumpFile.POSTS.idPrefix() + post.number()))
                .with("postId", AttributeValue.of(post.number()))
                .with("postKind", AttributeValue.of(post.kind()))
                .with("communityOwned", AttributeValue.of(communityOwned(post, at)));
    }

    /** Judged by day, since votes have no time of day. */
    private static boolean communityOwned(DumpFact.Post post, Instant at) {
        Instant since = post.communityOwned();
        return since != null
                && !at.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .isBefore(since.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private Optional<MemberId> parentOwner(DumpFact.Post post) {
        return Optional.ofNullable(post.parent()).flatMap(dump::post).map(DumpFact.Post::owner);
    }

    private static void setActor(CommunityEvent.Builder event, @Nullable MemberId actor) {
        if (actor != null) {
            event.actor(actor);
        }
    }

    private CommunityEvent.Builder start(DumpFact fact, EventType type) {
        EventId id = new EventId(fact.file().idPrefix() + fact.number());
        return CommunityEvent.builder(new IdempotencyKey(source, id), type, fact.at());
    }
}
