package io.communitykit.recommend.feed.internal;

import io.communitykit.recommend.diversity.GroupKey;
import io.communitykit.recommend.feed.ContentItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups of all rows by one attribute, as numbers in the order of their first appearance. Immutable by convention. */
public final class GroupColumn {

    /** Of a row that has no group. */
    public static final int NONE = -1;

    /** The group of each row. */
    public final int[] codes;

    private final List<String> names;
    private final Map<String, Integer> known;

    GroupColumn(GroupKey key, List<ContentItem> items) {
        Map<String, Integer> found = new LinkedHashMap<>();
        codes = new int[items.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = name(key, items.get(row))
                    .map(name -> found.computeIfAbsent(name, absent -> found.size()))
                    .orElse(NONE);
        }
        known = found;
        names = List.copyOf(found.keySet());
    }

    private static Optional<String> name(GroupKey key, ContentItem item) {
        return switch (key) {
            case AUTHOR -> Optional.of(item.author().value());
            case CATEGORY -> item.category();
            case SHOP -> item.shop();
            case SOURCE -> Optional.of(item.source().jsonName());
            case FORMAT -> Optional.of(item.format().value());
        };
    }

    /**
     * The name of a row's group.
     *
     * @param row the row
     * @return the name, or empty
     */
    public Optional<String> name(int row) {
        return codes[row] == NONE ? Optional.empty() : Optional.of(names.get(codes[row]));
    }

    /**
     * The number of a group.
     *
     * @param name its name
     * @return the number; {@link #NONE} where no content is in it
     */
    public int code(String name) {
        return known.getOrDefault(name, NONE);
    }
}
