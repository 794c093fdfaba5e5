package io.communitykit.risk.abuse.fact;

/** What a reviewer found of a referral. */
public enum Finding {
    /** It was abuse. */
    FRAUD,
    /** It was in order. */
    HONEST
}
