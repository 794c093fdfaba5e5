package io.communitykit.examples.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import java.util.function.Supplier;

/** Makes values of what somebody typed. */
final class Usage {

    private Usage() {}

    /**
     * Makes a value.
     *
     * @throws CommandFailure of an option or argument that is wrong
     */
    static <T> T checked(Supplier<T> making) {
        try {
            return making.get();
        } catch (InvalidValueException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
