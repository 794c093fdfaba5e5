package io.communitykit.recommend.feed;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Ranks by the shop's policy in the plainest way: one score after the other, in large whole numbers, then one sort. */
final class FeedModel {

    private static final BigInteger ONE = BigInteger.valueOf(1_000_000_000);

    record Scored(ContentItem item, BigInteger score) {}

    private FeedModel() {}

    static List<Scored> rank(
            List<ContentItem> items, Function<ContentItem, Candidate> candidate, FeedContext context, Instant at) {
        List<Scored> all = new ArrayList<>();
        for (ContentItem item : items) {
            Candidate some = candidate.apply(item);
            if (!item.publishedAt().isAfter(at) && some.seen() < 3) {
                all.add(new Scored(item, score(item, some, context, at)));
            }
        }
        all.sort(Comparator.comparing(Scored::score)
                .reversed()
                .thenComparing(scored -> scored.item().id().value()));
        return all;
    }

    private static BigInteger score(ContentItem item, Candidate candidate, FeedContext context, Instant at) {
        BigInteger gain = term(4 * log(item, "dwell"))
                .add(term(3 * log(item, "like")))
                .add(term(2 * log(item, "favourite")))
                .add(term(log(item, "comment")))
                .add(term(5 * wilson(signal(item, "quality"), signal(item, "view"))));
        double hours = Duration.between(item.publishedAt(), at).toNanos() / 1e9 / 3_600;
        gain = gain.multiply(BigInteger.valueOf(Math.round(StrictMath.pow(2, -hours / 48) * 1e9)))
                .divide(ONE);
        gain = gain.add(term(2 * candidate.relevance()));
        gain = basis(gain, factor(item, context));
        for (int i = 0; i < candidate.seen(); i++) {
            gain = basis(gain, 5_000);
        }
        double reports = signal(item, "report");
        return gain.add(term(-8 * (reports / (reports + 3))));
    }

    private static long factor(ContentItem item, FeedContext context) {
        long factor = 10_000;
        boolean video = item.format().equals(ContentFormat.SHORT_VIDEO);
        if (video && context.device().stream().anyMatch("phone"::equals)) {
            factor = factor * 13_000 / 10_000;
        }
        if (item.category().stream().anyMatch("母婴"::equals)
                && context.segments().stream().anyMatch(it -> it.value().equals("mothers"))) {
            factor = factor * 15_000 / 10_000;
        }
        if (item.tags().stream().anyMatch(tag -> tag.value().equals("实惠"))
                && context.cityTier().isPresent()
                && context.cityTier().getAsInt() >= 3) {
            factor = factor * 12_000 / 10_000;
        }
        if (context.channel().stream().anyMatch("video"::equals)) {
            int hour = context.at().atZone(ZoneId.of("Asia/Shanghai")).getHour();
            factor = video ? factor * 20_000 / 10_000 : factor;
            boolean night = hour >= 23 || hour < 5;
            factor = night && item.format().equals(ContentFormat.LONG_FORM) ? factor * 5_000 / 10_000 : factor;
        }
        return Math.max(2_000, Math.min(50_000, factor));
    }

    private static double signal(ContentItem item, String name) {
        return item.signals().entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(name))
                .mapToDouble(entry -> entry.getValue())
                .sum();
    }

    private static double log(ContentItem item, String name) {
        return StrictMath.log1p(signal(item, name));
    }

    private static double wilson(double some, double trials) {
        double z = 1.281551565545;
        double good = Math.min(some, trials);
        if (trials == 0) {
            return 0;
        }
        double p = good / trials;
        double zz = z * z / trials;
        return Math.max(0, (p + zz / 2 - z * Math.sqrt(p * (1 - p) / trials + zz / (4 * trials))) / (1 + zz));
    }

    private static BigInteger term(double value) {
        return BigInteger.valueOf(Math.round(value * 1e9));
    }

    private static BigInteger basis(BigInteger value, long factor) {
        return value.multiply(BigInteger.valueOf(factor)).divide(BigInteger.valueOf(10_000));
    }
}
