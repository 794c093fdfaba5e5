package io.communitykit.recommend.feed;

import io.communitykit.core.id.PolicyVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A ranked page. The same snapshot, policy and request give the same page to the byte, see {@link #digest}. Immutable and safe for many threads.
 *
 * @param policy the policy that ranked it
 * @param snapshotAt as of when content was known
 * @param seed the request's
 * @param entries the content in order
 * @param shortfalls what the page should hold and does not
 * @param excluded how many candidates are not shown at all, and why
 */
public record FeedPage(
        PolicyVersion policy,
        Instant snapshotAt,
        long seed,
        List<FeedEntry> entries,
        List<FeedShortfall> shortfalls,
        SortedMap<Exclusion, Integer> excluded) {

    /**
     * Copies the parts.
     *
     * @param policy the policy that ranked it
     * @param snapshotAt as of when content was known
     * @param seed the request's
     * @param entries the content in order
     * @param shortfalls what the page should hold and does not
     * @param excluded how many candidates are not shown at all
     */
    public FeedPage {
        entries = List.copyOf(entries);
        shortfalls = List.copyOf(shortfalls);
        excluded = Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
    }

    /**
     * A digest of everything in it.
     *
     * @return the SHA-256 in hexadecimal; pages are equal if and, but for accidents that nobody has seen yet, only if it is
     */
    public String digest() {
        MessageDigest digest = sha256();
        text(digest, policy.value());
        text(digest, snapshotAt.toString());
        number(digest, seed);
        number(digest, entries.size());
        for (FeedEntry entry : entries) {
            number(digest, entry.position());
            text(digest, entry.content().value());
            number(digest, entry.score());
            number(digest, entry.terms().size());
            for (ScoreTerm term : entry.terms()) {
                text(digest, term.name());
                number(digest, term.nanos());
            }
            number(digest, entry.moves().size());
            for (FeedMove move : entry.moves()) {
                text(digest, move.by());
                number(digest, move.from());
                number(digest, move.to());
            }
            number(digest, Double.doubleToLongBits(entry.propensity().orElse(0)));
        }
        for (FeedShortfall shortfall : shortfalls) {
            text(digest, shortfall.what());
            number(digest, shortfall.wanted());
            number(digest, shortfall.got());
            text(digest, shortfall.why());
        }
        excluded.forEach((why, count) -> {
            text(digest, why.name());
            number(digest, count);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(digest, bytes.length);
        digest.update(bytes);
    }

    private static void number(MessageDigest digest, long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
