package io.communitykit.membership.voucher;

/**
 * The vouchers that take most off a basket.
 *
 * @param quote what they take off; nothing refused
 * @param end how the search ended
 */
public record BestChoice(Quote quote, End end) {

    /** How a search ended. */
    public enum End {
        /** No combination takes more off. */
        COMPLETE,
        /** The limit was reached; another combination may take more off. */
        CUT_OFF
    }
}
