package io.communitykit.referral.attribution.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.json.Json;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.FriendHistory.Sale;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.attribution.Loss;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KeptFormsPropertyTest {

    private static final String[] TEXTS = {"a", "王🍼", "𠮷 ", "\"{}\\", "é", "x".repeat(200)};
    private static final MemberId BUYER = new MemberId("友");

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static Instant instant(Random random) {
        return Timestamps.ofMicros(random.nextLong(4_000_000_000_000_000L) - 1_000_000_000_000_000L);
    }

    private static IdempotencyKey key(Random random) {
        return new IdempotencyKey(new EventSource(pick(random, TEXTS)), new EventId(pick(random, TEXTS)));
    }

    private static Promoter promoter(Random random) {
        return new Promoter(new MemberId(pick(random, TEXTS)), pick(random, PromoterKind.values()));
    }

    @Property
    void headersComeBack(@ForAll long seed) {
        Random random = new Random(seed);
        FriendHeader header = new FriendHeader(
                maybe(random, instant(random)),
                maybe(random, instant(random)),
                random.nextInt(3),
                random.nextInt(3),
                pick(random, FriendHeader.Promotes.values()));
        assertThat(FriendHeader.of(header.form())).isEqualTo(header);
    }

    @Property
    void touchesComeBack(@ForAll long seed) {
        Random random = new Random(seed);
        Promoter promoter = promoter(random);
        KeptTouch touch = new KeptTouch(
                new Told(
                        key(random),
                        Party.of(promoter.member()),
                        promoter.kind(),
                        new ChannelId(pick(random, TEXTS)),
                        pick(random, Strength.values()),
                        instant(random),
                        maybe(random, pick(random, Reason.values()))),
                pick(random, KeptTouch.Outcome.values()),
                maybe(random, pick(random, Reason.values())),
                random.nextInt(10_001));
        assertThat(KeptTouch.of(touch.entry(FriendBooks.TOUCH))).isEqualTo(touch);
    }

    @Property
    void salesComeBackWithTheTouchesThatAreKnown(@ForAll long seed) {
        Random random = new Random(seed);
        IdempotencyKey key = key(random);
        Sale sale = new Sale(new OrderId(pick(random, TEXTS)), instant(random), maybe(random, key));
        Entry entry = KeptSale.entry(FriendBooks.ORDER, sale);
        assertThat(KeptSale.of(entry, Map.of(FactKeys.of(key), key))).isEqualTo(sale);
        assertThat(KeptSale.of(entry, Map.of()).credited()).isEmpty();
    }

    @Property
    void snapshotsComeBackThroughTheNumbersOfTheirPromoters(@ForAll long seed) {
        Random random = new Random(seed);
        PartyNumbers numbers = new PartyNumbers(List.of());
        List<Entry> parties = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            OrderAttribution snapshot = snapshot(random);
            OrderContent content = new OrderContent(random.nextLong(), "CNY", "0f");
            Entry entry = KeptSnapshot.entry(snapshot, content, numbers);
            parties.clear();
            parties.addAll(numbers.entries(Instant.EPOCH));
            assertThat(KeptSnapshot.read(entry, BUYER, new PartyNumbers(parties)))
                    .isEqualTo(snapshot);
            assertThat(KeptSnapshot.content(entry)).isEqualTo(content);
        }
    }

    private static OrderAttribution snapshot(Random random) {
        Optional<Credit> credit = maybe(
                random,
                new Credit(
                        promoter(random),
                        pick(random, Strength.values()),
                        new ChannelId(pick(random, TEXTS)),
                        instant(random)));
        List<Loss> losses = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            Promoter promoter = promoter(random);
            losses.add(new Loss(
                    Party.of(promoter.member()),
                    promoter.kind(),
                    pick(random, Strength.values()),
                    new ChannelId(pick(random, TEXTS)),
                    instant(random),
                    pick(random, Reason.values())));
        }
        losses.sort((a, b) -> a.touchedAt().compareTo(b.touchedAt()));
        return new OrderAttribution(
                new OrderId(pick(random, TEXTS)),
                BUYER,
                instant(random),
                1 + random.nextInt(5),
                credit,
                credit.isEmpty() ? Optional.empty() : maybe(random, promoter(random)),
                losses,
                new PolicyVersion(pick(random, TEXTS)));
    }

    @Example
    void fieldsThatNobodyKnowsAreRefusedAndNotLost() {
        Map<String, Json> fields =
                new LinkedHashMap<>(FriendHeader.NEW.touched().form().fields());
        fields.put("tuoches", Json.of(1));
        assertThatThrownBy(() -> FriendHeader.of(new Json.Obj(fields)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("tuoches");
    }
}
