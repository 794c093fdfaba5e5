import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Fails the build when fewer tests ran in a module than its recorded floor. A class that the runner never picks up is
 * green for ever; only the count shows that it is gone. Skipped tests do not count: they did not run.
 *
 * <p>Run by the build as {@code java TestFloor.java <directory of surefire reports> <floor>}.
 */
class TestFloor {
    public static void main(String[] args) throws Exception {
        Path reports = Path.of(args[0]);
        int floor = Integer.parseInt(args[1]);
        int ran = ran(reports);
        if (ran < floor) {
            System.err.printf(
                    "%d tests ran, the floor is %d (%s). Maybe a class is not named *Test, or is disabled;"
                            + " if tests were removed on purpose, lower tests.floor in the pom of the module.%n",
                    ran, floor, reports);
            System.exit(1);
        }
        System.out.printf("%d tests ran, the floor is %d.%n", ran, floor);
    }

    private static int ran(Path reports) throws Exception {
        if (!Files.isDirectory(reports)) {
            return 0;
        }
        int sum = 0;
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file : (Iterable<Path>) files.filter(TestFloor::isReport)::iterator) {
                var suite = DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getDocumentElement();
                sum += Integer.parseInt(suite.getAttribute("tests")) - Integer.parseInt(suite.getAttribute("skipped"));
            }
        }
        return sum;
    }

    private static boolean isReport(Path file) {
        return file.getFileName().toString().matches("TEST-.*\\.xml");
    }
}
