package io.communitykit.core.event;

import com.fasterxml.jackson.core.JsonToken;

/** What reasons call the kinds of JSON values. */
final class TokenWords {

    private TokenWords() {}

    static String of(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            default -> "null. Maybe leave the member out.";
        };
    }
}
