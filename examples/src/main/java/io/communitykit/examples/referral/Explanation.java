package io.communitykit.examples.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.points.ProgramTimes;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.Loss;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Resolution;
import io.communitykit.referral.commission.OrderCommission;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.Referral;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.reward.RowRef;
import io.communitykit.referral.reward.SideState;
import io.communitykit.referral.reward.SideStatus;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that explains a friend: who is credited and who is not, where both sides stand, and what the friend was worth to whom.
 *
 * @param friend who
 * @param at as of when
 * @param resolution who is bound
 * @param order the order that was asked for; empty where none was
 * @param commission what the order earns the partner who is credited; empty for nothing
 * @param referral the friend in the program; empty where nobody brought the friend
 * @param rows rows of ledgers that the friend has caused
 */
record Explanation(
        MemberId friend,
        Instant at,
        Resolution resolution,
        Optional<OrderAttribution> order,
        Optional<OrderCommission> commission,
        Optional<Referral> referral,
        List<Row> rows) {

    private static final int PAGE = 500;

    /**
     * A row of a ledger.
     *
     * @param side in whose ledger
     * @param stands where that side stands
     * @param member whose it is
     * @param rule by which rule, with its unit
     * @param grant what it says
     */
    record Row(Side side, SideStatus stands, String member, RewardRule rule, Grant grant) {

        /** Of what was granted or waited, and was given up before it was approved. */
        private static final String RELEASED = "released";

        /** Where the row stands. */
        String status() {
            boolean nothing = grant.status() == GrantStatus.HELD && grant.left() == 0 && grant.queued() == 0;
            boolean taken = grant.granted() > 0 || (stands.isEnd() && grant.forfeited() < grant.wanted());
            return nothing && taken ? RELEASED : ToldCounts.word(grant.status());
        }
    }

    static Explanation of(ReferralTeller teller, MemberId friend, Optional<OrderId> order, Instant at) {
        Optional<OrderAttribution> snapshot =
                order.flatMap(it -> teller.attributions().why(friend, it));
        Optional<Referral> referral = teller.referrals().referral(friend);
        return new Explanation(
                friend,
                at,
                teller.attributions().resolve(friend, at),
                snapshot,
                snapshot.flatMap(it -> it.credit()
                        .flatMap(credit ->
                                teller.commissions().why(credit.promoter().member(), it.order()))),
                referral,
                referral.map(it -> rows(teller, friend, it)).orElse(List.of()));
    }

    private static List<Row> rows(ReferralTeller teller, MemberId friend, Referral referral) {
        Optional<MemberId> referrer =
                referral.bond().flatMap(bond -> bond.referrer().known());
        List<Row> rows = new ArrayList<>();
        for (RowRef ref : referral.rows()) {
            Optional<MemberId> member = ref.side() == Side.FRIEND ? Optional.of(friend) : referrer;
            Optional<RewardRule> rule = teller.rules().program().rule(ref.rule());
            Optional<SideState> side = Optional.ofNullable(referral.sides().get(ref.side()));
            if (member.isPresent() && rule.isPresent() && side.isPresent()) {
                grant(teller.referrals(), member.get(), ref)
                        .ifPresent(grant -> rows.add(new Row(
                                ref.side(), side.get().status(), member.get().value(), rule.get(), grant)));
            }
        }
        return rows;
    }

    private static Optional<Grant> grant(Referrals referrals, MemberId member, RowRef ref) {
        List<Referrals.LedgerRow> page = referrals.ledger(member, Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            for (Referrals.LedgerRow row : page) {
                Grant grant = row.grant();
                if (grant.rule().equals(ref.rule()) && grant.sequence() == ref.sequence()) {
                    return Optional.of(grant);
                }
            }
            page = referrals.ledger(member, Optional.of(page.get(page.size() - 1)), PAGE);
        }
        return Optional.empty();
    }

    /** Whether nobody ever told of the friend. */
    boolean isEmpty() {
        return resolution.winner().isEmpty()
                && resolution.lost().isEmpty()
                && order.isEmpty()
                && referral.filter(it -> !it.equals(Referral.NONE)).isEmpty();
    }

    /** As JSON. */
    Map<String, Object> fields(ProgramTimes times) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("friend", friend.value());
        fields.put("at", times.of(at));
        resolution.credit().ifPresent(credit -> fields.put("credited", fields(times, credit)));
        fields.put("lost", losses(times, resolution.losses()));
        order.ifPresent(it -> fields.put("order", fields(times, it)));
        referral.ifPresent(it -> fields.put("sides", sides(times, it)));
        fields.put("rows", rows.stream().map(Explanation::fields).toList());
        return fields;
    }

    private Map<String, Object> fields(ProgramTimes times, OrderAttribution it) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("order", it.order().value());
        fields.put("number", it.number());
        fields.put("paid", times.of(it.paidAt()));
        it.credit().ifPresent(credit -> fields.put("credited", fields(times, credit)));
        it.upline().ifPresent(upline -> fields.put("upline", upline.member().value()));
        fields.put("lost", losses(times, it.losses()));
        commission.ifPresent(earned -> {
            fields.put("commission", earned.commission());
            fields.put("commissionTakenBack", earned.takenBack());
            fields.put("commissionStage", ToldCounts.word(earned.stage()));
        });
        fields.put("policy", it.policy().value());
        return fields;
    }

    private static Map<String, Object> fields(ProgramTimes times, Credit credit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("promoter", credit.promoter().member().value());
        fields.put("role", ToldCounts.word(credit.promoter().kind()));
        fields.put("strength", ToldCounts.word(credit.strength()));
        fields.put("channel", credit.channel().value());
        fields.put("touched", times.of(credit.touchedAt()));
        return fields;
    }

    private static List<Map<String, Object>> losses(ProgramTimes times, List<Loss> losses) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Loss loss : losses) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("promoter", text(loss.promoter()));
            fields.put("role", ToldCounts.word(loss.kind()));
            fields.put("strength", ToldCounts.word(loss.strength()));
            fields.put("channel", loss.channel().value());
            fields.put("touched", times.of(loss.touchedAt()));
            fields.put("reason", ToldCounts.word(loss.reason()));
            all.add(fields);
        }
        return all;
    }

    static String text(Party party) {
        return party.known().map(MemberId::value).orElse("(erased)");
    }

    private static Map<String, Object> sides(ProgramTimes times, Referral referral) {
        Map<String, Object> sides = new LinkedHashMap<>();
        referral.sides().forEach((side, state) -> sides.put(ToldCounts.word(side), fields(times, state)));
        return sides;
    }

    private static Map<String, Object> fields(ProgramTimes times, SideState state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", ToldCounts.word(state.status()));
        state.reason().ifPresent(reason -> fields.put("reason", ToldCounts.word(reason)));
        fields.put("since", times.of(state.since()));
        fields.put("review", ToldCounts.word(state.review()));
        state.reviewFor().ifPresent(why -> fields.put("reviewFor", ToldCounts.word(why)));
        return fields;
    }

    private static Map<String, Object> fields(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Grant grant = row.grant();
        fields.put("side", ToldCounts.word(row.side()));
        fields.put("member", row.member());
        fields.put("rule", grant.rule().value());
        fields.put("unit", row.rule().unit().toString());
        fields.put("wanted", grant.wanted());
        fields.put("granted", grant.granted());
        fields.put("left", grant.left());
        fields.put("queued", grant.queued());
        fields.put("forfeited", grant.forfeited());
        fields.put("takenBack", grant.clawed());
        fields.put("status", row.status());
        fields.put("limits", grant.limits().stream().map(ToldCounts::word).toList());
        fields.put("edition", grant.edition().value());
        return fields;
    }

    static String limits(Grant grant) {
        return grant.limits().stream().map(ToldCounts::word).collect(Collectors.joining(", "));
    }
}
