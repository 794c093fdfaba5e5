package io.communitykit.examples.summary;

import io.communitykit.membership.points.Limit;
import java.util.ArrayList;
import java.util.List;

/** What cut an entry, in words. */
public final class LimitWords {

    private LimitWords() {}

    /** One phrase, such as {@code cap comments day of 2026-03-02, room 1}. */
    public static String of(Limit limit) {
        if (limit instanceof Limit.Cap cap) {
            return "cap " + cap.window() + ", room " + cap.room();
        } else if (limit instanceof Limit.Floor floor) {
            return "floor " + floor.floor();
        } else if (limit instanceof Limit.Offset offset) {
            return offset.points() + " paid for what is taken back";
        }
        return refund((Limit.Refund) limit);
    }

    private static String refund(Limit.Refund refund) {
        List<String> parts = new ArrayList<>();
        add(parts, refund.expired(), "had expired");
        add(parts, refund.offset(), "paid by points given back");
        add(parts, refund.lost(), "lost after an earlier refund gave them back");
        add(
                parts,
                refund.forgiven(),
                refund.cash().map(money -> "to be kept back as " + money).orElse("forgiven"));
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long points, String what) {
        if (points != 0) {
            parts.add(points + " " + what);
        }
    }
}
