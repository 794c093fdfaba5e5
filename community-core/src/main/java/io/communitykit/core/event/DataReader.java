package io.communitykit.core.event;

import static io.communitykit.core.event.BadLineException.quote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.communitykit.core.InvalidValueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the attributes of an event from the object {@code data}. */
final class DataReader {

    /** More digits than any number that is allowed; bounds the time that reading one takes. */
    private static final int MAX_NUMBER_LENGTH = 1_000;

    private DataReader() {}

    /** The parser's current token is the start of the object; afterwards it is the end. */
    static Map<AttributeName, AttributeValue> read(JsonParser json) throws IOException {
        Map<AttributeName, AttributeValue> attributes = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            AttributeName name = name(json.currentName());
            String path = "data." + name;
            JsonToken token = json.nextToken();
            AttributeValue value = token == JsonToken.START_ARRAY ? list(path, json) : scalar(path, token, json);
            if (attributes.put(name, value) != null) {
                throw new BadLineException(path + " comes twice");
            }
        }
        return attributes;
    }

    private static AttributeName name(String text) {
        try {
            return new AttributeName(text);
        } catch (InvalidValueException e) {
            throw BadLineException.of("data", e);
        }
    }

    private static AttributeValue.ListOf list(String path, JsonParser json) throws IOException {
        List<AttributeValue.Scalar> values = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            values.add(scalar(path + "[" + values.size() + "]", token, json));
        }
        return new AttributeValue.ListOf(values);
    }

    private static AttributeValue.Scalar scalar(String path, JsonToken token, JsonParser json) throws IOException {
        try {
            return switch (token) {
                case VALUE_STRING -> AttributeValue.of(json.getText());
                case VALUE_NUMBER_INT -> whole(path, json.getText());
                case VALUE_NUMBER_FLOAT -> decimal(path, json.getText());
                case VALUE_TRUE -> AttributeValue.of(true);
                case VALUE_FALSE -> AttributeValue.of(false);
                case START_OBJECT -> MoneyReader.read(path, json);
                case START_ARRAY -> throw new BadLineException(path + " must not be a list within a list");
                default -> throw new BadLineException(path + " must not be " + TokenWords.of(token));
            };
        } catch (InvalidValueException e) {
            throw BadLineException.of(path, e);
        }
    }

    private static AttributeValue.Whole whole(String path, String digits) {
        try {
            return AttributeValue.of(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw new BadLineException(path + " must fit a 64-bit integer, got " + quote(digits));
        }
    }

    private static AttributeValue.Decimal decimal(String path, String digits) {
        try {
            if (digits.length() <= MAX_NUMBER_LENGTH) {
                return AttributeValue.of(new BigDecimal(digits));
            }
        } catch (NumberFormatException e) {
            // An exponent beyond 32 bits: refused like the others that are out of range.
        }
        throw new BadLineException(path + " must be a number of usual size, got " + quote(digits));
    }
}
