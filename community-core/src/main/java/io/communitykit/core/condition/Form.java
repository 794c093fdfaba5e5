package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeValue.Scalar;

/** The form that a condition was read from, in whose words its faults are told. */
enum Form {
    /** The JSON form. */
    JSON {
        @Override
        String operator(String jsonName) {
            return jsonName;
        }

        @Override
        String words(AttributeType type) {
            return type.words();
        }

        @Override
        String write(Scalar value) {
            return ConditionWriter.write(value).toString();
        }
    },
    /** The text form. */
    TEXT {
        @Override
        String operator(String jsonName) {
            return TextWords.operator(jsonName);
        }

        @Override
        String words(AttributeType type) {
            return TextWords.type(type);
        }

        @Override
        String write(Scalar value) {
            return ConditionText.write(value);
        }
    };

    abstract String operator(String jsonName);

    abstract String words(AttributeType type);

    abstract String write(Scalar value);
}
