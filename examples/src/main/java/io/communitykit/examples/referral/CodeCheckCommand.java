package io.communitykit.examples.referral;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.first.ClubCodes;
import io.communitykit.examples.words.ReadyScreen;
import io.communitykit.referral.code.CodeReading;
import io.communitykit.referral.code.VanityCode;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.code.policy.VanityRules;
import io.communitykit.referral.code.spi.WordCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what typed texts are, taken as codes. */
@Command(
        name = "check",
        description = {
            "Says what each text is, taken as a code: a checked code, what may be a code of a member's choice and whether the policy and the"
                    + " dictionary that comes with the library let it, or what is wrong with it and where.",
            "Whether somebody has such a code only a store knows. Exit code 0 if all may be codes; 1 if one cannot."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CodeCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What somebody typed.")
    private List<String> texts;

    @Mixin
    private CodePolicyOption policies;

    @Option(names = "--json", description = "Prints one JSON object in place of a table.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        CodePolicy policy = policies.policy();
        WordCheck words = ClubCodes.clean(ReadyScreen.make().matcher());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(line(policy, words, text));
        }
        if (json) {
            console.out().println(ReferralJson.write(Map.of("texts", lines)));
        } else {
            TextTable table = TextTable.of("text", "is", "code", "at", "because");
            lines.forEach(it -> table.row(
                    field(it, "text"), field(it, "is"), field(it, "code"), field(it, "at"), field(it, "because")));
            console.out().print(table);
        }
        console.out().flush();
        boolean faults = lines.stream().anyMatch(it -> field(it, "is").equals("malformed"));
        return (faults ? ExitCode.FAULTS : ExitCode.DONE).number();
    }

    private static String field(Map<String, Object> line, String name) {
        return String.valueOf(line.getOrDefault(name, ""));
    }

    private static Map<String, Object> line(CodePolicy policy, WordCheck words, String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", text);
        CodeReading.of(text, policy.lookAlikes())
                .fold(
                        valid -> {
                            fields.put("is", "valid");
                            fields.put("code", valid.grouped());
                            return fields;
                        },
                        vanity -> {
                            fields.put("is", "vanity");
                            fields.put("code", vanity.text());
                            fields.put("key", vanity.key().value());
                            objection(policy, words, vanity).ifPresent(why -> fields.put("because", why));
                            return fields;
                        },
                        malformed -> {
                            fields.put("is", "malformed");
                            fields.put("at", malformed.position() + 1);
                            fields.put("because", because(text, malformed));
                            return fields;
                        });
        return fields;
    }

    private static Optional<String> objection(CodePolicy policy, WordCheck words, VanityCode code) {
        if (policy.vanity().isEmpty()) {
            return Optional.of("the program offers none");
        }
        VanityRules rules = policy.vanity().get();
        if (code.text().length() < rules.minLength()) {
            return Optional.of("shorter than " + rules.minLength());
        } else if (rules.reservedKeys().contains(code.key())) {
            return Optional.of("reserved, or looks like what is");
        } else if (!code.readings().stream().allMatch(words::isClean)) {
            return Optional.of("a word of the dictionary can be read in it");
        }
        return rules.minTier().map(tier -> "from tier " + tier + " on");
    }

    private static String because(String text, CodeReading.Malformed malformed) {
        String fault = ToldCounts.word(malformed.fault());
        int index = malformed.position();
        return switch (malformed.fault()) {
            case LOOK_ALIKE, HIDDEN_CHARACTER, PICTOGRAPH, SUPPLEMENTARY, LONE_SURROGATE, NOT_A_SYMBOL ->
                index < text.length() ? fault + String.format(Locale.ROOT, " U+%04X", text.codePointAt(index)) : fault;
            default -> fault;
        };
    }
}
