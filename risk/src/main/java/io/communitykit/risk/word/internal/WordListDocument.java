package io.communitykit.risk.word.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.Describe;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.PatternGaps;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordFit;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code word-list}.
 *
 * @param version this edition
 * @param list the name of the list
 * @param groups words that share what they are about
 * @param patterns shapes
 * @param allow spans to be let pass
 */
@Describe("A dictionary of sensitive words, or a part of one.")
public record WordListDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("Names the list: lower-case words joined by -.")
        String list,

        @Describe("Words, in groups that share what they are about.")
        List<GroupItem> groups,

        @Describe("Shapes that words cannot carry, such as telephone numbers.")
        List<PatternItem> patterns,

        @Describe("Spans to be let pass: a hit that lies wholly in one is none.")
        List<String> allow) {

    /**
     * Words that share what they are about.
     *
     * @param category what they are about
     * @param level how grave they are
     * @param match what may stand beside them
     * @param note why they are here
     * @param from when they begin to count
     * @param until when they cease to count
     * @param words the words
     */
    public record GroupItem(
            @Describe("What the words are about, such as fraud.")
            WordCategory category,

            @Describe("How grave they are.") Level level,

            @Describe("What may stand beside them; anywhere by default.") @Nullable
            WordFit match,

            @Describe("Why they are here, for reviewers.") @Nullable
            String note,

            @Describe("The first instant at which they count.") @Nullable
            Instant from,

            @Describe("The first instant at which they no longer count.") @Nullable
            Instant until,

            @Describe("The words as people read them; disguises are seen through and need not be listed.") @NotEmpty
            List<String> words) {}

    /**
     * A shape.
     *
     * @param id its name
     * @param pattern the shape
     * @param category what it is about
     * @param level how grave it is
     * @param gaps whether skipped characters may stand in between
     * @param note why it is here
     * @param from when it begins to count
     * @param until when it ceases to count
     */
    public record PatternItem(
            @Describe("Names the pattern: lower-case words joined by -.")
            String id,

            @Describe("The shape: a regular expression without unbounded repetition.") @NotEmpty
            String pattern,

            @Describe("What it is about.") WordCategory category,

            @Describe("How grave it is.") Level level,

            @Describe("Whether skipped characters may stand in between; skipped by default.") @Nullable
            PatternGaps gaps,

            @Describe("Why it is here, for reviewers.") @Nullable
            String note,

            @Describe("The first instant at which it counts.") @Nullable
            Instant from,

            @Describe("The first instant at which it no longer counts.") @Nullable
            Instant until) {}
}
