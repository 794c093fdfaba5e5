package io.communitykit.examples.recommend;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the algorithms, their parameters and the defaults at the end of a command's help. */
final class AlgorithmHelp implements IModelTransformer {

    // A line of picocli's help, which would break names and numbers.
    private static final int WIDTH = 79;
    private static final String INDENT = "    ";

    @Override
    public CommandSpec transform(CommandSpec command) {
        List<String> footer = new ArrayList<>(List.of(command.usageMessage().footer()));
        footer.add("");
        footer.add("Algorithms, with their parameters and the defaults of these:");
        for (NamedAlgorithm each : AlgorithmNames.ALL) {
            footer.add("  " + each.name() + ": " + each.about());
            StringBuilder line = new StringBuilder();
            for (AlgorithmParameter parameter : each.parameters()) {
                if (INDENT.length() + line.length() + 1 + parameter.toString().length() > WIDTH) {
                    footer.add(INDENT + line);
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(parameter);
            }
            if (!line.isEmpty()) {
                footer.add(INDENT + line);
            }
        }
        command.usageMessage().footer(footer.toArray(String[]::new));
        return command;
    }
}
