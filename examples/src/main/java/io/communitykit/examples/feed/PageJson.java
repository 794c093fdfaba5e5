package io.communitykit.examples.feed;

import io.communitykit.recommend.feed.FeedEntry;
import io.communitykit.recommend.feed.FeedMove;
import io.communitykit.recommend.feed.FeedPage;
import io.communitykit.recommend.feed.FeedShortfall;
import io.communitykit.recommend.feed.ScoreTerm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON of pages. Scores and terms are exact decimals. */
final class PageJson {

    private PageJson() {}

    /** The fields of a page. */
    static Map<String, Object> of(FeedPage page) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("digest", page.digest());
        object.put("entries", page.entries().stream().map(PageJson::of).toList());
        object.put("shortfalls", page.shortfalls().stream().map(PageJson::of).toList());
        Map<String, Object> excluded = new LinkedHashMap<>();
        page.excluded().forEach((why, count) -> excluded.put(word(why), count));
        object.put("excluded", excluded);
        return object;
    }

    /** The fields of an entry. */
    static Map<String, Object> of(FeedEntry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("position", entry.position());
        object.put("content", entry.content().value());
        object.put("score", Scores.exact(entry.score()));
        object.put("terms", terms(entry));
        object.put("moves", entry.moves().stream().map(PageJson::of).toList());
        entry.propensity().ifPresent(it -> object.put("propensity", it));
        return object;
    }

    /** A list, since names may come twice. */
    static List<Object> terms(FeedEntry entry) {
        List<Object> terms = new ArrayList<>();
        for (ScoreTerm term : entry.terms()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("term", term.name());
            object.put("adds", Scores.exact(term.nanos()));
            terms.add(object);
        }
        return terms;
    }

    private static Map<String, Object> of(FeedMove move) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("by", move.by());
        object.put("from", move.from());
        object.put("to", move.to());
        return object;
    }

    private static Map<String, Object> of(FeedShortfall shortfall) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("what", shortfall.what());
        object.put("wanted", shortfall.wanted());
        object.put("got", shortfall.got());
        object.put("why", shortfall.why());
        return object;
    }

    /** Such as {@code of-the-future}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
