package io.communitykit.recommend.signal;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;

/** What several tests use. */
final class Samples {

    /** 1e-12 of the value. */
    static final Percentage EXACT = Percentage.withPercentage(1e-10);

    static final PseudonymKey KEY = PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8));

    static final ContentId POST = new ContentId("post");
    static final MemberId AUTHOR = new MemberId("author");
    static final MemberId READER = new MemberId("reader");
    static final SignalSubject OF_POST = new SignalSubject.OfContent(POST);
    static final SignalSubject OF_AUTHOR = new SignalSubject.OfAuthor(AUTHOR);

    static final SignalId AUTHOR_LIKE = new SignalId("author-like");
    static final SignalId POSTS = new SignalId("posts");
    static final SignalId SEEN = new SignalId("seen");

    static final Duration HORIZON = Duration.ofDays(30);
    static final Duration SKEW = Duration.ofMinutes(5);

    /** Likes and dwell in half minutes of a post, likes and posts of an author. */
    static final SignalRules RULES = new SignalRules(
            List.of(
                    SignalRule.counting(
                            SignalId.LIKE, SignalAbout.CONTENT, EventType.CONTENT_LIKED, Duration.ofDays(1)),
                    new SignalRule(
                            SignalId.DWELL,
                            SignalAbout.CONTENT,
                            EventType.CONTENT_VIEWED,
                            Optional.of(CommunityFacts.DWELL_MILLIS),
                            30_000,
                            300_000,
                            Duration.ofDays(2)),
                    SignalRule.counting(SEEN, SignalAbout.CONTENT, EventType.CONTENT_VIEWED, Duration.ofDays(2)),
                    SignalRule.counting(AUTHOR_LIKE, SignalAbout.AUTHOR, EventType.CONTENT_LIKED, Duration.ofDays(7)),
                    SignalRule.counting(POSTS, SignalAbout.AUTHOR, EventType.CONTENT_PUBLISHED, Duration.ofDays(7)),
                    new SignalRule(
                            new SignalId("stars"),
                            SignalAbout.CONTENT,
                            EventType.PRODUCT_REVIEWED,
                            Optional.of(new AttributeName("stars")),
                            1,
                            5,
                            Duration.ofDays(7))),
            HORIZON,
            SKEW);

    private Samples() {}

    static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(id));
    }

    static SignalShare share(String signal, double amount, Duration halfLife) {
        return new SignalShare(new SignalId(signal), amount, halfLife);
    }

    static SignalTask task(String id, Instant at, SignalShare... shares) {
        ContentDigest digest =
                ContentDigest.builder().field(ContentField.REASON, id).build();
        return new SignalTask(OF_POST, key(id), new KnownFact(at, digest), List.of(shares));
    }
}
