package io.communitykit.examples.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.Fading;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes tags of JSON: {@code {"confidence": 8000, "source": "operator:anna", "at": "...", "expires": "..."}}, or {@code
 * "halfLife": "P30D"} in place of the expiry; everything may be left out.
 */
final class TagValues {

    private static final String CONFIDENCE = "confidence";
    private static final String SOURCE = "source";
    private static final String AT = "at";
    private static final String EXPIRES = "expires";
    private static final String HALF_LIFE = "halfLife";
    private static final List<String> FIELDS = List.of(CONFIDENCE, SOURCE, AT, EXPIRES, HALF_LIFE);
    private static final TagSource NOBODY = new TagSource("profile");

    private TagValues() {}

    static Optional<Tag> read(JsonNode json, String at, Violations faults) {
        if (!json.isObject()) {
            faults.add(at, "an object, perhaps {}", JsonValues.shown(json));
            return Optional.empty();
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                faults.addUnknown(Violations.below(at, name), "a field of a tag", name, FIELDS);
            }
        });
        if (json.has(EXPIRES) && json.has(HALF_LIFE)) {
            faults.add(
                    Violations.below(at, HALF_LIFE),
                    "no half-life beside an expiry",
                    JsonValues.shown(json.get(HALF_LIFE)));
        }
        if (json.has(HALF_LIFE) && !json.has(AT)) {
            faults.addMissing(Violations.below(at, AT), "when the tag was set, since half of it goes from then on");
        }
        int before = faults.size();
        int confidence = confidence(json, at, faults);
        TagSource source = source(json, at, faults);
        Instant since = instant(json, AT, at, faults).orElse(Instant.EPOCH);
        Optional<Fading> fading = fading(json, at, faults);
        return faults.size() > before
                ? Optional.empty()
                : ProfileParser.made(at, () -> new Tag(source, confidence, since, fading), faults);
    }

    private static int confidence(JsonNode json, String at, Violations faults) {
        JsonNode confidence = json.get(CONFIDENCE);
        if (confidence == null) {
            return TagMatch.CERTAIN;
        } else if (!confidence.isIntegralNumber()
                || !confidence.canConvertToInt()
                || confidence.intValue() < 1
                || confidence.intValue() > TagMatch.CERTAIN) {
            faults.add(
                    Violations.below(at, CONFIDENCE),
                    "a whole number from 1 to " + TagMatch.CERTAIN,
                    JsonValues.shown(confidence));
            return TagMatch.CERTAIN;
        }
        return confidence.intValue();
    }

    private static TagSource source(JsonNode json, String at, Violations faults) {
        JsonNode source = json.get(SOURCE);
        if (source == null) {
            return NOBODY;
        }
        String place = Violations.below(at, SOURCE);
        if (!source.isTextual()) {
            faults.add(place, "who says so, a text", JsonValues.shown(source));
            return NOBODY;
        }
        return ProfileParser.made(place, () -> new TagSource(source.textValue()), faults)
                .orElse(NOBODY);
    }

    private static Optional<Instant> instant(JsonNode json, String name, String at, Violations faults) {
        return Optional.ofNullable(json.get(name))
                .flatMap(it -> JsonValues.instant(it, Violations.below(at, name), faults));
    }

    private static Optional<Fading> fading(JsonNode json, String at, Violations faults) {
        Optional<Instant> expires = instant(json, EXPIRES, at, faults);
        if (expires.isPresent()) {
            return ProfileParser.made(Violations.below(at, EXPIRES), () -> new Fading.Expires(expires.get()), faults);
        }
        String place = Violations.below(at, HALF_LIFE);
        return Optional.ofNullable(json.get(HALF_LIFE))
                .flatMap(it -> JsonValues.parsed(it, "a duration such as \"P30D\"", Duration::parse, place, faults))
                .flatMap(it -> ProfileParser.made(place, () -> new Fading.HalfLife(it), faults));
    }
}
