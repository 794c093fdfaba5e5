package io.communitykit.referral.commission.internal;

import io.communitykit.core.json.Json;
import io.communitykit.referral.commission.rate.Earning;
import io.communitykit.referral.commission.rate.OrderGroup;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.rate.RateTier;
import io.communitykit.referral.commission.rate.Share;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.commission.rate.Volume;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.order.CategoryId;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rates, volumes and earnings as they are stored. */
final class RateForm {

    private RateForm() {}

    static Json.Obj write(RateTable table) {
        return Fields.write()
                .text("mode", table.mode())
                .list("tiers", table.tiers(), RateForm::write)
                .done();
    }

    static RateTable table(Json.Obj json) {
        Fields.Reader reader = Fields.read("rates", json);
        RateTable table = new RateTable(reader.constant("mode", TierMode.class), reader.list("tiers", RateForm::tier));
        reader.done();
        return table;
    }

    private static Json.Obj write(RateTier tier) {
        return Fields.write()
                .number("from", tier.from())
                .number("rate", tier.rate())
                .map("categories", tier.categories(), rate -> Json.of(rate))
                .done();
    }

    private static RateTier tier(Json.Obj json) {
        Fields.Reader reader = Fields.read("tier", json);
        Map<CategoryId, Integer> categories = new LinkedHashMap<>();
        long from = reader.number("from");
        int rate = Math.toIntExact(reader.number("rate"));
        reader.map("categories", CategoryId::new, RateForm::whole)
                .forEach((category, value) -> categories.put(category, Math.toIntExact(value)));
        reader.done();
        return new RateTier(from, rate, categories);
    }

    /** A whole number within a map. */
    static long whole(Json value) {
        return Fields.read("number", Json.object("n", value)).number("n");
    }

    static List<Json.Obj> write(Volume volume) {
        return volume.bases().entrySet().stream()
                .map(each -> Fields.write()
                        .text("category", each.getKey())
                        .number("base", each.getValue())
                        .done())
                .toList();
    }

    static Volume volume(Fields.Reader reader, String name) {
        Map<Optional<CategoryId>, Long> bases = new HashMap<>();
        for (Map.Entry<Optional<CategoryId>, Long> each : reader.list(name, RateForm::base)) {
            bases.put(each.getKey(), each.getValue());
        }
        return new Volume(bases);
    }

    private static Map.Entry<Optional<CategoryId>, Long> base(Json.Obj json) {
        Fields.Reader reader = Fields.read("volume", json);
        Map.Entry<Optional<CategoryId>, Long> base =
                Map.entry(reader.optionalText("category").map(CategoryId::new), reader.number("base"));
        reader.done();
        return base;
    }

    static Json.Obj write(Earning earning) {
        return Fields.write()
                .list("shares", earning.shares(), RateForm::write)
                .number("full", earning.full())
                .number("commission", earning.commission())
                .done();
    }

    static Earning earning(Json.Obj json) {
        Fields.Reader reader = Fields.read("earning", json);
        Earning earning =
                new Earning(reader.list("shares", RateForm::share), reader.number("full"), reader.number("commission"));
        reader.done();
        return earning;
    }

    /** The weight may be longer than 64 bits. */
    private static Json.Obj write(Share share) {
        return Fields.write()
                .text("category", share.group().category())
                .number("net", share.group().net())
                .number("base", share.group().base())
                .text("weight", share.weight())
                .done();
    }

    private static Share share(Json.Obj json) {
        Fields.Reader reader = Fields.read("share", json);
        Share share = new Share(
                new OrderGroup(
                        reader.optionalText("category").map(CategoryId::new),
                        reader.number("net"),
                        reader.number("base")),
                new BigInteger(reader.text("weight")));
        reader.done();
        return share;
    }
}
