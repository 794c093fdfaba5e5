package io.communitykit.examples.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All posts so far, and which of them somebody sees: mostly new ones. */
final class Feed {

    private static final double TYPICAL_AGE = 25;
    private static final double AGE_SPREAD = 1.3;
    private static final int TRIES = 3;

    private final List<Post> posts = new ArrayList<>();

    /**
     * A post.
     *
     * @param id its subject in events
     * @param author who wrote it
     * @param at when it appeared
     * @param category what it is about
     * @param kind note, question or video
     * @param charm how well it is liked: 1 is usual
     */
    record Post(String id, Shopper author, Instant at, String category, String kind, double charm) {}

    int size() {
        return posts.size();
    }

    void add(Post post) {
        posts.add(post);
    }

    /** A post that has appeared by now; empty if a few tries find none. */
    Optional<Post> look(Chance chance, Instant now) {
        for (int i = 0; i < TRIES && !posts.isEmpty(); i++) {
            int age = (int) chance.around(TYPICAL_AGE, AGE_SPREAD);
            Post post = posts.get(Math.max(0, posts.size() - 1 - age));
            if (post.at().isBefore(now)) {
                return Optional.of(post);
            }
        }
        return Optional.empty();
    }
}
