package io.communitykit.core.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a script at the semicolons that stand outside of comments and quotes. */
final class StatementSplitter {

    /** A comment or quoted stretch as a whole, the semicolon, or any other character; possessive, so without recursion. */
    private static final Pattern TOKEN = Pattern.compile("""
            (?<comment>--[^\\n]*+|/\\*(?s:.*?)\\*/)\
            |(?<quoted>'[^']*+'|"[^"]*+"|`[^`]*+`|(?<tag>\\$\\w*\\$)(?s:.*?)\\k<tag>)\
            |(?<end>;)\
            |(?<broken>/\\*|['"`]|\\$\\w*\\$)\
            |(?s:.)""");

    private StatementSplitter() {}

    static List<String> split(String name, String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        Matcher token = TOKEN.matcher(script);
        while (token.find()) {
            if (token.group("broken") != null) {
                throw malformed(
                        name, "each comment and quote closed", token.group() + " at character " + token.start());
            } else if (token.group("comment") != null) {
                statement.append(' ');
            } else if (token.group("end") == null) {
                statement.append(token.group());
            } else {
                if (!statement.toString().isBlank()) {
                    statements.add(statement.toString().strip());
                }
                statement.setLength(0);
            }
        }
        if (!statement.toString().isBlank()) {
            throw malformed(
                    name,
                    "each statement closed with ;",
                    "\"" + firstLine(statement.toString().strip()) + "\"");
        }
        if (statements.isEmpty()) {
            throw malformed(name, "at least one statement", "none");
        }
        return List.copyOf(statements);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static StorageException malformed(String name, String expected, String got) {
        return StorageException.permanent(
                ErrorCode.STORAGE_FAILED, name + " must have " + expected + ", got " + got, null);
    }
}
