package io.communitykit.examples.recommend;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.history.History;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.SparseRows;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Interactions that were read from a file of text. Fields are parted by tabs, spaces or commas; a file may be packed with gzip. Memory is that of the matrix and
 * of its builder, whatever the length of the lines.
 *
 * @param interactions what members did
 * @param lines how many lines the file has
 * @param empty how many of them hold no item
 * @param bad how many fields or lines could not be read, and were left out
 * @param duplicates how many pairs were there already: of adjacency they count once, of triples their weights add up
 */
public record InteractionFile(Interactions interactions, long lines, long empty, long bad, long duplicates) {

    /**
     * Reads a file.
     *
     * @param file the file
     * @param format how it is written
     * @param listener hears of each bad field or line; may throw to end there
     * @return what it holds
     * @throws CommandFailure if it cannot be read, is not UTF-8, or holds no interaction
     */
    public static InteractionFile read(Path file, InteractionFormat format, Consumer<History.BadLine> listener) {
        try (FieldReader fields = FieldReader.open(file)) {
            Reading reading = new Reading(file, format, fields, listener);
            while (fields.nextLine()) {
                reading.line();
            }
            return reading.end();
        } catch (CharacterCodingException e) {
            throw notText(file, e);
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    private static CommandFailure notText(Path file, CharacterCodingException cause) {
        try {
            return new CommandFailure(
                    ExitCode.INPUT,
                    "cannot read " + file + ": line " + FieldReader.lineOfMalformed(file)
                            + " is not UTF-8. Maybe the file is in another encoding; save it as UTF-8",
                    cause);
        } catch (IOException e) {
            return CommandFailure.unreadable(file, e);
        }
    }

    /**
     * The same with every weight 1, however often a pair was there.
     *
     * @return another
     */
    InteractionFile withEqualWeights() {
        return new InteractionFile(Reading.once(interactions), lines, empty, bad, duplicates);
    }

    /** One reading of one file. */
    private static final class Reading {

        private final Path file;
        private final InteractionFormat format;
        private final FieldReader fields;
        private final Consumer<History.BadLine> listener;
        private final InteractionsBuilder builder = Interactions.builder();
        private long empty;
        private long bad;
        private long facts;

        Reading(Path file, InteractionFormat format, FieldReader fields, Consumer<History.BadLine> listener) {
            this.file = file;
            this.format = format;
            this.fields = fields;
            this.listener = listener;
        }

        void line() throws IOException {
            if (!fields.next()) {
                empty++;
                return;
            }
            try {
                MemberId member = new MemberId(fields.field());
                if (format == InteractionFormat.TRIPLES) {
                    triple(member);
                } else {
                    items(member);
                }
            } catch (InvalidValueException e) {
                refuse(String.valueOf(e.getMessage()));
            }
        }

        private void triple(MemberId member) throws IOException {
            if (!fields.next()) {
                refuse("expected a member, an item and a weight, got one field");
                return;
            }
            ItemId item = new ItemId(fields.field());
            double weight = fields.next() ? weight(fields.field()) : 1;
            if (!(weight > 0 && weight <= 1e12)) {
                refuse("weight: expected a number above 0 and at most 1e12, got " + fields.field());
                return;
            }
            builder.addNumbered(builder.add(member), builder.add(item), weight);
            facts++;
        }

        private static double weight(String text) {
            try {
                boolean isNumber = !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
                // Of hexadecimal digits is what Java alone takes for a number.
                return isNumber && text.indexOf('x') < 0 && text.indexOf('X') < 0
                        ? Double.parseDouble(text)
                        : Double.NaN;
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        private void items(MemberId member) throws IOException {
            if (!fields.next()) {
                empty++;
                return;
            }
            int number = -1;
            do {
                try {
                    int item = builder.add(new ItemId(fields.field()));
                    number = number < 0 ? builder.add(member) : number;
                    builder.addNumbered(number, item, 1);
                    facts++;
                } catch (InvalidValueException e) {
                    refuse(String.valueOf(e.getMessage()));
                }
            } while (fields.next());
        }

        private void refuse(String reason) {
            bad++;
            listener.accept(new History.BadLine(String.valueOf(file.getFileName()), fields.line(), reason));
        }

        InteractionFile end() {
            if (facts == 0) {
                throw new CommandFailure(ExitCode.INPUT, "no interaction in " + file + " as " + format, null);
            }
            Interactions read = builder.build();
            long duplicates = facts - read.byMember().size();
            return new InteractionFile(
                    format == InteractionFormat.ADJACENCY && duplicates > 0 ? once(read) : read,
                    fields.line(),
                    empty,
                    bad,
                    duplicates);
        }

        private static Interactions once(Interactions read) {
            SparseRows rows = read.byMember();
            int[] starts = new int[rows.rows() + 1];
            for (int row = 0; row < rows.rows(); row++) {
                starts[row + 1] = rows.end(row);
            }
            int[] column = new int[rows.size()];
            Arrays.setAll(column, rows::column);
            float[] value = new float[column.length];
            Arrays.fill(value, 1);
            return read.withWeights(SparseRows.of(rows.columns(), starts, column, value));
        }
    }
}
