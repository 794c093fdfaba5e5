package io.communitykit.risk.word.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The tables that the build wrote beside this class: big-endian, with a CRC32C of all before in their last four bytes. Stateless. */
final class ShippedTable {

    private ShippedTable() {}

    /**
     * Reads a table whole.
     *
     * @throws IllegalStateException if it is missing
     */
    static byte[] bytes(String resource) {
        try (InputStream in = ShippedTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing beside " + ShippedTable.class.getName() + ".");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The check sum of all but the last four bytes. */
    static int checkSum(byte[] table) {
        CRC32C check = new CRC32C();
        check.update(table, 0, table.length - Integer.BYTES);
        return (int) check.getValue();
    }

    /**
     * Compares the check sum.
     *
     * @return the check sum
     * @throws IllegalStateException if the table has fewer bytes than wanted before the check sum, or was changed
     */
    static int checked(String resource, byte[] table, int fewest) {
        int end = table.length - Integer.BYTES;
        if (end < fewest) {
            throw new IllegalStateException(resource + " has only " + table.length + " bytes.");
        }
        int check = checkSum(table);
        if (check != ByteBuffer.wrap(table).getInt(end)) {
            throw new IllegalStateException(resource + " is damaged: its check sum differs.");
        }
        return check;
    }
}
