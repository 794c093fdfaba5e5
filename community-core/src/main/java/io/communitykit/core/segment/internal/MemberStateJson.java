package io.communitykit.core.segment.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.segment.MemberState;

/** The form in which a member's state is stored and exported. */
public final class MemberStateJson {

    private MemberStateJson() {}

    /**
     * Writes a state.
     *
     * @param state the state
     * @return a JSON object on one line
     */
    public static String write(MemberState state) {
        return Json.object("counters", state.counters().toJson()).toString();
    }
}
