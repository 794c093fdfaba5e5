package io.communitykit.examples;

import io.communitykit.examples.bargain.BargainCommandGroup;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.FailureLine;
import io.communitykit.examples.demo.DemoCommand;
import io.communitykit.examples.feed.FeedCommandGroup;
import io.communitykit.examples.points.PointsCommandGroup;
import io.communitykit.examples.policy.PolicyCommand;
import io.communitykit.examples.recommend.RecommendCommandGroup;
import io.communitykit.examples.referral.ReferralCommandGroup;
import io.communitykit.examples.replay.ReplayCommand;
import io.communitykit.examples.segments.SegmentsCommandGroup;
import io.communitykit.examples.team.TeamCommandGroup;
import io.communitykit.examples.tiers.TiersCommandGroup;
import io.communitykit.examples.words.WordsCommandGroup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of the examples. Each sub-command tries one library without code. */
@Command(
        name = "communitykit",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "CommunityKit 0.1.0",
        description = "Tries CommunityKit without code.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ReplayCommand.class,
            PointsCommandGroup.class,
            TiersCommandGroup.class,
            SegmentsCommandGroup.class,
            WordsCommandGroup.class,
            FeedCommandGroup.class,
            RecommendCommandGroup.class,
            ReferralCommandGroup.class,
            TeamCommandGroup.class,
            BargainCommandGroup.class,
            PolicyCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was done",
            "1:a check found faults: policy lint, words lint, referral lint, referral code check, points verify, feed replay",
            "2:an option or argument is wrong",
            "3:an input is missing or cannot be read: a file, a line, a text that is no UTF-8, a member, a program without accounts",
            "4:a policy file or dictionary breaks the rules of its kind",
            "5:an output cannot be written",
            "6:the store failed, cannot be reached, or has no ledger",
            "70:a fault of this program"
        })
public final class CommunityKit {

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Shows where a failure came from.")
    private boolean verbose;

    private CommunityKit() {}

    /**
     * The command line, ready to run.
     *
     * @param out takes results
     * @param err takes everything else
     * @return a command line that turns every failure into one line and an exit code
     */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommunityKit kit = new CommunityKit();
        FailureLine failures = new FailureLine(() -> kit.verbose);
        return new CommandLine(kit)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int code;
        try {
            code = commandLine(out, err).execute(args);
        } catch (OutOfMemoryError e) {
            err.println("communitykit: out of memory. Maybe --jdbc keeps accounts elsewhere, or java -Xmx gives more.");
            code = ExitCode.INTERNAL.number();
        }
        // A full disk behind standard output shows only here.
        if (out.checkError() && code == ExitCode.DONE.number()) {
            err.println("communitykit: cannot write to standard output");
            code = ExitCode.OUTPUT.number();
        }
        err.flush();
        System.exit(code);
    }

    /** UTF-8 whatever the locale: ids and tiers may be Chinese. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
