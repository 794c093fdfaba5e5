package io.communitykit.examples.cli;

import io.communitykit.core.CommunityException;
import io.communitykit.core.StorageException;
import io.communitykit.core.policy.InvalidPolicyException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever a command threw into one line on standard error and an exit code; more only with {@code --verbose}. */
public final class FailureLine implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final String PREFIX = "communitykit: ";

    private final BooleanSupplier verbose;

    /**
     * Creates the handler.
     *
     * @param verbose whether to show where a failure came from; asked only after one
     */
    public FailureLine(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        if (thrown instanceof ParameterException wrong) {
            return handleParseException(wrong, new String[0]);
        }
        PrintWriter err = command.getErr();
        err.println(PREFIX + oneLine(describe(thrown)));
        if (verbose.getAsBoolean()) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return exitCode(thrown).number();
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(PREFIX + oneLine(text(wrong)) + " (see '" + name + " --help')");
        command.getErr().flush();
        return ExitCode.USAGE.number();
    }

    private static ExitCode exitCode(Exception thrown) {
        if (thrown instanceof CommandFailure failure) {
            return failure.exitCode();
        } else if (thrown instanceof StorageException) {
            return ExitCode.STORE;
        } else if (thrown instanceof InvalidPolicyException) {
            return ExitCode.POLICY;
        }
        return thrown instanceof CommunityException ? ExitCode.INPUT : ExitCode.INTERNAL;
    }

    private static String describe(Exception thrown) {
        if (exitCode(thrown) == ExitCode.INTERNAL) {
            return "unexpected fault: " + thrown + ". Maybe --verbose shows where.";
        }
        return thrown instanceof StorageException ? "the store failed: " + text(thrown) : text(thrown);
    }

    private static String text(Exception thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
