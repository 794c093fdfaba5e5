package io.communitykit.examples.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.policy.PolicyOptions;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.examples.replay.StoreOptions;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Want;
import java.util.List;
import picocli.CommandLine.Mixin;

/** The options that say which ledger is looked into. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LedgerOptions {

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private StoreOptions stores;

    /** The policy named, or that of the demo shop. */
    PointsProgram program() {
        return policies.program("demo-shop");
    }

    OpenStore open(Console console) {
        return stores.open(console);
    }

    /** Refuses a member without an account, which is most often a slip of the pen. */
    static MemberId require(OpenStore store, PointsProgram program, String member) {
        MemberId id = member(member);
        AccountState state = store.store()
                .read(List.of(Want.balances(new AccountId(program.id(), id))))
                .get(0);
        if (state.status() == AccountState.Status.OPEN) {
            return id;
        }
        String what = state.status() == AccountState.Status.ERASED
                ? " was erased from program " + program.id()
                : " has no account in program " + program.id() + ". Maybe " + advice(store);
        throw new CommandFailure(ExitCode.INPUT, "member " + id + what, null);
    }

    private static String advice(OpenStore store) {
        return store.name().equals("memory")
                ? "--jdbc is missing, which names the database"
                : "--program, --jdbc or --key-file names another one";
    }

    static MemberId member(String text) {
        try {
            return new MemberId(text);
        } catch (InvalidValueException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
