package io.communitykit.examples.points;

import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Usage;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.examples.replay.StoreOptions;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Want;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which ledger is looked into. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class LedgerOptions {

    private static final String MEMORY = "memory";

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description = "Points program, a policy of kind points-program (default: one that the jar carries).")
    private @Nullable Path program;

    @Mixin
    private StoreOptions stores;

    /** The policy named, or that of the demo shop. */
    public PointsProgram program() {
        return program == null
                ? PolicyFiles.builtIn(PointsProgram.KIND, "demo-shop.json")
                : PolicyFiles.read(PointsProgram.KIND, program);
    }

    /** Looking into a ledger creates none. */
    public OpenStore open(Console console) {
        return stores.openExisting(console);
    }

    /** A store in memory is always empty, so that looking into it says nothing. */
    OpenStore openDatabase(Console console) {
        OpenStore store = open(console);
        if (store.name().equals(MEMORY)) {
            store.close();
            throw new CommandFailure(ExitCode.USAGE, "--jdbc is missing, which names the database", null);
        }
        return store;
    }

    /** Refuses a member without an account, which is most often a slip of the pen. */
    public static MemberId require(OpenStore store, PointsProgram program, String member) {
        MemberId id = member(member);
        AccountState state = store.store()
                .read(List.of(Want.balances(new AccountId(program.id(), id))))
                .get(0);
        if (state.status() == AccountState.Status.OPEN) {
            return id;
        }
        String what = state.status() == AccountState.Status.ERASED
                ? " was erased from program " + program.id()
                : " has no account in program " + program.id() + in(store) + ". Maybe " + advice(store);
        throw new CommandFailure(ExitCode.INPUT, "member " + id + what, null);
    }

    /** A program without accounts is most often a slip of the pen. */
    static CommandFailure nobody(OpenStore store, PointsProgram program) {
        return new CommandFailure(
                ExitCode.INPUT,
                "program " + program.id() + " has no accounts" + in(store) + ". Maybe " + advice(store),
                null);
    }

    private static String in(OpenStore store) {
        return store.name().equals(MEMORY) ? "" : " in " + store.place();
    }

    private static String advice(OpenStore store) {
        return store.name().equals(MEMORY)
                ? "--jdbc is missing, which names the database"
                : "--program, --jdbc or --key-file names another one";
    }

    static MemberId member(String text) {
        return Usage.checked(() -> new MemberId(text));
    }
}
