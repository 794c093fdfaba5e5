package io.communitykit.examples.replay;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what to write, and where. */
public final class OutputOptions {

    @Option(
            names = "--balances",
            paramLabel = "FILE",
            description = "Writes member,currency,balance as CSV (RFC 4180, UTF-8, LF), sorted by member and currency.")
    @Nullable Path balances;

    @Option(names = "--member", paramLabel = "ID", description = "Also shows this member's latest postings (tables only).")
    @Nullable String member;

    @Option(
            names = "--json",
            description = "Prints one JSON object instead of tables: events.read, events.new, events.known,"
                    + " events.unruled, events.rejected, events.bad, members, seconds, program.id, program.version,"
                    + " store; published.* where the history carries balances; files.* for what was written. Fields are"
                    + " only ever added. read = new + known + unruled + rejected + bad.")
    boolean json;
}
