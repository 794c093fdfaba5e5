package io.communitykit.membership.tier;

import io.communitykit.membership.tier.internal.LadderDocument;
import io.communitykit.membership.tier.internal.ValidityDocument;
import io.communitykit.membership.tier.internal.WindowDocument;
import java.util.Locale;
import java.util.Optional;

/** What a document says of a part that does not go with the others, in the document's own words. */
final class Said {

    private Said() {}

    /** Empty where the document says nothing and means the default. */
    static Optional<String> of(String part, LadderDocument.Climbs ladder) {
        return switch (part) {
            case "window" -> Optional.ofNullable(ladder.window()).map(Said::window);
            case "upgrade" -> Optional.ofNullable(ladder.upgrade()).map(upgrade -> "\"" + word(upgrade) + "\"");
            case "validity" -> Optional.ofNullable(ladder.validity()).map(Said::validity);
            default -> Optional.ofNullable(ladder.downgrade()).map(fall -> field("step", word(fall.step())));
        };
    }

    private static String window(WindowDocument window) {
        if (window instanceof WindowDocument.Calendar calendar) {
            return field("calendar", word(calendar.calendar()));
        } else if (window instanceof WindowDocument.Rolling rolling) {
            return field("rolling", rolling.rolling().value());
        } else if (window instanceof WindowDocument.Anniversary anniversary) {
            return field("anniversary", anniversary.anniversary().value());
        } else if (window instanceof WindowDocument.Dated dated) {
            return field("from", dated.from().toString());
        }
        return field("since", word(((WindowDocument.Since) window).since()));
    }

    private static String validity(ValidityDocument validity) {
        if (validity instanceof ValidityDocument.PeriodEnd end) {
            return field("until", word(end.until()));
        } else if (validity instanceof ValidityDocument.Term term) {
            return field("term", term.term().value());
        }
        return field("asLongAs", word(((ValidityDocument.Continuous) validity).asLongAs()));
    }

    private static String field(String name, String value) {
        return "{\"" + name + "\": \"" + value + "\"}";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
