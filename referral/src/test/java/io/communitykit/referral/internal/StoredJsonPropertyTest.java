package io.communitykit.referral.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Stored JSON")
class StoredJsonPropertyTest {

    @Provide
    Arbitrary<Json.Obj> objects() {
        Arbitrary<Json> leaves = Arbitraries.oneOf(
                texts().map(Json::of),
                numbers().map(Json.Num::new),
                Arbitraries.of(true, false).map(Json::of),
                Arbitraries.just(new Json.Null()));
        return object(Arbitraries.lazyOf(
                () -> leaves,
                () -> leaves,
                () -> object(leaves).map(it -> it),
                () -> object(object(leaves).map(it -> it)).map(it -> it),
                () -> leaves.list().ofMaxSize(4).map(Json.Arr::new)));
    }

    private static Arbitrary<Json.Obj> object(Arbitrary<Json> values) {
        return Arbitraries.maps(texts(), values).ofMaxSize(4).map(fields -> new Json.Obj(new LinkedHashMap<>(fields)));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "\"",
                        "\\",
                        "\n",
                        "\u0001",
                        "\u007f",
                        "\u00e9",
                        "\u4f1a",
                        "\u2028",
                        "\uffff",
                        "\ud83d\ude00",
                        "/",
                        "'")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40)),
                        Arbitraries.integers().between(-500, 500))
                .as(BigDecimal::new);
    }

    @Property
    @Label("is read as it was written, numbers with their scale and fields in their order")
    void round_trip(@ForAll("objects") Json.Obj object) {
        StoredJson.check("object", object);

        Json.Obj read = StoredJson.read(StoredJson.write(object));

        assertThat(read).isEqualTo(object);
        assertThat(read.fields().keySet())
                .containsExactlyElementsOf(object.fields().keySet());
        assertThat(StoredJson.write(read)).isEqualTo(StoredJson.write(object));
    }

    @Property
    @Label("is refused exactly where its number takes more than 1,000 characters, and otherwise is read back")
    void numbers_at_the_bound(@ForAll("longNumbers") BigDecimal number) {
        Json.Obj object = Json.object("n", new Json.Num(number));
        boolean taken = true;
        try {
            StoredJson.check("object", object);
        } catch (InvalidValueException e) {
            taken = false;
        }

        assertThat(taken).isEqualTo(number.toString().length() <= 1_000);
        if (taken) {
            assertThat(StoredJson.read(StoredJson.write(object))).isEqualTo(object);
        }
    }

    @Provide
    Arbitrary<BigDecimal> longNumbers() {
        return Combinators.combine(
                        Arbitraries.integers().between(480, 1_010),
                        Arbitraries.integers().between(-5, 1_010),
                        Arbitraries.of(1, -1))
                .as((digits, scale, sign) ->
                        new BigDecimal(BigInteger.TEN.pow(digits - 1).multiply(BigInteger.valueOf(sign)), scale));
    }

    @Example
    @Label("is refused where it is broken, and where it is no object")
    void refuses() {
        Json deep = Json.of(1);
        for (int i = 1; i < JsonReader.MAX_DEPTH; i++) {
            deep = new Json.Arr(List.of(deep));
        }
        Json.Obj deepest = Json.object("a", deep);
        assertThatThrownBy(() -> StoredJson.check("body", deepest))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("body")
                .hasMessageContaining("256 deep");
        for (Json each : List.of(new Json.Broken(), Json.of("\ud83d"), Json.of("a\u0000"))) {
            assertThatThrownBy(() -> StoredJson.check("body", Json.object("a", each)))
                    .isInstanceOf(InvalidValueException.class);
        }
        for (String name : List.of("\udc00", "\u0000", "n".repeat(50_001))) {
            assertThatThrownBy(() -> StoredJson.check("body", new Json.Obj(Map.of(name, Json.of(1)))))
                    .isInstanceOf(InvalidValueException.class);
        }
        for (String text : List.of("", " ", "[]", "1", "{", "{} {}", "{\"a\":1,\"a\":1}", "{\"a\":\"\\ud83d\"}")) {
            assertThatThrownBy(() -> StoredJson.read(text)).isInstanceOf(InvalidValueException.class);
        }
    }
}
