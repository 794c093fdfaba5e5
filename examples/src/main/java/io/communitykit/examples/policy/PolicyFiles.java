package io.communitykit.examples.policy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.TierProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads policies from files, or from those that the jar carries. */
public final class PolicyFiles {

    /** The policies that the jar carries, by file name. */
    public static final List<String> BUILT_IN = List.of(
            "demo-shop.json",
            "demo-shop-tiers.json",
            "demo-shop-vouchers.json",
            "growth-club.json",
            "growth-club-tiers.json",
            "stack-exchange.json",
            "stack-exchange-tiers.json",
            "demo-shop-benefits.json",
            "demo-shop-segments.json",
            "stack-exchange-segments.json",
            "shop-words.json",
            "shop-word-policy.json",
            "shop-feed.json",
            "stack-exchange-feed.json",
            "shop-candidates.json",
            "shop-demand.json",
            "stack-exchange-questions.json",
            "stack-exchange-people.json",
            "shop-referral.json",
            "shop-team.json",
            "shop-bargain.json",
            "shop-contest.json",
            "shop-lottery.json",
            "shop-blind-box.json",
            "shop-attribution.json",
            "shop-codes.json",
            "shop-commission.json",
            "shop-abuse.json");

    private static final String FOLDER = "/io/communitykit/examples/policies/";

    private PolicyFiles() {}

    /**
     * Reads a policy from a file.
     *
     * @param kind what it must be
     * @param file the file
     * @param <P> the policy
     * @return the policy
     * @throws CommandFailure if the file cannot be read, or breaks the rules of its kind
     */
    public static <P> P read(PolicyKind<P> kind, Path file) {
        try (InputStream json = Files.newInputStream(file)) {
            return read(kind, json, file);
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    /**
     * Reads a policy out of what a file holds.
     *
     * @param kind what it must be
     * @param json what the file holds
     * @param file the file, which a failure names
     * @param <P> the policy
     * @return the policy
     * @throws CommandFailure if it breaks the rules of its kind
     */
    public static <P> P read(PolicyKind<P> kind, InputStream json, Path file) {
        try {
            return kind.read(json);
        } catch (InvalidPolicyException e) {
            throw invalid(file, e);
        }
    }

    /**
     * Reads a policy that the jar carries.
     *
     * @param kind what it must be
     * @param name one of {@link #BUILT_IN}
     * @param <P> the policy
     * @return the policy
     */
    public static <P> P builtIn(PolicyKind<P> kind, String name) {
        return kind.read(builtInText(name));
    }

    /**
     * The text of a policy that the jar carries.
     *
     * @param name one of {@link #BUILT_IN}
     * @return its JSON
     */
    public static String builtInText(String name) {
        try (InputStream json = PolicyFiles.class.getResourceAsStream(FOLDER + name)) {
            if (json == null) {
                throw new IllegalStateException("the jar must carry " + FOLDER + name);
            }
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts a points program and its ladders together.
     *
     * @param program the points program
     * @param tiers the ladders
     * @return the program with the ladders
     * @throws CommandFailure if the ladders count what the program does not have
     */
    public static PointsProgram together(PointsProgram program, TierProgram tiers) {
        try {
            return program.with(tiers);
        } catch (InvalidValueException e) {
            throw new CommandFailure(
                    ExitCode.POLICY,
                    "tiers " + tiers.version() + " do not fit program " + program.id() + " " + program.version() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** How a program with its ladders is called where two are compared. */
    public static String edition(PointsProgram program) {
        return "program " + program.version() + " with tiers "
                + program.tiers().map(TierProgram::version).orElseThrow();
    }

    private static CommandFailure invalid(Path file, InvalidPolicyException e) {
        int count = e.violations().size();
        String first = e.violations().isEmpty() ? "" : e.violations().get(0).toString();
        String rest =
                count > 1 ? " (and " + (count - 1) + " more; 'communitykit policy lint " + file + "' lists all)" : "";
        return new CommandFailure(ExitCode.POLICY, file + " is no valid " + e.kind() + ": " + first + rest, e);
    }
}
