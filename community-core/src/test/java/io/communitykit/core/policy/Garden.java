package io.communitykit.core.policy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy kind that has one of everything. */
public final class Garden implements PolicyKind<Garden.Document> {

    /** What {@link SchemaFiles} looks for. */
    public static final Garden KIND = new Garden();

    /** The least that is a document. */
    static final String LEAST = """
            {"kind":"garden","version":"1","name":"花园","zone":"Asia/Shanghai","beds":[{"id":"a","plants":3}]}""";

    /** Every field set. */
    static final String FULL = """
            {"$schema":"garden.schema.json","kind":"garden","version":"2024-05 👩🏽‍🌾","name":"𠮷野 🌻","zone":"+08:00",
             "size":9007199254740993,"rows":-3,"open":true,"share":0.1000000000000000000000000001,
             "rounding":"half-even","price":{"amount":"-39.00","currency":"CNY"},"currency":"JPY",
             "planted":"2024-05-01T08:00:00.123456789+08:00","harvest":"2024-02-29","rest":"P1DT2H3.5S",
             "when":{"all":[{"attribute":"kind","in":["a","乙"]},{"not":{"missing":"kind"}}]},
             "on":"content.published","attributes":{"kind":"text","score":"number"},
             "prices":{"苹果/🍎~":{"amount":"1.50","currency":"CNY"}},
             "labels":["a","b"],"weights":[1,2.0,3e0],
             "limits":{"rule-1":5},"code":"A7","tier":"gold",
             "beds":[{"id":"a","plants":3},{"id":"b","trees":{"oak":2}}]}""";

    private final DocumentReader<Document> reader = DocumentReader.of("garden", Document.class);

    @Override
    public String name() {
        return "garden";
    }

    @Override
    public Document read(InputStream json) {
        return reader.read(json, (document, violations) -> document);
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(Document policy) {
        return List.of();
    }

    static InputStream utf8(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The document. */
    @Describe("A garden.")
    public record Document(
            PolicyVersion version,

            @Describe("What it is called. \"引号\"") @Size(min = 1, max = 12)
            String name,

            ZoneId zone,
            @Nullable Long size,
            @Nullable @Min(-10) @Max(10) Integer rows,
            @Nullable Boolean open,

            @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1.5")
            BigDecimal share,

            @Nullable RoundingMode rounding,
            @Nullable Money price,
            @Nullable Currency currency,
            @Nullable Instant planted,
            @Nullable LocalDate harvest,
            @Nullable Duration rest,
            @Nullable Condition when,
            @Nullable EventType on,
            Map<AttributeName, AttributeType> attributes,
            Map<String, Money> prices,
            @Size(max = 3) List<@Size(min = 1, max = 2) String> labels,
            List<@Positive Long> weights,
            Map<RuleId, @PositiveOrZero Integer> limits,
            @Nullable @Pattern(regexp = "[A-Z][0-9]?") String code,
            @Nullable TierName tier,
            @NotEmpty List<Bed> beds) {}

    /** One of two. */
    public sealed interface Bed {}

    /** Told by "plants". */
    public record Flowers(RuleId id, @Positive long plants) implements Bed {}

    /** Told by "trees". */
    public record Orchard(@Nullable RuleId id, @NotEmpty Map<String, Integer> trees) implements Bed {

        /** More than a document can say by itself. */
        public Orchard {
            if (trees.containsKey("weed")) {
                throw InvalidValueException.of("trees", "no weed", trees);
            }
        }
    }

    /** A value of another module that is written as text. */
    @TextValue(pattern = "[a-z]+")
    public record TierName(String value) {

        /** Checks the text. */
        public TierName {
            if (!value.matches("[a-z]+")) {
                throw InvalidValueException.of("tier name", "lower-case letters", value);
            }
        }
    }
}
