package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ContentId;

/**
 * Content that may come onto a page.
 *
 * @param content which
 * @param relevance how relevant its source finds it for the member, 0 to 1; 0 where nobody says
 * @param seen how often the member was shown it, 0 or more
 */
public record Candidate(ContentId content, double relevance, int seen) {

    /**
     * Checks the numbers.
     *
     * @param content which
     * @param relevance how relevant it is
     * @param seen how often it was shown
     */
    public Candidate {
        if (!(relevance >= 0 && relevance <= 1)) {
            throw InvalidValueException.of("relevance of " + content, "from 0 to 1", relevance);
        }
        if (seen < 0) {
            throw InvalidValueException.of("seen of " + content, "0 or more", seen);
        }
    }

    /**
     * A candidate of whom nothing else is known.
     *
     * @param content which
     * @return the candidate
     */
    public static Candidate of(ContentId content) {
        return new Candidate(content, 0, 0);
    }
}
