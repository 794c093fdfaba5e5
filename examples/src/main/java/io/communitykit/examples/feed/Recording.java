package io.communitykit.examples.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.JsonFields;
import io.communitykit.recommend.feed.Candidate;
import io.communitykit.recommend.feed.ContentFormat;
import io.communitykit.recommend.feed.ContentItem;
import io.communitykit.recommend.feed.ContentSource;
import io.communitykit.recommend.feed.FeedContext;
import io.communitykit.recommend.feed.FeedRequest;
import io.communitykit.recommend.signal.SignalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A page that was recorded, with all that it depends on.
 *
 * @param input all that it depends on
 * @param page the page as JSON, see {@link PageJson}
 */
record Recording(FeedInput input, JsonNode page) {

    /**
     * Reads a recording.
     *
     * @throws CommandFailure if it cannot be read or is none
     */
    static Recording read(Path file) {
        try {
            return of(JsonFields.of(FeedJson.read(Files.readString(file)), ""));
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    ExitCode.INPUT, file + " is no recording: it is no JSON, " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        } catch (InvalidPolicyException e) {
            throw new CommandFailure(
                    ExitCode.POLICY,
                    file + ": the policy in it is no valid feed-policy: "
                            + e.violations().get(0),
                    e);
        } catch (InvalidValueException e) {
            throw new CommandFailure(ExitCode.INPUT, file + " is no recording: " + e.getMessage(), e);
        }
    }

    private static Recording of(JsonFields fields) {
        String kind = fields.text("kind");
        if (!kind.equals(RecordingJson.NAME)) {
            throw InvalidValueException.of("/kind", RecordingJson.NAME, kind);
        }
        FeedPolicyFile rules = FeedPolicyFile.of(fields.text("policy"));
        List<ContentItem> items = new ArrayList<>();
        List<JsonNode> listed = fields.list("items");
        for (int i = 0; i < listed.size(); i++) {
            items.add(item(JsonFields.of(listed.get(i), "/items/" + i)));
        }
        FeedRequest request = request(fields.object("request"));
        JsonFields page = fields.object("page");
        page.text("digest");
        page.list("entries");
        page.list("shortfalls");
        page.object("excluded");
        page.end();
        var input = new FeedInput(rules, fields.instant("at"), items, request);
        fields.end();
        return new Recording(input, page.node());
    }

    private static FeedRequest request(JsonFields fields) {
        SortedSet<SegmentId> segments = new TreeSet<>();
        fields.texts("segments").forEach(it -> segments.add(new SegmentId(it)));
        var context = new FeedContext(
                fields.instant("at"),
                fields.optionalText("device"),
                fields.optionalText("channel"),
                fields.optionalText("city"),
                fields.optionalSmall("cityTier"),
                Optional.empty(),
                segments);
        var request =
                new FeedRequest(context, candidates(fields), fields.small("size"), List.of(), fields.whole("seed"));
        fields.end();
        return request;
    }

    private static Optional<List<Candidate>> candidates(JsonFields fields) {
        if (!fields.has("candidates")) {
            return Optional.empty();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode each : fields.list("candidates")) {
            JsonFields candidate = JsonFields.of(each, "/request/candidates/" + candidates.size());
            candidates.add(new Candidate(
                    new ContentId(candidate.text("content")), candidate.number("relevance"), candidate.small("seen")));
            candidate.end();
        }
        return Optional.of(candidates);
    }

    private static ContentItem item(JsonFields fields) {
        ContentItem.Builder item = ContentItem.builder(
                        new ContentId(fields.text("id")),
                        new MemberId(fields.text("author")),
                        fields.instant("publishedAt"))
                .source(source(fields.text("source")))
                .format(new ContentFormat(fields.text("format")));
        fields.optionalText("category").ifPresent(item::category);
        fields.optionalText("shop").ifPresent(item::shop);
        SortedSet<TagId> tags = new TreeSet<>();
        fields.texts("tags").forEach(it -> tags.add(new TagId(it)));
        item.tags(tags);
        JsonFields signals = fields.object("signals");
        for (String name : signals.names()) {
            item.signal(new SignalId(name), signals.number(name));
        }
        fields.end();
        return item.build();
    }

    private static ContentSource source(String name) {
        for (ContentSource each : ContentSource.values()) {
            if (each.jsonName().equals(name)) {
                return each;
            }
        }
        throw InvalidValueException.of("source", "ugc, pgc or machine", name);
    }
}
