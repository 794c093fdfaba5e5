package io.communitykit.recommend.feed.internal;

import io.communitykit.core.policy.Describe;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How age counts, in a document. */
public sealed interface FreshnessDocument
        permits FreshnessDocument.Exponential,
                FreshnessDocument.Linear,
                FreshnessDocument.HackerNews,
                FreshnessDocument.Lemmy,
                FreshnessDocument.Reddit {

    /**
     * Halves.
     *
     * @param exponential after so long
     */
    @Describe("Half of what speaks for content is left after each half-life.")
    record Exponential(
            @Describe("The half-life, such as PT48H.") Duration exponential) implements FreshnessDocument {}

    /**
     * Falls evenly.
     *
     * @param linear until nothing is left
     */
    @Describe("Falls evenly until nothing is left.")
    record Linear(
            @Describe("How long that takes, such as P14D.") Duration linear) implements FreshnessDocument {}

    /**
     * As Hacker News.
     *
     * @param hackerNews gravity
     * @param offsetHours hours added to the age
     */
    @Describe("(hours + offset) ^ -gravity, as Hacker News.")
    record HackerNews(
            @Describe("Gravity, such as 1.8.") BigDecimal hackerNews,

            @Describe("Hours added to the age; 2 by default.") @Nullable
            BigDecimal offsetHours)
            implements FreshnessDocument {}

    /**
     * As Lemmy.
     *
     * @param lemmy gravity
     * @param offsetHours hours added to the age
     * @param limit from which age on nothing is left
     */
    @Describe("(hours + offset) ^ -gravity, and nothing from an age on, as Lemmy.")
    record Lemmy(
            @Describe("Gravity, such as 1.8.") BigDecimal lemmy,

            @Describe("Hours added to the age; 2 by default.") @Nullable
            BigDecimal offsetHours,

            @Describe("The age from which on nothing is left; 7 days by default.") @Nullable
            Duration limit)
            implements FreshnessDocument {}

    /**
     * As Reddit.
     *
     * @param reddit by so much newer counts 1 more
     */
    @Describe("An addend that grows with the time of publication, as Reddit.")
    record Reddit(
            @Describe("By so much newer counts 1 more: PT12H30M at Reddit.")
            Duration reddit) implements FreshnessDocument {}
}
