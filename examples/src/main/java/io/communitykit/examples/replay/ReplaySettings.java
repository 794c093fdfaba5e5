package io.communitykit.examples.replay;

/**
 * How to replay.
 *
 * @param batchSize how many facts are told at one go
 * @param onBadLine what to do with a line that holds no event
 */
public record ReplaySettings(int batchSize, BadLineChoice onBadLine) {

    /** Far enough to spread the costs of a round trip. */
    public static final int USUAL_BATCH = 500;
}
