package io.communitykit.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.communitykit.examples.CommunityKit;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens the report in a real browser. Screenshots are left in {@code target/report-screenshots}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "report-screenshots");
    private static final double READABLE = 4.5;

    private Path report;
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        var out = new StringWriter();
        int code = CommunityKit.commandLine(new PrintWriter(out), new PrintWriter(out))
                .execute("demo", "--members", "300", "--days", "60", "--out", folder.toString());
        assertThat(code).as(out.toString()).isZero();
        report = folder.resolve("report.html");
        Files.createDirectories(SCREENSHOTS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.find())
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest(name = "{0}x{1} {2}")
    @CsvSource({"390, 844, LIGHT", "390, 844, DARK", "1280, 900, LIGHT", "1280, 900, DARK"})
    @DisplayName("it opens without errors or requests, draws every chart, fits the page and can be read")
    void opens(int width, int height, ColorScheme scheme) {
        List<String> complaints = new ArrayList<>();
        List<String> requests = new ArrayList<>();
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.onRequest(request -> requests.add(request.url()));
            page.navigate(report.toUri().toString());
            page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve(width + "-" + scheme + ".png")));

            assertThat(complaints).isEmpty();
            assertThat(requests).containsExactly(report.toUri().toString());
            assertThat(page.locator(".chart").count()).isGreaterThanOrEqualTo(5);
            assertThat(page.locator("table.candidates").count()).isBetween(4, 5);
            assertThat(page.locator("#referral-funnel .bar").count()).isEqualTo(6);
            assertThat(page.locator("#referral-ladder tbody tr").count()).isPositive();
            assertThat(page.evaluate(ScreenChecks.BLANK_CHARTS)).isEqualTo(List.of());
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            assertThat(((Number) page.evaluate(ScreenChecks.LEAST_CONTRAST)).doubleValue())
                    .isGreaterThanOrEqualTo(READABLE);
        }
    }

    @Test
    @DisplayName("charts follow when the device turns dark or is turned")
    void follows() {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.LIGHT))) {
            Page page = context.newPage();
            page.navigate(report.toUri().toString());
            Object light = page.evaluate(ScreenChecks.FIRST_CHART);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            // Asked from here, not by waitForFunction: the report's own policy forbids the page to evaluate text.
            page.waitForCondition(() -> !page.evaluate(ScreenChecks.FIRST_CHART).equals(light));
            page.setViewportSize(390, 844);
            page.waitForCondition(
                    () -> (boolean) page.evaluate("document.querySelector('canvas').clientWidth < 390"));
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
        }
    }
}
