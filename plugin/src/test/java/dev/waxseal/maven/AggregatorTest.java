package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregatorTest {

    @TempDir
    Path directory;

    private Module aggregator;
    private Module shop;

    @BeforeEach
    void an_aggregator_with_the_plugin_and_a_module_with_tests() throws Exception {
        aggregator = new Module(directory);
        aggregator.plugin("dev.waxseal", "waxseal-maven-plugin", "");
        shop = new Module(directory.resolve("shop"));
        shop.project.setArtifactId("shop");
        shop.surefire("");
        Path sources = Files.createDirectories(directory.resolve("shop/src/test/java"));
        Files.writeString(sources.resolve("ShopTest.java"), "class ShopTest {}");
        shop.project.addTestCompileSourceRoot(sources.toString());
        aggregator.project.setCollectedProjects(List.of(shop.project));
        when(aggregator.session.getProjects()).thenReturn(List.of(aggregator.project, shop.project));
    }

    @Test
    void its_modules_that_nobody_listens_to_are_named() throws Exception {
        assertThat(unheard())
                .hasValueSatisfying(said -> assertThat(said)
                        .contains("nobody listens to: shop.", "waxseal-maven-plugin into their parent"));
    }

    @Test
    void one_that_has_the_plugin_is_listened_to() throws Exception {
        shop.plugin("dev.waxseal", "waxseal-maven-plugin", "");
        assertThat(unheard()).isEmpty();
    }

    @Test
    void one_that_is_not_built_or_whose_tests_are_skipped_is_no_matter() throws Exception {
        aggregator.commandLine.setProperty("skipTests", "true");
        assertThat(unheard()).isEmpty();
        aggregator.commandLine.clear();
        when(aggregator.session.getProjects()).thenReturn(List.of(aggregator.project));
        assertThat(unheard()).isEmpty();
    }

    @Test
    void one_without_tests_has_nothing_to_be_heard() throws Exception {
        Files.delete(directory.resolve("shop/src/test/java/ShopTest.java"));
        assertThat(unheard()).isEmpty();
    }

    @Test
    void one_that_was_called_by_the_command_line_alone_is_called_in_all_modules() throws Exception {
        aggregator.project.getBuild().getPlugins().clear();
        aggregator.project.getBuild().flushPluginMap();
        assertThat(unheard()).isEmpty();
    }

    private Optional<String> unheard() throws Exception {
        return Aggregator.unheard(aggregator.project, aggregator.session);
    }
}
