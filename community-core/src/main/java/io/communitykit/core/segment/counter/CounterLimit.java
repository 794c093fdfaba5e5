package io.communitykit.core.segment.counter;

/** What an event may not exceed to be counted. */
public enum CounterLimit {
    /** The {@link CounterState#size() size} of one member's state: {@link CounterState#MAX_SIZE}. */
    SIZE,
    /** Distinct keys of one event in one counter: {@link CounterState#MAX_LIST}. */
    KEYS,
    /** Characters of one key: {@link CounterState#MAX_KEY}. */
    KEY_LENGTH,
    /** Distinct values of one event in one counter: {@link CounterState#MAX_LIST}. */
    VALUES,
    /** Digits of a number before or behind its point: {@link CounterState#MAX_DIGITS}. */
    DIGITS,
    /**
     * Minor units of one currency in one counter: the sum that is kept and the absolute amounts of the single hits, together
     * at most {@link Long#MAX_VALUE}, so that no reading overflows.
     */
    MONEY
}
