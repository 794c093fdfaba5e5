package io.communitykit.benchmarks.feed;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.feed.ContentFormat;
import io.communitykit.recommend.feed.ContentItem;
import io.communitykit.recommend.feed.FeedPolicy;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Content with twelve signals, seeded, and a policy that weighs it. */
final class SampleFeed {

    static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    static final int SIGNALS = 12;

    private static final List<ContentFormat> FORMATS =
            List.of(ContentFormat.SHORT_VIDEO, ContentFormat.GRAPHICS_AND_TEXT, ContentFormat.LONG_FORM);

    private SampleFeed() {}

    static List<ContentItem> items(int count) {
        SplittableRandom random = new SplittableRandom(7);
        List<ContentItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ContentItem.Builder builder = ContentItem.builder(
                            new ContentId(String.format(Locale.ROOT, "c%08d", i)),
                            new MemberId("m" + random.nextInt(Math.max(1, count / 10))),
                            NOW.minus(Duration.ofMinutes(random.nextInt(10_000))))
                    .format(FORMATS.get(random.nextInt(3)))
                    .category("c" + random.nextInt(30));
            for (int s = 0; s < SIGNALS; s++) {
                builder.signal(signal(s), (double) (long) StrictMath.exp(random.nextDouble() * 8));
            }
            items.add(builder.build());
        }
        return items;
    }

    static SignalId signal(int index) {
        return new SignalId("signal-" + index);
    }

    static double weight(int index) {
        return SIGNALS - index;
    }

    static FeedPolicy policy() {
        StringBuilder signals = new StringBuilder();
        for (int s = 0; s < SIGNALS; s++) {
            signals.append(s == 0 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(signal(s))
                    .append("\",\"transform\":{\"log\":1},\"weight\":")
                    .append(weight(s))
                    .append('}');
        }
        return FeedPolicy.KIND.read(
                "{\"kind\":\"feed-policy\",\"version\":\"1\",\"zone\":\"Asia/Shanghai\",\"signals\":["
                        + signals
                        + "],\"freshness\":{\"exponential\":\"PT48H\"},\"contexts\":["
                        + "{\"id\":\"video\",\"when\":{\"attribute\":\"device\",\"equals\":\"phone\"},"
                        + "\"content\":{\"attribute\":\"format\",\"equals\":\"short-video\"},\"factor\":13000},"
                        + "{\"id\":\"evening\",\"when\":{\"attribute\":\"dayPart\",\"equals\":\"evening\"},"
                        + "\"content\":{\"attribute\":\"category\",\"in\":[\"c1\",\"c2\",\"c3\"]},\"factor\":12000}]}");
    }
}
