package io.communitykit.recommend.feed;

/** Policies of the tests. */
final class FeedPolicies {

    static final String SHOP = """
            {
              "kind": "feed-policy", "version": "2026-11", "zone": "Asia/Shanghai",
              "signals": [
                {"id": "dwell", "event": "content.viewed", "amount": "dwellMillis", "per": 30000, "most": 600000,
                 "halfLife": "P3D", "transform": {"log": 1}, "weight": 4},
                {"id": "like", "event": "content.liked", "transform": {"log": 1}, "weight": 3},
                {"id": "favourite", "event": "content.favourited", "transform": {"log": 1}, "weight": 2},
                {"id": "comment", "event": "content.commented", "transform": {"log": 1}, "weight": 1},
                {"id": "view", "event": "content.viewed", "weight": 0},
                {"id": "quality", "transform": {"wilsonOf": "view"}, "weight": 5},
                {"id": "report", "event": "content.reported", "transform": {"saturation": 3}, "weight": -8}
              ],
              "freshness": {"exponential": "PT48H"},
              "relevance": 2,
              "segments": ["mothers"],
              "contexts": [
                {"id": "phone-video", "when": {"attribute": "device", "equals": "phone"},
                 "content": {"attribute": "format", "equals": "short-video"}, "factor": 13000},
                {"id": "mothers-baby", "when": {"segment": "mothers"},
                 "content": {"attribute": "category", "equals": "母婴"}, "factor": 15000},
                {"id": "small-towns", "when": {"attribute": "cityTier", "atLeast": 3},
                 "content": {"attribute": "tags", "hasTag": "实惠"}, "factor": 12000}
              ],
              "channels": [
                {"channel": "video", "format": "short-video", "factor": 20000},
                {"channel": "video", "dayPart": "night", "format": "long-form", "factor": 5000}
              ],
              "seen": {"factor": 5000, "hideAfter": 3}
            }
            """;

    private FeedPolicies() {}

    static FeedPolicy shop() {
        return FeedPolicy.KIND.read(SHOP);
    }
}
