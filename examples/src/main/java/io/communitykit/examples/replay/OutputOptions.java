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
    @Nullable
    Path balances;

    @Option(
            names = "--member",
            paramLabel = "ID",
            description = "Also shows this member's latest postings (tables only).")
    @Nullable
    String member;

    @Option(
            names = "--json",
            description = "Prints exactly one JSON object at the end instead of tables; its fields stand below.")
    boolean json;
}
