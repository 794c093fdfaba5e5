package io.communitykit.benchmarks.segment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Segments as compiled expressions of one language, over profiles as maps. */
abstract class ExpressionEngine<E> implements SegmentEngine {

    private final List<Map<String, Object>> contexts;
    private final List<E> segments;

    ExpressionEngine(
            SegmentWorld world,
            Wording wording,
            Function<? super String, ? extends E> compile,
            Function<Set<String>, Object> tags) {
        contexts = Contexts.of(world, tags);
        segments = world.segments().stream().map(wording::of).<E>map(compile).toList();
    }

    abstract boolean evaluate(E segment, Map<String, Object> context);

    @Override
    public final int profiles() {
        return contexts.size();
    }

    @Override
    public final boolean matches(int segment, int profile) {
        return evaluate(segments.get(segment), contexts.get(profile));
    }

    @Override
    public final int count(int profile) {
        Map<String, Object> context = contexts.get(profile);
        int count = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (evaluate(segments.get(i), context)) {
                count++;
            }
        }
        return count;
    }
}
