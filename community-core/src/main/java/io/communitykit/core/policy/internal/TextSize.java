package io.communitykit.core.policy.internal;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Counts the characters of a text as JSON Schema does: by code points, so that an emoji counts once. */
public final class TextSize implements ConstraintValidator<Size, String> {

    private int min;
    private int max;

    /** Called by the validation engine. */
    public TextSize() {}

    @Override
    public void initialize(Size size) {
        min = size.min();
        max = size.max();
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        int characters = value.codePointCount(0, value.length());
        return characters >= min && characters <= max;
    }
}
