package io.communitykit.examples.demo;

import io.communitykit.examples.abuse.AbuseFacts;
import java.time.Instant;

/**
 * What honest members are seen with: each with a device of their own, and families, one of whom invites the others, at one address. Has
 * chance of its own, so that the rest stays as it is without. Not safe for many threads.
 */
final class Identities {

    private static final double FAMILY = 0.15;

    private final Chance chance;
    private final Timeline timeline;
    private int devices;
    private int homes;

    Identities(Chance chance, Timeline timeline) {
        this.chance = chance;
        this.timeline = timeline;
    }

    /** A newcomer is seen with a device. */
    void registered(Shopper newcomer) {
        devices++;
        seen(timeline, newcomer, newcomer.registered().plusSeconds(1), "device", "device-" + devices);
    }

    /** Now and then who invites and who comes are of one family. */
    void invited(Shopper inviter, Shopper newcomer) {
        if (chance.with(FAMILY)) {
            homes++;
            Instant at = newcomer.registered().plusSeconds(5);
            for (Shopper each : new Shopper[] {inviter, newcomer}) {
                seen(timeline, each, at, "address", homes + " Garden Road");
                seen(timeline, each, at, "ip", "203.0." + homes / 250 + "." + (1 + homes % 250));
            }
        }
    }

    static void seen(Timeline timeline, Shopper member, Instant at, String kind, String value) {
        timeline.add(Draft.of(AbuseFacts.IDENTITY_SEEN, at)
                .by(member)
                .with("kind", kind)
                .with("value", value));
    }
}
