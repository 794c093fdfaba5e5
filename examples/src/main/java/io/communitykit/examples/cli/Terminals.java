package io.communitykit.examples.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Finds out whether a person looks on. */
final class Terminals {

    private Terminals() {}

    /** True if input and output are a terminal that can redraw a line. */
    @SuppressWarnings("SystemConsoleNull") // what later releases need is asked below
    static boolean interactive() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    /** From Java 22 on there is always a console, and a method of it tells; before, a console is a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
