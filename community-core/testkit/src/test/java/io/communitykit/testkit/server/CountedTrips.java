package io.communitykit.testkit.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between PostgreSQL's driver and a server and counts how often the server says that it is ready for the next query,
 * which is once a round trip; not the time when a transaction has begun, since the driver does not wait for that. Safe for
 * many threads.
 */
public final class CountedTrips implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("://[^:/]+:(\\d+)/");
    private static final int READY = 'Z';
    private static final int DONE = 'C';

    private final ServerSocket door;
    private final int serverPort;
    private final String url;
    private final AtomicInteger trips = new AtomicInteger();

    private CountedTrips(ServerSocket door, int serverPort, String url) {
        this.door = door;
        this.serverPort = serverPort;
        this.url = url;
    }

    /**
     * Opens a way to a server.
     *
     * @param serverUrl the server's JDBC URL
     * @return the way, to be closed
     */
    public static CountedTrips to(String serverUrl) {
        Matcher port = PORT.matcher(serverUrl);
        if (!port.find()) {
            throw new IllegalArgumentException("the URL must name host and port, got " + serverUrl);
        }
        try {
            ServerSocket door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
            // A server answers the question for TLS with a byte that is no message.
            String url = port.replaceFirst("://localhost:" + door.getLocalPort() + "/") + "&sslmode=disable";
            CountedTrips trips = new CountedTrips(door, Integer.parseInt(port.group(1)), url);
            start(trips::accept);
            return trips;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The JDBC URL that leads through here.
     *
     * @return the URL
     */
    public String url() {
        return url;
    }

    /**
     * How many round trips there were.
     *
     * @return the number since the beginning, of all connections
     */
    public int count() {
        return trips.get();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "counted-trips");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                start(() -> pass(client, server, CountedTrips::copy));
                start(() -> pass(server, client, this::count));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private interface Way {
        void pass(InputStream from, OutputStream to) throws IOException;
    }

    private static void pass(Socket from, Socket to, Way way) {
        try (from;
                to) {
            way.pass(from.getInputStream(), to.getOutputStream());
        } catch (IOException closed) {
            // One of the two has gone; closing tells the other.
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        from.transferTo(to);
    }

    /** A message is its type, its length without the type, and its content; counted before it is passed on. */
    private void count(InputStream from, OutputStream to) throws IOException {
        DataInputStream messages = new DataInputStream(from);
        boolean begun = false;
        while (true) {
            int type = messages.readUnsignedByte();
            int length = messages.readInt();
            byte[] message = ByteBuffer.allocate(1 + length)
                    .put((byte) type)
                    .putInt(length)
                    .array();
            messages.readFully(message, 5, length - 4);
            if (type == READY && !begun) {
                trips.incrementAndGet();
            }
            begun = type == DONE && new String(message, 5, length - 4, StandardCharsets.US_ASCII).startsWith("BEGIN");
            to.write(message);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
