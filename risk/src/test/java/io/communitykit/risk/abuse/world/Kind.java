package io.communitykit.risk.abuse.world;

/** What a referral of a made-up shop belongs to. */
public enum Kind {
    SELF_REFERRAL(true),
    DEVICE_FARM(true),
    CYCLE_RING(true),
    BOT_BURST(true),
    PAYOUT_FUNNEL(true),
    FAMILY(false),
    OFFICE(false),
    CAMPUS(false),
    DORMITORY(false),
    KOL(false),
    ORDINARY(false);

    private final boolean fraud;

    Kind(boolean fraud) {
        this.fraud = fraud;
    }

    public boolean fraud() {
        return fraud;
    }
}
