package io.communitykit.examples.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.JsonFields;
import io.communitykit.examples.cli.Texts;
import io.communitykit.recommend.offpolicy.LoggedDecision;
import io.communitykit.recommend.signal.SignalId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads logged decisions from JSON lines; blank lines are skipped. Memory: all of them. */
final class DecisionLines {

    /** What a line looks like, for the help. */
    static final String FORMAT =
            "A line of --log: {\"candidates\": [{\"like\": 1.1, \"dwell\": 0.4}, {\"like\": 0.2}], \"chosen\": 0, \"propensity\": 0.25,"
                    + " \"reward\": 1}: of one place, each candidate's signals as the weights are multiplied with them (after the transform;"
                    + " one that is left out is 0), which candidate was shown (from 0), how probable that was (above 0, at most 1), and what"
                    + " came of it. \"number\" may name the decision; those that depend on each other, such as those of one member,"
                    + " share one (default: the line's).";

    private final List<SignalId> signals;
    private final Map<String, Integer> columns = new HashMap<>();

    DecisionLines(List<SignalId> signals) {
        this.signals = List.copyOf(signals);
        signals.forEach(it -> columns.put(it.value(), columns.size()));
    }

    /**
     * Reads them all.
     *
     * @throws CommandFailure if the file cannot be read, is empty, or a line holds no decision
     */
    List<LoggedDecision> read(Path file) {
        List<LoggedDecision> decisions = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    decisions.add(decision(file, number, line));
                }
            }
        } catch (MalformedInputException e) {
            throw new CommandFailure(ExitCode.INPUT, file + " is no UTF-8 text", e);
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
        if (decisions.isEmpty()) {
            throw new CommandFailure(ExitCode.INPUT, file + " holds no decision", null);
        }
        return decisions;
    }

    private LoggedDecision decision(Path file, long number, String line) {
        try {
            return decision(number, JsonFields.of(FeedJson.read(line), ""));
        } catch (JsonProcessingException e) {
            throw bad(file, number, "no JSON: " + e.getOriginalMessage(), e);
        } catch (InvalidValueException e) {
            throw bad(file, number, String.valueOf(e.getMessage()), e);
        }
    }

    private static CommandFailure bad(Path file, long number, String why, Exception cause) {
        return new CommandFailure(
                ExitCode.INPUT, file.getFileName() + " line " + number + ": " + Texts.printable(why), cause);
    }

    private LoggedDecision decision(long line, JsonFields fields) {
        var listed = fields.list("candidates");
        double[][] terms = new double[listed.size()][signals.size()];
        for (int i = 0; i < terms.length; i++) {
            String at = "/candidates/" + i;
            JsonFields candidate = JsonFields.of(listed.get(i), at);
            for (String name : candidate.names()) {
                Integer column = columns.get(name);
                if (column == null) {
                    throw InvalidValueException.of(at, "of the policy's signals " + signals, "\"" + name + "\"");
                }
                terms[i][column] = candidate.number(name);
            }
        }
        long number = fields.optionalWhole("number").orElse(line);
        int chosen = fields.small("chosen");
        double propensity = fields.number("propensity");
        double reward = fields.number("reward");
        fields.end();
        return LoggedDecision.of(number, terms, chosen, propensity, reward);
    }
}
