package dev.waxseal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** A headless Chromium of this machine, with words for what people do with a page. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final ChromeDriver driver;

    private Browser(File chromium, File driverProgram) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverProgram)
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    }

    /** Where there is none the tests are skipped with a message, unless they run in a pipeline, which has to bring one. */
    static Browser open() {
        Optional<File> chromium = NAMES.stream().flatMap(Browser::onThePath).findFirst();
        Optional<File> driver = onThePath("chromedriver").findFirst();
        boolean isThere = chromium.isPresent() && driver.isPresent();
        String message =
                "no chromium and chromedriver on the PATH; on Debian: apt-get install chromium chromium-driver";
        if (!isThere && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        assumeTrue(isThere, message);
        return new Browser(chromium.orElseThrow(), driver.orElseThrow());
    }

    private static Stream<File> onThePath(String name) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(Objects.requireNonNullElse(System.getenv("PATH"), ""))
                .map(directory -> new File(directory, name))
                .filter(File::canExecute);
    }

    void goTo(String url) {
        driver.get("about:blank"); // another fragment of the same page would load nothing
        driver.get(url);
    }

    void wide() {
        size(1280, 1000);
    }

    void narrow() {
        size(360, 800);
    }

    private void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** Such as {@code prefers-color-scheme}, {@code dark}. */
    void prefer(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        "",
                        "features",
                        List.of(
                                Map.of("name", feature, "value", value),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void show(String medium) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", medium));
    }

    WebElement the(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Those that can be seen. */
    List<WebElement> shown(String css) {
        return all(css).stream().filter(WebElement::isDisplayed).toList();
    }

    List<String> texts(String css) {
        return shown(css).stream().map(WebElement::getText).toList();
    }

    void click(String css) {
        the(css).click();
    }

    /** Chooses from a list what has this value. */
    void choose(String name, String value) {
        click("[name=" + name + "] option[value='" + value + "']");
    }

    void type(String css, String text) {
        the(css).sendKeys(text);
    }

    /** Whatever has the focus gets it. */
    void press(CharSequence key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    void escape() {
        press(Keys.ESCAPE);
    }

    String focused() {
        return driver.switchTo().activeElement().getText();
    }

    String url() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    String title() {
        return Objects.requireNonNull(driver.getTitle());
    }

    /**
     * What it costs to open a page, for a browser that has opened none: as Chromium's performance metrics have it, and on
     * the clock ({@code Loaded}).
     */
    Map<String, Double> costOf(String url) {
        wide();
        driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        goTo(url);
        Map<String, Double> costs = new TreeMap<>();
        Object metrics =
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
        for (Object metric : (List<?>) Objects.requireNonNull(metrics)) {
            if (metric instanceof Map<?, ?> named && named.get("value") instanceof Number value) {
                costs.put(String.valueOf(named.get("name")), value.doubleValue());
            }
        }
        String loaded = "return performance.timing.loadEventEnd - performance.timing.navigationStart";
        costs.put("Loaded", ((Number) run(loaded)).doubleValue() / 1_000);
        return costs;
    }

    Object run(String script) {
        Object result = driver.executeScript(script);
        return result == null ? "" : result;
    }

    /** What the browser complained of since it was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    /** What keeps people out of this page, by axe's rules for WCAG 2.2 AA and good practice. */
    Object barriers() throws IOException {
        driver.executeScript("""
                scrollTo(0, 0); // else what lies below the bar that stays counts as too small
                const style = document.styleSheets[0]; // and what is not drawn yet is not looked at
                style.insertRule('* { content-visibility: visible !important }', style.cssRules.length);
                """);
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
        }
        Object barriers = driver.executeAsyncScript("""
                const done = arguments[0];
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
                    .then(found => done(found.violations.map(rule => rule.id + ': '
                        + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join('; ')
                        ).concat(found.passes.length < 20 ? ['only ' + found.passes.length + ' rules were asked'] : [])));
                """);
        assertThat(barriers).isNotNull();
        return Objects.requireNonNull(barriers);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
