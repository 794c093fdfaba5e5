package io.communitykit.examples.stackexchange;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Streams the {@code <row>} elements of one file of a dump. A document type declaration is refused, so that no entity can
 * expand and nothing outside the file is ever fetched. Memory: one row.
 */
final class RowReader {

    private final XMLInputFactory factory = hardened();

    /**
     * Reads a file to its end.
     *
     * @param file the file
     * @param rows is given each row; the row is valid only during the call
     * @throws CommandFailure if the file cannot be read or is no well-formed XML
     */
    void read(Path file, Consumer<Row> rows) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader xml = factory.createXMLStreamReader(bytes);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw malformed(file, xml, "a document type declaration is not allowed");
                } else if (event == XMLStreamConstants.START_ELEMENT && "row".equals(xml.getLocalName())) {
                    rows.accept(new Row(xml));
                }
            }
        } catch (XMLStreamException e) {
            String reason = String.valueOf(e.getMessage()).replaceAll("(?s).*Message: ", "");
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new CommandFailure(ExitCode.INPUT, file + " line " + line + ": no well-formed XML: " + reason, e);
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    private static CommandFailure malformed(Path file, XMLStreamReader xml, String reason) {
        int line = xml.getLocation().getLineNumber();
        return new CommandFailure(ExitCode.INPUT, file + " line " + line + ": " + reason, null);
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }
}
