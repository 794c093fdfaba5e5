package io.communitykit.examples.candidates;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Questions, what members did at them, and how members are called, as a history tells it in the order of time. Whoever an event does not name, since the
 * account is gone, did nothing here. Memory: about
 * 200 bytes a post, vote or deed; nothing of a history without questions but names. Not safe for many threads.
 */
final class Threads {

    private static final AttributeName KIND = new AttributeName("postKind");
    private static final AttributeName TITLE = new AttributeName("title");
    private static final AttributeName TAGS = new AttributeName("tags");
    private static final AttributeName NAME = new AttributeName("name");
    private static final AttributeName PARENT = new AttributeName("parentId");
    private static final AttributeName POST = new AttributeName("postId");
    private static final String QUESTION = "question";

    /** What is known of a question or an answer by its id. */
    private record Post(String question, Optional<MemberId> author) {}

    private final Set<IdempotencyKey> voted = new HashSet<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, Post> posts = new HashMap<>();
    private final Map<String, Long> votes = new HashMap<>();
    private final Map<MemberId, String> names = new HashMap<>();
    private final Map<MemberId, Map<DeedKind, Long>> times = new HashMap<>();
    private final Set<Deed> deeds = new LinkedHashSet<>();
    private Instant latest = Instant.EPOCH;

    /** Tells a fact. What is told again changes nothing. */
    void tell(CommunityEvent event) {
        if (event.occurredAt().isAfter(latest)) {
            latest = event.occurredAt();
        }
        EventType type = event.type();
        if (type.equals(EventType.MEMBER_REGISTERED)) {
            event.actor().ifPresent(member -> text(event, NAME).ifPresent(name -> names.put(member, name)));
        } else if (type.equals(EventType.CONTENT_PUBLISHED)) {
            asked(event);
        } else if (type.equals(EventType.QUESTION_ANSWERED)) {
            answered(event);
        } else {
            done(event);
        }
    }

    private void asked(CommunityEvent event) {
        if (event.subject().isPresent()
                && text(event, KIND).filter(QUESTION::equals).isPresent()) {
            String id = event.subject().get().value();
            Question question = new Question(
                    id, event.actor(), event.occurredAt(), text(event, TITLE).orElse(id), tags(event));
            if (questions.putIfAbsent(id, question) == null) {
                posts.put(id, new Post(id, event.actor()));
                add(event, DeedKind.ASKED, id, Optional.empty());
            }
        }
    }

    private void answered(CommunityEvent event) {
        Optional<String> id = event.subject().map(Subject::value);
        Question question =
                id.flatMap(own -> parent(event, own)).map(questions::get).orElse(null);
        if (question != null && posts.putIfAbsent(id.orElseThrow(), new Post(question.id(), event.actor())) == null) {
            add(event, DeedKind.ANSWERED, question.id(), question.asker());
        }
    }

    /** The question's subject is that of the answer with the other number. */
    private static Optional<String> parent(CommunityEvent event, String answer) {
        if (event.attribute(PARENT).orElse(null) instanceof AttributeValue.Whole parent
                && event.attribute(POST).orElse(null) instanceof AttributeValue.Whole post) {
            String number = Long.toString(post.value());
            if (answer.endsWith(number)) {
                return Optional.of(answer.substring(0, answer.length() - number.length()) + parent.value());
            }
        }
        return Optional.empty();
    }

    private void done(CommunityEvent event) {
        Post post = event.subject().map(Subject::value).map(posts::get).orElse(null);
        if (post == null) {
            return;
        }
        EventType type = event.type();
        String id = event.subject().get().value();
        if (type.equals(EventType.CONTENT_VOTED_UP)) {
            vote(event, id, 1);
        } else if (type.equals(EventType.CONTENT_VOTED_DOWN)) {
            vote(event, id, -1);
        } else if (type.equals(EventType.CONTENT_COMMENTED)) {
            add(event, DeedKind.COMMENTED, post.question(), post.author());
        } else if (type.equals(EventType.CONTENT_FAVOURITED)) {
            add(event, DeedKind.FAVOURITED, post.question(), post.author());
        } else if (type.equals(EventType.ANSWER_ACCEPTED)) {
            add(event, DeedKind.ACCEPTED, post.question(), post.author());
        } else if (type.equals(EventType.BOUNTY_OFFERED)) {
            add(event, DeedKind.OFFERED, post.question(), post.author());
        }
    }

    private void vote(CommunityEvent event, String post, long vote) {
        if (voted.add(event.key())) {
            votes.merge(post, vote, Math::addExact);
        }
    }

    private void add(CommunityEvent event, DeedKind kind, String question, Optional<MemberId> with) {
        if (event.actor().isEmpty()) {
            return;
        }
        MemberId member = event.actor().get();
        Optional<MemberId> other = with.filter(it -> !it.equals(member));
        if (deeds.add(new Deed(member, kind, question, other, event.occurredAt()))) {
            times.computeIfAbsent(member, absent -> new EnumMap<>(DeedKind.class))
                    .merge(kind, 1L, Math::addExact);
        }
    }

    private static Optional<String> text(CommunityEvent event, AttributeName name) {
        return event.attribute(name)
                .filter(AttributeValue.Text.class::isInstance)
                .map(it -> ((AttributeValue.Text) it).value())
                .filter(it -> !it.isBlank());
    }

    private static List<String> tags(CommunityEvent event) {
        return event.attribute(TAGS).orElse(null) instanceof AttributeValue.ListOf list
                ? list.values().stream()
                        .filter(AttributeValue.Text.class::isInstance)
                        .map(it -> ((AttributeValue.Text) it).value())
                        .distinct()
                        .toList()
                : List.of();
    }

    /** All questions by id, in the order of telling. */
    Map<String, Question> questions() {
        return questions;
    }

    /** What was done, in the order of telling. */
    List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    /** What was done, but of the same kind by the same member at the same question only the latest: twenty comments are a quarrel, not twenty interests. */
    List<Deed> latestOfEachKind() {
        Map<Deed, Deed> latest = new LinkedHashMap<>();
        for (Deed deed : deeds) {
            latest.put(new Deed(deed.member(), deed.kind(), deed.question(), Optional.empty(), Instant.EPOCH), deed);
        }
        return List.copyOf(latest.values());
    }

    /** How often a member did something of one kind. */
    long times(MemberId member, DeedKind kind) {
        return times.getOrDefault(member, Map.of()).getOrDefault(kind, 0L);
    }

    /** Everybody who did something, by id. */
    List<MemberId> members() {
        return times.keySet().stream().sorted().toList();
    }

    /** Votes up less votes down of a question or answer. */
    long votes(String post) {
        return votes.getOrDefault(post, 0L);
    }

    /** How a member is called: the name, or else the id. */
    String name(MemberId member) {
        return names.getOrDefault(member, member.value());
    }

    /** The time of the latest fact. */
    Instant latest() {
        return latest;
    }
}
