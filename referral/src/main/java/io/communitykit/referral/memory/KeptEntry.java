package io.communitykit.referral.memory;

import io.communitykit.core.json.Json;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.internal.EntryPlace;
import io.communitykit.referral.spi.EntryKind.Retention;
import java.time.Instant;

/** An entry without ids. */
record KeptEntry(EntryName name, Retention retention, Instant at, Json.Obj body) {

    EntryPlace place() {
        return new EntryPlace(at, name);
    }
}
