package io.communitykit.examples.demo;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.examples.fact.ReferralFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;

/**
 * Somebody who farms rewards, planted to be found: a leader brings accounts at even intervals one night, a few seconds after each click,
 * on two devices, with one account to be paid out to; each buys once, for as little as counts, and never comes back. They take part in nothing
 * else and use no chance, so that the rest stays as it is without. Not safe for many threads.
 */
final class PlantedRing {

    /** The leader and the accounts. */
    static final int MEMBERS = 10;

    private static final int DAY = 24;
    private static final Duration APART = Duration.ofSeconds(97);
    private static final Duration CLICK = Duration.ofSeconds(2);
    /** What a friend must spend to count, and no fen more. */
    private static final Money LEAST = new Money(3_900, Currency.getInstance("CNY"));

    private final Timeline timeline;

    PlantedRing(Timeline timeline) {
        this.timeline = timeline;
    }

    /** How many members a history of so many days has beside those who join by themselves. */
    static int members(int days) {
        return days > DAY ? MEMBERS : 0;
    }

    /**
     * Lets happen what begins on a day.
     *
     * @param number of the day, from 0
     * @param begin its first instant
     */
    void day(int number, Instant begin) {
        if (number != DAY) {
            return;
        }
        Shopper leader = account(0, begin.plus(Duration.ofHours(1)));
        register(leader, 0);
        for (int i = 1; i < MEMBERS; i++) {
            Shopper account = account(i, begin.plus(Duration.ofHours(3)).plus(APART.multipliedBy(i)));
            timeline.add(
                    Draft.of(ReferralFacts.LINK_OPENED, account.registered().minus(CLICK))
                            .by(leader)
                            .concerning(account)
                            .with("channel", "wechat")
                            .with("strength", "deterministic-click"));
            register(account, i);
            Identities.seen(timeline, account, account.registered().plusSeconds(40), "payout", "alipay-4711");
            buy(account, i);
        }
    }

    private static Shopper account(int number, Instant registered) {
        var habits = new Shopper.Habits(
                ShopWords.CITIES.get(0),
                ShopWords.DEVICES.get(0),
                ShopWords.CHANNELS.get(0),
                ShopWords.CATEGORIES.get(0),
                false);
        return new Shopper(new MemberId("ring-" + number), registered, 0, habits);
    }

    private void register(Shopper account, int number) {
        timeline.add(Draft.of(EventType.MEMBER_REGISTERED, account.registered())
                .by(account)
                .with("city", account.habits().city())
                .with("channel", account.habits().channel())
                .with("device", account.habits().device()));
        Instant at = account.registered().plusSeconds(1);
        Identities.seen(timeline, account, at, "device", "ring-device-" + number % 2);
        Identities.seen(timeline, account, at, "ip", "198.51.100.7");
    }

    private void buy(Shopper account, int number) {
        String order = "ring-order-" + number;
        Instant at = account.registered().plus(Duration.ofMinutes(5));
        timeline.add(Draft.of(EventType.ORDER_PAID, at)
                .by(account)
                .about(order)
                .with("amount", AttributeValue.of(LEAST))
                .with("category", account.habits().category())
                .with("channel", account.habits().channel())
                .with("city", account.habits().city())
                .with("device", account.habits().device())
                .with("firstOrder", AttributeValue.of(true)));
        timeline.add(Draft.of(ReferralFacts.ORDER_RECEIVED, at.plus(Duration.ofDays(2)))
                .by(account)
                .about(order));
    }
}
