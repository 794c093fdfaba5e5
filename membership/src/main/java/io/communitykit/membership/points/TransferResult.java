package io.communitykit.membership.points;

/**
 * What became of a command that moves points between two accounts. Both change, or neither.
 *
 * @param sent on the account that gives
 * @param received on the account that gets
 */
public record TransferResult(AccountResult sent, AccountResult received) {

    /**
     * Whether the points have moved, now or when the command was first told.
     *
     * @return true unless it was refused
     */
    public boolean moved() {
        return sent.posted().isPresent();
    }
}
