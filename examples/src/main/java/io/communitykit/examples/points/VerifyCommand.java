package io.communitykit.examples.points;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.books.PointsBooks;
import io.communitykit.membership.points.books.SealSummary;
import io.communitykit.membership.points.books.Verification;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks accounts against their seals and balances. */
@Command(
        name = "verify",
        description = {
            "Checks that seals fit what they cover and that entries make up balances, lots and holds, of one member or of all accounts,"
                    + " erased ones included.",
            "Exit code 0 if all is intact, 1 if anything was changed, 3 if the program has no accounts in the database."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "MEMBER", description = "The member's id (default: all accounts).")
    private @Nullable String member;

    @Option(names = "--seal", description = "Seals every account that changed since its last seal, then checks.")
    private boolean seal;

    @Mixin
    private LedgerOptions ledger;

    private long accounts;
    private long postings;
    private long unsealed;
    private long broken;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        PointsProgram program = ledger.program();
        try (OpenStore store = ledger.openDatabase(console)) {
            PointsBooks books = PointsBooks.builder(program, store.store()).build();
            if (seal) {
                SealSummary sealed = books.seal(store.key());
                console.out()
                        .println("sealed " + Texts.grouped(sealed.postings()) + " postings of "
                                + Texts.grouped(sealed.accounts()) + " accounts");
            }
            verify(console, store, program, books, store.key());
            if (accounts == 0) {
                throw LedgerOptions.nobody(store, program);
            }
        }
        console.out()
                .println("accounts: " + Texts.grouped(accounts - broken) + " intact, " + Texts.grouped(broken)
                        + " broken; postings of intact accounts: " + Texts.grouped(postings) + ", of which "
                        + Texts.grouped(unsealed) + " not sealed yet");
        console.out().flush();
        return (broken == 0 ? ExitCode.DONE : ExitCode.FAULTS).number();
    }

    private void verify(Console console, OpenStore store, PointsProgram program, PointsBooks books, PseudonymKey key) {
        if (member == null) {
            books.verifyAll(key, each -> count(console, each));
        } else {
            books.verify(LedgerOptions.require(store, program, member), key).ifPresent(each -> count(console, each));
        }
    }

    private void count(Console console, Verification verification) {
        accounts++;
        if (verification instanceof Verification.Intact intact) {
            postings += intact.postings();
            unsealed += intact.unsealed();
        } else if (verification instanceof Verification.Broken found) {
            broken++;
            String certain = found.after() == 0
                    ? "no posting is certain"
                    : "certain up to posting " + Texts.grouped(found.after());
            String who = member == null ? "account " + found.account() : "member " + Texts.printable(member);
            console.out().println(who + ", posting " + found.found() + ": " + words(found.problem()) + "; " + certain);
        }
    }

    private static String words(Verification.Problem problem) {
        return switch (problem) {
            case SEAL -> "this seal does not fit what it covers";
            case SEQUENCE -> "a posting is missing or there twice";
            case RUNNING_BALANCE -> "its balance does not follow from its entries";
            case BALANCE -> "the entries up to it do not make up the balances";
            case LOTS -> "the entries up to it do not make up the lots";
            case HOLDS -> "the entries up to it do not make up the holds";
            case TIERS -> "what became of the tiers up to it does not lead to the tiers the member has";
            case UNREADABLE -> "it, the next one or what they led to cannot be read";
        };
    }
}
