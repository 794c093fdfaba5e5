package io.communitykit.examples.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Usage;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.first.ClubCodes;
import io.communitykit.examples.words.ReadyScreen;
import io.communitykit.referral.code.CodeIssue;
import io.communitykit.referral.code.Codes;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.generate.CodeKeyRing;
import io.communitykit.referral.code.memory.InMemoryCodeStore;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.code.policy.GeneratorRule;
import io.communitykit.referral.code.spi.MemberCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Issues codes. */
@Command(
        name = "issue",
        description = {
            "Issues a code to each member named, in memory: random, or permuted of the member's number under a key, as the policy says.",
            "A code has a check symbol at its end, so that a slip of the pen makes no other code of it."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CodeIssueCommand implements Callable<Integer> {

    private static final char KEY_SYMBOL = 'A';
    private static final byte[] TRIAL_SECRET =
            "communitykit trial key, not for keeps".getBytes(StandardCharsets.US_ASCII);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MEMBER", arity = "1..*", description = "Ids of members.")
    private List<String> members;

    @Mixin
    private CodePolicyOption policies;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draws the same codes again, for trying only: such codes can be foretold.")
    private @Nullable Long seed;

    @Option(
            names = "--first-number",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "The first member's number, the others' follow; for permuted codes (default: ${DEFAULT-VALUE}).")
    private long firstNumber;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "Holds the key of permuted codes in Base64, as 'openssl rand -base64 32' prints it (default: a fixed trial key).")
    private @Nullable Path keyFile;

    @Option(names = "--json", description = "Prints one JSON object in place of a table.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        CodePolicy policy = policies.policy();
        if (firstNumber < 0) {
            throw new CommandFailure(ExitCode.USAGE, "--first-number must be 0 or more, got " + firstNumber, null);
        }
        List<MemberId> ids = members.stream()
                .map(id -> Usage.checked(() -> new MemberId(id)))
                .toList();
        Codes codes = codes(policy, ids, console);
        List<Map<String, Object>> lines = new ArrayList<>();
        for (MemberId id : ids) {
            lines.add(line(id, codes.issue(id)));
        }
        CodeOdds odds = new CodeOdds(policy);
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("policy", policy.version().value());
            fields.put("codes", lines);
            fields.put("odds", odds.fields());
            console.out().println(ReferralJson.write(fields));
        } else {
            TextTable table = TextTable.of("member", "code", "for print", "kind", "good until");
            lines.forEach(it -> table.row(
                    text(it, "member"), text(it, "code"), text(it, "print"), text(it, "kind"), text(it, "until")));
            console.out().print(table);
            odds.print(console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static String text(Map<String, Object> line, String name) {
        return String.valueOf(line.getOrDefault(name, ""));
    }

    private static Map<String, Object> line(MemberId id, CodeIssue issue) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("member", id.value());
        if (issue instanceof CodeIssue.Refused refused) {
            fields.put("refused", ToldCounts.word(refused.why()));
            fields.put("code", "");
            fields.put("kind", ToldCounts.word(refused.why()));
            return fields;
        }
        MemberCode code = issue.held().orElseThrow();
        fields.put("code", code.code().text());
        fields.put(
                "print",
                code.code() instanceof InviteCode invite
                        ? invite.grouped()
                        : code.code().text());
        fields.put("kind", ToldCounts.word(code.kind()));
        code.terms().endsAt().ifPresent(end -> fields.put("until", end.toString()));
        return fields;
    }

    private Codes codes(CodePolicy policy, List<MemberId> ids, Console console) {
        Codes.Builder builder = Codes.builder(policy, new InMemoryCodeStore(PseudonymKey.of(TRIAL_SECRET)))
                .clock(Instant::now)
                .words(ClubCodes.clean(ReadyScreen.make().matcher()))
                .right((member, tier) -> false);
        if (seed != null) {
            RandomGenerator drawn =
                    RandomGeneratorFactory.of("SplittableRandom").create(seed);
            builder.random(drawn);
        }
        if (policy.generator().generator() == GeneratorRule.Generator.PERMUTED) {
            Map<MemberId, Long> numbers = new LinkedHashMap<>();
            ids.forEach(id -> numbers.putIfAbsent(id, firstNumber + numbers.size()));
            builder.permuting(CodeKeyRing.of(KEY_SYMBOL, secret(console)), member -> {
                Long number = numbers.get(member);
                return number == null ? OptionalLong.empty() : OptionalLong.of(number);
            });
        }
        return builder.build();
    }

    private byte[] secret(Console console) {
        if (keyFile == null) {
            console.note("note: codes are permuted under a fixed trial key; give --key-file for codes that you keep");
            return TRIAL_SECRET;
        }
        try {
            return Base64.getDecoder().decode(Files.readString(keyFile).strip());
        } catch (IOException e) {
            throw CommandFailure.unreadable(keyFile, e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INPUT, keyFile + " holds no Base64", e);
        }
    }
}
