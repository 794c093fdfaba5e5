package io.communitykit.examples.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Texts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes the report: one page with its style, its script, its data and the chart library inside, so that it opens from a
 * disk without a network. Page, style and script are resources beside this class.
 */
public final class HtmlReport {

    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

    private HtmlReport() {}

    /**
     * Writes a report.
     *
     * @param file where to
     * @param data what it shows
     * @throws CommandFailure if the file cannot be written
     */
    public static void write(Path file, ReportData data) {
        Template page = Mustache.compiler()
                .withFormatter(value ->
                        value instanceof Number number ? Texts.grouped(number.longValue()) : String.valueOf(value))
                .compile(resource("report.html"));
        Map<String, Object> context = new HashMap<>();
        context.put("report", new ReportPage(data));
        context.put("style", resource("report.css"));
        context.put("script", resource("report.js"));
        context.put("library", resource(ECHARTS));
        context.put("data", ChartData.json(data));
        try (BufferedWriter html = Files.newBufferedWriter(file)) {
            html.write(page.execute(context));
        } catch (IOException e) {
            throw CommandFailure.unwritable(file, e);
        }
    }

    static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar must carry " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
