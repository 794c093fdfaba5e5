package io.communitykit.core.segment.bulk;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.id.TagId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/** A set of tags: for each tag and confidence the members who carry it so. */
final class TagColumn implements Column {

    private final RoaringBitmap known = new RoaringBitmap();
    private final Map<TagId, NavigableMap<Integer, RoaringBitmap>> carrying = new HashMap<>();

    void know(int member) {
        known.add(member);
    }

    void add(int member, TagId tag, int confidence) {
        if (confidence > 0) {
            carrying.computeIfAbsent(tag, key -> new TreeMap<>())
                    .computeIfAbsent(confidence, key -> new RoaringBitmap())
                    .add(member);
        }
    }

    void finish() {
        known.runOptimize();
        carrying.values().forEach(it -> it.values().forEach(RoaringBitmap::runOptimize));
    }

    @Override
    public RoaringBitmap known() {
        return known;
    }

    @Override
    public RoaringBitmap where(Condition predicate) {
        TagMatch match = (TagMatch) predicate;
        NavigableMap<Integer, RoaringBitmap> byConfidence =
                carrying.get(match.tags().iterator().next());
        if (byConfidence == null) {
            return new RoaringBitmap();
        }
        NavigableMap<Integer, RoaringBitmap> sure = byConfidence.tailMap(match.confidence(), true);
        return sure.size() == 1
                ? sure.firstEntry().getValue()
                : FastAggregation.or(sure.values().iterator());
    }
}
