package io.communitykit.examples.cli;

import io.communitykit.core.InvalidValueException;
import java.util.function.Supplier;

/** Makes values of what somebody typed. */
public final class Usage {

    private Usage() {}

    /**
     * Makes a value.
     *
     * @param making makes it, or refuses
     * @param <T> the value
     * @return the value
     * @throws CommandFailure of an option or argument that is wrong
     */
    public static <T> T checked(Supplier<T> making) {
        try {
            return making.get();
        } catch (InvalidValueException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
