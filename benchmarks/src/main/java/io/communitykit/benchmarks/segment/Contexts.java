package io.communitykit.benchmarks.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Profiles as maps of variables, made beforehand so that making them costs the peers nothing. */
final class Contexts {

    /** As many as a peer gets: at 1 million profiles the maps would take more memory than all else. */
    static final int MOST = 100_000;

    private Contexts() {}

    /** The first profiles, their tags in the form that the language takes. */
    static List<Map<String, Object>> of(SegmentWorld world, Function<Set<String>, Object> tags) {
        List<Map<String, Object>> contexts = new ArrayList<>();
        for (WorldProfile profile :
                world.profiles().subList(0, Math.min(MOST, world.profiles().size()))) {
            Map<String, Object> context = new HashMap<>();
            context.put("tier", profile.tier());
            context.put("city", profile.city());
            context.put("spend", profile.spend());
            context.put("orders", profile.orders());
            context.put("points", profile.points());
            context.put("lastLogin", profile.lastLogin());
            context.put("lastPurchase", profile.lastPurchase());
            context.put("now", world.now());
            context.put("tags", tags.apply(profile.tags()));
            contexts.add(context);
        }
        return contexts;
    }
}
