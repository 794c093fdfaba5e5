package io.communitykit.examples.demo;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One visit of one member: logs in, looks around, reacts, writes, buys. Used once. */
final class Visit {

    private static final int LONGEST_DWELL_MILLIS = 600_000;

    private final Shopper shopper;
    private final Instant start;
    private final LocalDate day;
    private final Place place;
    private final Chance chance;
    private Instant now;

    Visit(Shopper shopper, Instant start, LocalDate day, Place place) {
        this.shopper = shopper;
        this.start = start;
        this.day = day;
        this.place = place;
        this.chance = place.chance();
        this.now = start;
    }

    /** Where visits take place. */
    record Place(
            Chance chance, Timeline timeline, Feed feed, Population population, Checkout checkout, Scribe scribe) {}

    Instant start() {
        return start;
    }

    void run() {
        if (shopper.habits().spams() && chance.with(0.5)) {
            spam();
            return;
        }
        add(Draft.of(EventType.MEMBER_LOGGED_IN, now)
                .with("device", shopper.habits().device()));
        if (chance.with(0.55)) {
            checkIn();
        }
        int looks = 1 + chance.streak(0.68);
        for (int i = 0; i < looks; i++) {
            place.feed().look(chance, now).ifPresent(this::look);
        }
        if (chance.with(0.09)) {
            publish();
        }
        if (chance.with(0.06)) {
            place.checkout().order(shopper, after(60).plusSeconds(60));
        }
    }

    private void checkIn() {
        int streak = shopper.checkIn(day);
        if (streak > 0) {
            add(Draft.of(EventType.MEMBER_CHECKED_IN, after(4)).with("streak", AttributeValue.of(streak)));
        }
    }

    private void look(Feed.Post post) {
        int dwell = (int) Math.min(LONGEST_DWELL_MILLIS, chance.around(9_000, 1.0));
        now = now.plusMillis(dwell);
        add(onPost(EventType.CONTENT_VIEWED, post).with("dwellMillis", AttributeValue.of(dwell)));
        double interest = Math.min(2.5, post.charm()) * Math.min(2, 0.5 + dwell / 15_000.0);
        if (chance.with(0.10 * interest)) {
            add(onPost(EventType.CONTENT_LIKED, post));
        }
        if (chance.with(0.025 * interest)) {
            add(onPost(EventType.CONTENT_FAVOURITED, post));
        }
        if (chance.with(0.04 * interest)) {
            now = after(25);
            add(onPost(EventType.CONTENT_COMMENTED, post)
                    .with("text", place.scribe().member(ShopWords.comment(chance))));
        }
        if (chance.with(0.015 * interest)) {
            add(onPost(EventType.CONTENT_SHARED, post).with("channel", "wechat"));
        }
    }

    private void publish() {
        now = after(180);
        String kind = chance.pick(ShopWords.POST_KINDS);
        String id = "post-" + (place.feed().size() + 1);
        var post = new Feed.Post(id, shopper, now, shopper.habits().category(), kind, chance.around(0.9, 0.7));
        place.feed().add(post);
        add(Draft.of(EventType.CONTENT_PUBLISHED, now)
                .about(id)
                .with("postKind", kind)
                .with("category", post.category())
                .with("title", place.scribe().member(ShopWords.title(chance, post.category())))
                .with("characters", AttributeValue.of((int) chance.around(120, 0.9)))
                .with("images", AttributeValue.of(chance.streak(0.6))));
    }

    /** The same few lines under many posts within minutes; some readers report them. */
    private void spam() {
        int count = chance.between(8, 40);
        for (int i = 0; i < count; i++) {
            now = after(9);
            Optional<Feed.Post> seen = place.feed().look(chance, now);
            if (seen.isPresent()) {
                Draft comment = onPost(EventType.CONTENT_COMMENTED, seen.get());
                add(comment.with("text", place.scribe().spammer(ShopWords.spam(chance))));
                if (chance.with(0.15)) {
                    report(seen.get());
                }
            }
        }
    }

    private void report(Feed.Post post) {
        Shopper reader = place.population().draw(chance);
        Instant at = now.plusSeconds(chance.between(30, 7_200));
        if (reader.registered().isBefore(at)) {
            place.timeline()
                    .add(Draft.of(EventType.CONTENT_REPORTED, at)
                            .by(reader)
                            .concerning(shopper)
                            .about(post.id())
                            .with("reason", "广告"));
        }
    }

    private Draft onPost(EventType type, Feed.Post post) {
        return Draft.of(type, now)
                .concerning(post.author())
                .about(post.id())
                .with("postKind", post.kind())
                .with("category", post.category());
    }

    private void add(Draft draft) {
        place.timeline().add(draft.by(shopper));
    }

    private Instant after(int typicalSeconds) {
        return now.plusMillis((long) chance.around(typicalSeconds * 1_000.0, 0.6));
    }
}
