package io.communitykit.examples.feed;

import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.recommend.feed.Candidate;
import io.communitykit.recommend.feed.ContentItem;
import io.communitykit.recommend.feed.FeedContext;
import io.communitykit.recommend.feed.FeedPage;
import io.communitykit.recommend.feed.FeedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes recordings: the policy as text, the content with its signals, the request, and the page that came of them. */
final class RecordingJson {

    /** The field that says what the object is. */
    static final String NAME = "feed-recording";

    private RecordingJson() {}

    static Map<String, Object> of(FeedInput input, FeedPage page) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", NAME);
        object.put("policy", input.rules().text());
        object.put("at", input.at().toString());
        object.put("request", of(input.request()));
        object.put("items", input.items().stream().map(RecordingJson::of).toList());
        object.put("page", PageJson.of(page));
        return object;
    }

    private static Map<String, Object> of(FeedRequest request) {
        FeedContext context = request.context();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("at", context.at().toString());
        context.device().ifPresent(it -> object.put("device", it));
        context.channel().ifPresent(it -> object.put("channel", it));
        context.city().ifPresent(it -> object.put("city", it));
        context.cityTier().ifPresent(it -> object.put("cityTier", it));
        object.put("segments", context.segments().stream().map(SegmentId::value).toList());
        object.put("size", request.size());
        object.put("seed", request.seed());
        request.candidates()
                .ifPresent(it -> object.put(
                        "candidates", it.stream().map(RecordingJson::of).toList()));
        return object;
    }

    private static Map<String, Object> of(Candidate candidate) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("content", candidate.content().value());
        object.put("relevance", candidate.relevance());
        object.put("seen", candidate.seen());
        return object;
    }

    private static Map<String, Object> of(ContentItem item) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", item.id().value());
        object.put("author", item.author().value());
        object.put("publishedAt", item.publishedAt().toString());
        object.put("source", item.source().jsonName());
        object.put("format", item.format().value());
        item.category().ifPresent(it -> object.put("category", it));
        item.shop().ifPresent(it -> object.put("shop", it));
        List<String> tags = item.tags().stream().map(TagId::value).toList();
        object.put("tags", tags);
        Map<String, Object> signals = new LinkedHashMap<>();
        item.signals().forEach((signal, value) -> signals.put(signal.value(), value));
        object.put("signals", signals);
        return object;
    }
}
