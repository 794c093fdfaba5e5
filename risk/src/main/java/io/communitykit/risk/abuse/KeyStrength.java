package io.communitykit.risk.abuse;

/** What it means that two members were seen with the same thing. */
public enum KeyStrength {
    /** They are one person: a phone, a payout account, a mailbox. */
    HARD,
    /** They are near each other, the less the more persons share it: a device, an address, a network address. */
    SOFT,
    /** Nothing between two; but many friends of one referrer with few of them are suspicious: a device model, a network. */
    TRAIT
}
