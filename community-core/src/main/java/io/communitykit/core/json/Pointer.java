package io.communitykit.core.json;

/** JSON pointers (RFC 6901) as text. */
public final class Pointer {

    /** The whole document. */
    public static final String ROOT = "";

    private Pointer() {}

    /**
     * Goes one step down.
     *
     * @param pointer where from
     * @param step a field's name or an element's index
     * @return the longer pointer, {@code ~} and {@code /} escaped
     */
    public static String append(String pointer, Object step) {
        String text = step.toString();
        if (text.indexOf('~') >= 0 || text.indexOf('/') >= 0) {
            text = text.replace("~", "~0").replace("/", "~1");
        }
        return pointer + "/" + text;
    }
}
