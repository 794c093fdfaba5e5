package io.communitykit.referral.contest;

import io.communitykit.core.json.Json;
import io.communitykit.referral.contest.internal.ContestForms;
import java.util.List;
import java.util.stream.Stream;

/**
 * Terms that were read before, by the form in which they are kept, since every step needs them and all contests of an edition have the same.
 * What is compared is the whole form, so that what comes out is what reading would give. Keeps the last {@value #MOST}. Safe for many
 * threads.
 */
final class KnownTerms {

    static final int MOST = 16;

    private volatile List<Known> known = List.of();

    private record Known(Json.Obj form, ContestTerms terms) {}

    ContestTerms of(Json.Obj form) {
        for (Known each : known) {
            if (each.form.equals(form)) {
                return each.terms;
            }
        }
        Known read = new Known(form, ContestForms.readTerms(form));
        // What another thread adds meanwhile may get lost, and is read again.
        known = Stream.concat(Stream.of(read), known.stream()).limit(MOST).toList();
        return read.terms;
    }
}
