package io.communitykit.referral.attribution;

import static io.communitykit.referral.attribution.Shop.DAY;
import static io.communitykit.referral.attribution.Shop.day;
import static io.communitykit.referral.attribution.Shop.member;
import static io.communitykit.referral.attribution.Shop.order;
import static io.communitykit.referral.attribution.Shop.policy;
import static io.communitykit.referral.attribution.Shop.promoter;
import static io.communitykit.referral.attribution.Shop.touch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.AttributionPolicy.Roles;
import io.communitykit.referral.spi.TouchScreen.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Attribution of friends and orders:")
class AttributionsTest {

    private final Shop shop = new Shop();

    private static Optional<MemberId> who(Optional<Credit> credit) {
        return credit.map(it -> it.promoter().member());
    }

    private static OrderAttribution paid(Attributions attributions, String buyer, String order, long day) {
        return attributions.paid(order(buyer, order, day)).snapshot().orElseThrow();
    }

    private static Attributions at(Shop shop, AttributionPolicy policy, long day) {
        return Attributions.builder(policy, shop.store).clock(() -> day(day)).build();
    }

    @Test
    @DisplayName("a touch binds, a later one rebinds, an order is credited to the last and tells of the other")
    void story() {
        Attributions now = at(shop, policy(Model.LAST_TOUCH, Friends.NEW_CUSTOMERS), 5);
        assertThat(now.touch(touch("林🍼", "王小明", 1))).isInstanceOf(TouchResult.Bound.class);
        assertThat(now.touch(touch("林🍼", "👩‍🍼", 3))).isInstanceOf(TouchResult.Rebound.class);
        assertThat(now.touch(touch("林🍼", "迟到", 2))).isEqualTo(new TouchResult.Kept(Reason.LATER_WON));
        assertThat(now.registered(member("林🍼"), day(4)))
                .isInstanceOfSatisfying(
                        RegisteredResult.Registered.class,
                        it -> assertThat(who(it.credit())).contains(member("👩‍🍼")));
        OrderAttribution order = paid(now, "林🍼", "单🛒1", 5);
        assertThat(who(order.credit())).contains(member("👩‍🍼"));
        assertThat(order.number()).isEqualTo(1);
        assertThat(order.policy()).isEqualTo(Shop.VERSION);
        assertThat(order.losses())
                .extracting(it -> it.promoter().toString(), Loss::reason)
                .containsExactly(tuple("王小明", Reason.LATER_WON), tuple("迟到", Reason.LATER_WON));
    }

    @Test
    @DisplayName("told again, a touch is replayed; with other content each field that differs is named")
    void touchAgain() {
        Attributions now = shop.lastTouch();
        Touch touch = touch("F", "A", 990);
        TouchResult first = now.touch(touch);
        now.touch(touch("F", "B", 995));
        assertThat(now.touch(touch)).isEqualTo(new TouchResult.Replayed(first));
        assertThat(now.touch(touch).credit()).isEqualTo(first.credit()).isPresent();
        Touch other = new Touch(
                touch.key(),
                touch.friend(),
                new Promoter(member("A"), PromoterKind.AFFILIATE),
                new ChannelId("海报"),
                Strength.COUPON_CODE,
                day(991));
        assertThat(now.touch(other))
                .isEqualTo(new TouchResult.Conflict(List.of("promoter", "channel", "strength", "occurredAt")));
        Touch byOther = new Touch(
                touch.key(), touch.friend(), promoter("C"), touch.channel(), touch.strength(), touch.occurredAt());
        assertThat(now.touch(byOther)).isEqualTo(new TouchResult.Conflict(List.of("promoter")));
        assertThat(now.resolve(member("F"), day(1_000)).lost()).hasSize(1);
    }

    @Test
    @DisplayName(
            "told again, an order is answered with its first snapshot, though a later touch was bound since; changed, it is a conflict")
    void orderAgain() {
        Attributions now = shop.lastTouch();
        now.touch(touch("F", "A", 1));
        now.touch(touch("A", "上线", 0));
        OrderAttribution first = paid(now, "F", "O", 10);
        assertThat(first.upline()).contains(promoter("上线"));
        now.touch(touch("F", "B", 5));
        assertThat(now.paid(order("F", "O", 10))).isEqualTo(new PaidResult.Replayed(first));
        assertThat(now.paid(order("F", "O", 10, 1))).isEqualTo(new PaidResult.Conflict(List.of("lines")));
        assertThat(now.paid(order("F", "O", 11))).isEqualTo(new PaidResult.Conflict(List.of("at")));
        assertThat(now.why(member("F"), new OrderId("O"))).contains(first);
        assertThat(now.why(member("F"), new OrderId("o"))).isEmpty();
        assertThat(paid(now, "F", "P", 10).number()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "a touch of before an order that is told after it does not take the order away, but is the one of the next")
    void lateTouch() {
        Attributions now = shop.lastTouch();
        now.touch(touch("F", "A", 1));
        assertThat(who(paid(now, "F", "O1", 10).credit())).contains(member("A"));
        assertThat(now.touch(touch("F", "B", 9)).reason()).contains(Reason.OUTSIDE_WINDOW);
        assertThat(who(now.why(member("F"), new OrderId("O1")).orElseThrow().credit()))
                .contains(member("A"));
        assertThat(who(paid(now, "F", "O2", 12).credit())).contains(member("B"));
    }

    @Test
    @DisplayName(
            "yudao pays the current binding: here the snapshot of the order stands, whoever is bound when it is asked for")
    void snapshotNotCurrentBinding() {
        Attributions now = shop.attributions(policy(Model.LAST_TOUCH, Friends.ANYBODY));
        now.touch(touch("F", "A", 1));
        OrderAttribution order = paid(now, "F", "O", 2);
        now.touch(touch("F", "B", 3));
        assertThat(who(now.bound(member("F"), day(3)))).contains(member("B"));
        assertThat(now.paid(order("F", "O", 2)).snapshot()).contains(order);
        assertThat(who(order.credit())).contains(member("A"));
    }

    @Test
    @DisplayName("s2member#508: an existing customer who clicks a link earns nobody a commission, then or later")
    void existingCustomer() {
        Attributions now = shop.lastTouch();
        assertThat(paid(now, "F", "O1", 1).credit()).isEmpty();
        assertThat(now.touch(touch("F", "A", 2)))
                .isEqualTo(new TouchResult.Refused(Reason.EXISTING_CUSTOMER, OptionalInt.empty()));
        OrderAttribution again = paid(now, "F", "O2", 3);
        assertThat(again.credit()).isEmpty();
        assertThat(again.losses()).extracting(Loss::reason).containsExactly(Reason.EXISTING_CUSTOMER);
    }

    @Test
    @DisplayName(
            "who turns out to have been a customer, by an order that is told late, is not credited at qualification either")
    void existingCustomerAtQualification() {
        Attributions now = shop.lastTouch();
        assertThat(now.touch(touch("F", "A", 995))).isInstanceOf(TouchResult.Bound.class);
        assertThat(paid(now, "F", "early", 1).credit()).isEmpty();
        assertThat(paid(now, "F", "late", 996).losses())
                .extracting(Loss::reason)
                .containsExactly(Reason.EXISTING_CUSTOMER);
    }

    @Test
    @DisplayName("a member of before the touch is not new, where only new members can be brought")
    void existingMember() {
        Attributions now = shop.attributions(policy(Model.LAST_TOUCH, Friends.NEW_MEMBERS));
        now.registered(member("F"), day(1));
        assertThat(now.touch(touch("F", "A", 1)).reason()).contains(Reason.BINDING_LAPSED);
        assertThat(now.touch(touch("F", "B", 2)).reason()).contains(Reason.EXISTING_CUSTOMER);
        assertThat(who(now.bound(member("F"), day(3)))).contains(member("A"));
    }

    @Test
    @DisplayName(
            "AffiliateWP#2038 and #1846: the last referrer is credited under last touch, the first under first touch, never another")
    void rightAffiliate() {
        Shop other = new Shop();
        Attributions last = shop.lastTouch();
        Attributions first = other.attributions(policy(Model.FIRST_TOUCH, Friends.NEW_CUSTOMERS));
        for (Attributions each : List.of(last, first)) {
            each.touch(touch("F", "middle", 4));
            each.touch(touch("F", "last", 8));
            each.touch(touch("F", "first", 2));
        }
        assertThat(who(paid(last, "F", "O", 9).credit())).contains(member("last"));
        assertThat(who(paid(first, "F", "O", 9).credit())).contains(member("first"));
    }

    @Test
    @DisplayName(
            "Kilo: once an order was attributed, a touch of a role with priority does not take the friend within the window")
    void saleAttributed() {
        AttributionPolicy kilo =
                Shop.with(policy(Model.LAST_TOUCH, Friends.ANYBODY), Roles.AFFILIATE_FIRST, DAY.multipliedBy(30));
        Attributions now = at(shop, kilo, 12);
        now.touch(touch("F", "friend", 1));
        paid(now, "F", "O1", 2);
        Touch affiliate = new Touch(
                Shop.key("kol"),
                member("F"),
                new Promoter(member("kol"), PromoterKind.AFFILIATE),
                new ChannelId("直播"),
                Strength.DETERMINISTIC_CLICK,
                day(11));
        assertThat(now.touch(affiliate)).isEqualTo(new TouchResult.Kept(Reason.SALE_ATTRIBUTED));
        assertThat(who(paid(now, "F", "O2", 12).credit())).contains(member("friend"));
        Attributions unprotected = at(new Shop(), Shop.with(kilo, Roles.AFFILIATE_FIRST, Duration.ZERO), 12);
        unprotected.touch(touch("F", "friend", 1));
        paid(unprotected, "F", "O1", 2);
        assertThat(unprotected.touch(affiliate)).isInstanceOf(TouchResult.Rebound.class);
    }

    @Test
    @DisplayName("a locked binding is protected, can be displaced afterwards, and lapses without an order")
    void lockedAndLapsing() {
        Attributions now = shop.attributions(policy(Model.FIRST_TOUCH_LOCKED, Friends.ANYBODY));
        now.touch(touch("F", "A", 0));
        now.registered(member("F"), day(1));
        now.touch(touch("F", "B", 14));
        assertThat(who(now.bound(member("F"), day(90)))).contains(member("A"));
        assertThat(now.bound(member("F"), day(91))).isEmpty();
        assertThat(now.resolve(member("F"), day(91)).lost())
                .extracting(Resolution.Lost::reason)
                .containsExactly(Reason.BINDING_LAPSED, Reason.PROTECTED);
        now.touch(touch("F", "C", 15));
        assertThat(who(now.bound(member("F"), day(20)))).contains(member("C"));
    }

    @Test
    @DisplayName("windows are half-open at the microsecond")
    void halfOpen() {
        Attributions now = shop.lastTouch();
        now.touch(touch("F", "A", 1));
        Instant end = day(31);
        Duration micro = Duration.ofNanos(1_000);
        assertThat(now.bound(member("F"), day(1).minus(micro))).isEmpty();
        assertThat(who(now.bound(member("F"), day(1)))).contains(member("A"));
        assertThat(who(now.bound(member("F"), end.minus(micro)))).contains(member("A"));
        assertThat(who(now.bound(member("F"), end.minusNanos(1)))).contains(member("A"));
        assertThat(now.bound(member("F"), end)).isEmpty();
    }

    @Test
    @DisplayName(
            "OriginProtocol#4250: nobody brings themselves, on whichever path it is told; it is kept with its reason")
    void selfReferral() {
        Attributions now = shop.attributions(policy(Model.LAST_TOUCH, Friends.ANYBODY));
        Touch self = touch("友", "友", 999);
        assertThat(now.touch(self)).isEqualTo(new TouchResult.Refused(Reason.SELF_REFERRAL, OptionalInt.empty()));
        assertThat(paid(now, "友", "O", 999).losses()).extracting(Loss::reason).containsExactly(Reason.SELF_REFERRAL);
        // The second path: a history that was made elsewhere.
        FriendHistory imported = FriendHistory.of(member("友"), List.of(FriendHistory.Told.of(self)), List.of());
        Resolution resolution =
                new AttributionEngine(policy(Model.LAST_TOUCH, Friends.ANYBODY)).resolve(imported, day(999));
        assertThat(resolution.winner()).isEmpty();
        assertThat(resolution.lost()).extracting(Resolution.Lost::reason).containsExactly(Reason.SELF_REFERRAL);
    }

    @Test
    @DisplayName("dub#3925 and CRMEB: a ring of two, three or five is refused where it would close")
    void rings() {
        for (int size : new int[] {2, 3, 5}) {
            Attributions now = new Shop().lastTouch();
            for (int i = 1; i < size; i++) {
                assertThat(now.touch(touch("M" + (i - 1), "M" + i, 990)).credit())
                        .isPresent();
            }
            assertThat(now.touch(touch("M" + (size - 1), "M0", 995)))
                    .isEqualTo(new TouchResult.Refused(Reason.CYCLE, OptionalInt.empty()));
            assertThat(now.bound(member("M" + (size - 1)), day(999))).isEmpty();
            assertThat(now.why(member("M" + (size - 1)), promoter("M0"), day(999))
                            .lost())
                    .extracting(Resolution.Lost::reason)
                    .containsExactly(Reason.CYCLE);
        }
    }

    @Test
    @DisplayName("a ring that would close by time alone, when what is bound lapses, is refused as well")
    void ringByTime() {
        Attributions now = shop.lastTouch();
        now.touch(touch("A", "C", 985, Strength.DETERMINISTIC_CLICK));
        now.touch(touch("A", "B", 980));
        assertThat(who(now.bound(member("A"), day(990)))).contains(member("B"));
        assertThat(who(now.bound(member("A"), day(1_012)))).contains(member("C"));
        assertThat(now.touch(touch("C", "A", 990)).reason()).contains(Reason.CYCLE);
    }

    @Test
    @DisplayName("a ring that opened books of another edition is passed over when an order is paid, and stays refused")
    void ringAtQualification() {
        AttributionPolicy strict = policy(Model.LAST_TOUCH, Friends.NEW_MEMBERS);
        Attributions before = shop.attributions(strict);
        before.registered(member("A"), day(1));
        assertThat(before.touch(touch("A", "B", 2)).reason()).contains(Reason.EXISTING_CUSTOMER);
        assertThat(before.touch(touch("B", "A", 2)).reason()).contains(Reason.OUTSIDE_WINDOW);
        Attributions after = shop.attributions(policy(Model.LAST_TOUCH, Friends.ANYBODY));
        assertThat(who(after.bound(member("A"), day(3)))).contains(member("B"));
        OrderAttribution order = paid(after, "A", "O", 3);
        assertThat(order.credit()).isEmpty();
        assertThat(order.losses()).extracting(Loss::reason).containsExactly(Reason.CYCLE);
        assertThat(after.bound(member("A"), day(3))).isEmpty();
    }

    @Test
    @DisplayName("a friend is credited to the next best where the best turns out to stand in a ring")
    void nextBest() {
        Attributions before = shop.attributions(policy(Model.LAST_TOUCH, Friends.NEW_MEMBERS));
        before.registered(member("A"), day(1));
        before.touch(touch("A", "C", 1));
        before.touch(touch("A", "B", 2));
        before.touch(touch("B", "A", 2));
        Attributions after = shop.attributions(policy(Model.LAST_TOUCH, Friends.ANYBODY));
        OrderAttribution order = paid(after, "A", "O", 3);
        assertThat(who(order.credit())).contains(member("C"));
        assertThat(order.losses()).extracting(Loss::reason).containsExactly(Reason.CYCLE);
    }

    @Test
    @DisplayName(
            "the same person, and an unknown promoter, are refused as the screen says, with its weight, now and when told again")
    void screened() {
        Attributions now = shop.builder(policy(Model.LAST_TOUCH, Friends.ANYBODY))
                .screen((friend, promoter, at) -> switch (promoter.member().value()) {
                    case "小号" -> new Verdict.Against(Reason.SAME_CLUSTER, 9_300);
                    case "谁" -> new Verdict.Against(Reason.REFERRER_NOT_FOUND, 10_000);
                    default -> new Verdict.Clear();
                })
                .build();
        TouchResult same = now.touch(touch("F", "小号", 999));
        assertThat(same).isEqualTo(new TouchResult.Refused(Reason.SAME_CLUSTER, OptionalInt.of(9_300)));
        assertThat(shop.lastTouch().touch(touch("F", "小号", 999))).isEqualTo(new TouchResult.Replayed(same));
        assertThat(now.touch(touch("F", "谁", 999)).reason()).contains(Reason.REFERRER_NOT_FOUND);
        assertThat(now.touch(touch("F", "A", 999)).credit()).isPresent();
    }

    @Test
    @DisplayName("what lies ahead within the tolerance counts when its time comes; further ahead it leaves nothing")
    void future() {
        Attributions now = at(shop, policy(Model.LAST_TOUCH, Friends.ANYBODY), 1);
        Touch near = new Touch(
                Shop.key("near"),
                member("F"),
                promoter("A"),
                new ChannelId("x"),
                Strength.TYPED_CODE,
                day(1).plusSeconds(300));
        assertThat(now.touch(near)).isEqualTo(new TouchResult.Kept(Reason.IN_FUTURE));
        assertThat(now.bound(member("F"), day(1))).isEmpty();
        assertThat(who(now.bound(member("F"), day(1).plusSeconds(300)))).contains(member("A"));
        assertThat(now.touch(touch("F", "B", 2)))
                .isEqualTo(new TouchResult.Refused(Reason.IN_FUTURE, OptionalInt.empty()));
        assertThat(now.resolve(member("F"), day(3)).lost()).isEmpty();
        assertThat(now.paid(order("F", "O", 2))).isEqualTo(new PaidResult.Refused(Reason.IN_FUTURE));
        assertThat(now.registered(member("F"), day(2))).isEqualTo(new RegisteredResult.Refused(Reason.IN_FUTURE));
        assertThat(at(shop, policy(Model.LAST_TOUCH, Friends.ANYBODY), 2).touch(touch("F", "B", 2)))
                .isInstanceOf(TouchResult.Rebound.class);
    }

    @Test
    @DisplayName("registering is told once; another instant is a conflict")
    void registering() {
        Attributions now = shop.lastTouch();
        assertThat(now.registered(member("F"), day(1))).isEqualTo(new RegisteredResult.Registered(Optional.empty()));
        assertThat(now.registered(member("F"), day(1))).isEqualTo(new RegisteredResult.Replayed(Optional.empty()));
        assertThat(now.registered(member("F"), day(2))).isEqualTo(new RegisteredResult.Conflict(day(1)));
    }

    @Test
    @DisplayName("a promoter who asks why sees their own touches only, each with its reason")
    void why() {
        Attributions now = shop.lastTouch();
        now.touch(touch("F", "A", 1));
        now.touch(touch("F", "A", 2));
        now.touch(touch("F", "B", 3, Strength.DETERMINISTIC_CLICK));
        Resolution mine = now.why(member("F"), promoter("A"), day(4));
        assertThat(who(mine.credit())).contains(member("A"));
        assertThat(mine.losses()).extracting(Loss::reason).containsExactly(Reason.LATER_WON);
        Resolution other = now.why(member("F"), promoter("B"), day(4));
        assertThat(other.credit()).isEmpty();
        assertThat(other.losses()).extracting(Loss::reason).containsExactly(Reason.WEAKER);
        assertThat(now.why(member("F"), promoter("nobody"), day(4)).losses()).isEmpty();
    }

    @Test
    @DisplayName(
            "after an erasure nobody is told who it was: a friend's book takes nothing more, a promoter's touches are lost as erased")
    void erasure() {
        Attributions now = shop.lastTouch();
        now.touch(touch("F", "A", 1));
        now.touch(touch("A", "U", 1));
        OrderAttribution order = paid(now, "F", "O", 2);
        assertThat(now.export(member("F")).orElseThrow())
                .contains("\"with\":\"A\"", "\"with\":\"U\"", "\"O\"", "OUTSIDE_WINDOW");
        assertThat(order.upline()).contains(promoter("U"));
        assertThat(now.erase(member("A"))).isTrue();
        assertThat(now.erase(member("A"))).isFalse();
        OrderAttribution left = now.why(member("F"), new OrderId("O")).orElseThrow();
        assertThat(left.credit()).isEmpty();
        assertThat(left.upline()).contains(promoter("U"));
        assertThat(left.losses()).extracting(Loss::reason).containsExactly(Reason.ERASED);
        assertThat(left.losses().get(0).promoter().known()).isEmpty();
        assertThat(now.touch(touch("F", "A", 1))).isEqualTo(new TouchResult.Erased(member("A")));
        assertThat(now.touch(touch("G", "A", 1))).isEqualTo(new TouchResult.Erased(member("A")));
        assertThat(paid(now, "F", "O2", 3).losses()).extracting(Loss::reason).containsExactly(Reason.ERASED);
        assertThat(now.erase(member("F"))).isTrue();
        assertThat(now.touch(touch("F", "B", 1))).isEqualTo(new TouchResult.Erased(member("F")));
        assertThat(now.paid(order("F", "O3", 2))).isEqualTo(new PaidResult.Erased(member("F")));
        assertThat(now.registered(member("F"), day(2))).isEqualTo(new RegisteredResult.Erased(member("F")));
        assertThat(now.export(member("F"))).isEmpty();
        assertThat(now.bound(member("F"), day(2))).isEmpty();
    }

    @Test
    @DisplayName("a flood of touches cannot push out who is bound; those that are too old are named as such")
    void flood() {
        AttributionPolicy first = policy(Model.FIRST_TOUCH, Friends.ANYBODY);
        Attributions now = at(shop, first, 20);
        now.touch(touch("F", "first", 0));
        now.registered(member("F"), day(0));
        now.touch(touch("F", "second", 1));
        for (int i = 0; i < 260; i++) {
            now.touch(new Touch(
                    Shop.key("flood" + i),
                    member("F"),
                    promoter("洪"),
                    new ChannelId("bot"),
                    Strength.TYPED_CODE,
                    day(2).plusSeconds(i)));
        }
        assertThat(who(now.bound(member("F"), day(20)))).contains(member("first"));
        assertThat(now.why(member("F"), promoter("second"), day(20)).losses())
                .extracting(Loss::reason)
                .containsExactly(Reason.EXPIRED);
        assertThat(now.why(member("F"), promoter("洪"), day(20)).losses())
                .hasSize(260)
                .extracting(Loss::reason)
                .containsOnly(Reason.EXPIRED, Reason.EARLIER_WON);
        assertThat(who(paid(now, "F", "O", 20).credit())).contains(member("first"));
        assertThat(now.touch(touch("F", "second", 1))).isInstanceOf(TouchResult.Replayed.class);
        assertThat(now.export(member("F")).orElseThrow()).contains("flood0\"", "flood259\"");
    }

    @Test
    @DisplayName("ids that differ in case, accent or an emoji are different members")
    void ids() {
        Attributions now = shop.lastTouch();
        for (String id : List.of("é", "e", "E", "🍼", "🍼 ", "𠮷")) {
            assertThat(now.touch(touch(id, "P" + id, 999)).credit()).isPresent();
        }
        for (String id : List.of("é", "e", "E", "🍼", "🍼 ", "𠮷")) {
            assertThat(who(now.bound(member(id), day(999)))).contains(member("P" + id));
        }
    }

    private static String name(TouchResult result) {
        return result.fold(
                it -> "bound " + it.bound().promoter().member(),
                it -> "rebound " + it.bound().promoter().member(),
                it -> "kept " + it.why(),
                it -> "refused " + it.why(),
                it -> "replayed " + name(it.original()),
                it -> "conflict " + it.fields(),
                it -> "erased " + it.member());
    }

    private static String name(PaidResult result) {
        return result.fold(
                it -> "attributed " + it.attribution().number(),
                it -> "replayed " + it.attribution().number(),
                it -> "conflict " + it.fields(),
                it -> "refused " + it.why(),
                it -> "erased " + it.member());
    }

    private static String name(RegisteredResult result) {
        return result.fold(
                it -> "registered " + who(it.credit()).isPresent(),
                it -> "replayed " + who(it.credit()).isPresent(),
                it -> "conflict " + it.registeredAt(),
                it -> "refused " + it.why(),
                it -> "erased " + it.member());
    }

    @Test
    @DisplayName("every result answers by its own case")
    void folds() {
        Attributions now = shop.lastTouch();
        assertThat(name(now.touch(touch("F", "A", 990)))).isEqualTo("bound A");
        assertThat(name(now.touch(touch("F", "B", 991)))).isEqualTo("rebound B");
        assertThat(name(now.touch(touch("F", "C", 989)))).isEqualTo("kept LATER_WON");
        assertThat(name(now.touch(touch("F", "F", 992)))).isEqualTo("refused SELF_REFERRAL");
        assertThat(name(now.touch(touch("F", "A", 990)))).isEqualTo("replayed bound A");
        assertThat(name(now.registered(member("F"), day(992)))).isEqualTo("registered true");
        assertThat(name(now.registered(member("F"), day(992)))).isEqualTo("replayed true");
        assertThat(name(now.registered(member("F"), day(993)))).isEqualTo("conflict " + day(992));
        assertThat(name(now.registered(member("G"), day(1_001)))).isEqualTo("refused IN_FUTURE");
        assertThat(name(now.paid(order("F", "O", 993)))).isEqualTo("attributed 1");
        assertThat(name(now.paid(order("F", "O", 993)))).isEqualTo("replayed 1");
        assertThat(name(now.paid(order("F", "O", 993, 1)))).isEqualTo("conflict [lines]");
        assertThat(name(now.paid(order("F", "O2", 1_001)))).isEqualTo("refused IN_FUTURE");
        now.erase(member("F"));
        assertThat(name(now.touch(touch("F", "A", 990)))).isEqualTo("erased F");
        assertThat(name(now.paid(order("F", "O", 993)))).isEqualTo("erased F");
        assertThat(name(now.registered(member("F"), day(992)))).isEqualTo("erased F");
    }

    @Test
    @DisplayName("a ring is refused also where the touch that would close it was told first and happened later")
    void ringOfLaterTouch() {
        Attributions now = shop.lastTouch();
        assertThat(now.touch(touch("A", "B", 995)).credit()).isPresent();
        assertThat(now.touch(touch("B", "A", 990)).reason()).contains(Reason.CYCLE);
        assertThat(now.bound(member("B"), day(991))).isEmpty();
    }
}
