package io.communitykit.examples.recommend;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.NonPersonalizedModel;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what is like an item. */
@Command(
        name = "similar",
        description = "Lists the items that a model finds most like one, best first.",
        footer = {"", "--json prints one object: model, item, similar (item, score)."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SimilarCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOption from;

    @Option(names = "--item", required = true, paramLabel = "ID", description = "The item.")
    private String item;

    @Option(names = "--json", description = "Prints one JSON object in place of a table.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        ItemId id = ModelOption.item(item);
        Model model = from.read();
        int number = from.number(model, id);
        Ranking ranking = Ranking.of(model.items(), from.limit());
        model.similar(number, ranking);
        if (json) {
            console.out().println(RecommendJson.write(object(model, ranking)));
        } else {
            print(console, model, ranking);
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private Map<String, Object> object(Model model, Ranking ranking) {
        List<Object> similar = new ArrayList<>();
        for (int place = 0; place < ranking.size(); place++) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("item", model.items().id(ranking.item(place)).value());
            line.put("score", ranking.score(place));
            similar.add(line);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", model.name());
        object.put("item", item);
        object.put("similar", similar);
        return object;
    }

    private void print(Console console, Model model, Ranking ranking) {
        if (ranking.size() == 0) {
            console.out()
                    .println("Nothing is like " + Texts.printable(item) + ": too few members share it with another.");
            return;
        }
        console.out()
                .println(
                        model instanceof NonPersonalizedModel
                                ? "The same for every item by " + model.name() + ", which tells nothing of "
                                        + Texts.printable(item)
                                : "Most like " + Texts.printable(item) + " by " + model.name());
        console.out().println();
        TextTable table = TextTable.of(">place", "item", ">score");
        for (int place = 0; place < ranking.size(); place++) {
            table.row(place + 1, model.items().id(ranking.item(place)), Numbers.score(ranking.score(place)));
        }
        console.out().print(table);
    }
}
