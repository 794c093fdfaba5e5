package io.communitykit.examples.recommend;

import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.cli.Usage;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.model.Model;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recommends items to a member and says why. */
@Command(
        name = "because",
        description = {
            "Recommends items to a member by what the train file says that it did, and says which items of the member speak for each, largest"
                    + " share first.",
            "With --item, says which of the member's items speak for or against that one. The shares of all items add up to the score."
        },
        footer = {
            "",
            "The train file need not be the one that the model was fitted on; items that the model does not know are left out and counted.",
            "",
            "--json prints one object: model, member, history, unknownItems, recommendations (item, score where it is above 0, has where the"
                    + " member has it already, because (item, share))."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BecauseCommand implements Callable<Integer> {

    private static final int REASONS = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOption from;

    @Mixin
    private TrainOptions input;

    @Option(names = "--member", required = true, paramLabel = "ID", description = "The member.")
    private String member;

    @Option(
            names = "--item",
            paramLabel = "ID",
            description = "The item to explain (default: the best, each with its three largest reasons).")
    private @Nullable String item;

    @Option(names = "--json", description = "Prints one JSON object in place of a table.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        MemberId who = Usage.checked(() -> new MemberId(member));
        Optional<ItemId> which = Optional.ofNullable(item).map(ModelOption::item);
        Model model = from.read();
        OptionalInt number = which.isPresent() ? OptionalInt.of(from.number(model, which.get())) : OptionalInt.empty();
        Interactions train = input.train(console).interactions();
        int row = train.number(who)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.INPUT,
                        "no member " + Texts.printable(member) + " is in " + input.trainFile()
                                + ". Maybe show a new member what is most popular.",
                        null));
        MemberHistory history = MemberHistory.of(train, row, model);
        List<Recommendation> all = number.isPresent()
                ? List.of(history.explained(number.getAsInt(), from.limit()))
                : history.recommended(from.limit(), REASONS);
        if (json) {
            console.out().println(RecommendJson.write(object(history, all)));
        } else if (number.isPresent()) {
            print(all.get(0), console.out());
        } else {
            print(history, all, console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private Map<String, Object> object(MemberHistory history, List<Recommendation> all) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", history.model().name());
        object.put("member", member);
        object.put("history", history.profile().size());
        object.put("unknownItems", history.profile().unknown());
        object.put("recommendations", all.stream().map(Recommendation::object).toList());
        return object;
    }

    private void print(MemberHistory history, List<Recommendation> all, PrintWriter out) {
        out.println(Texts.printable(member) + " did something with "
                + Texts.grouped(history.profile().size()) + " items that the model "
                + history.model().name()
                + " knows, and with " + Texts.grouped(history.profile().unknown()) + " that it does not");
        if (all.isEmpty()) {
            out.println("Nothing scores above 0 by these. Maybe show what is most popular.");
            return;
        }
        TextTable table = TextTable.of(">place", "item", ">score", "because of");
        for (int i = 0; i < all.size(); i++) {
            Recommendation each = all.get(i);
            table.row(
                    i + 1,
                    each.item(),
                    each.score().isPresent() ? Numbers.score(each.score().getAsDouble()) : "",
                    each.because().stream()
                            .map(it -> it.item() + " " + Numbers.score(it.share()))
                            .collect(Collectors.joining(", ")));
        }
        out.println();
        out.print(table);
    }

    private void print(Recommendation it, PrintWriter out) {
        String score = it.score().isPresent()
                ? "scores " + Numbers.score(it.score().getAsDouble())
                : it.has() ? "is not recommended, since the member has it" : "does not score above 0";
        out.println(Texts.printable(it.item() + " " + score + " for " + member));
        TextTable table = TextTable.of("because of", ">share");
        it.because().forEach(each -> table.row(each.item(), Numbers.score(each.share())));
        out.println();
        out.print(table.isEmpty() ? "  no single item of the member speaks for it\n" : table.toString());
    }
}
