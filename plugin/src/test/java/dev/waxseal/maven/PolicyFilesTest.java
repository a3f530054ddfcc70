package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {

    @TempDir
    Path root;

    private Path orders;

    @BeforeEach
    void a_module_two_directories_below_the_root() throws Exception {
        orders = Files.createDirectories(root.resolve("services/orders"));
        Files.writeString(root.resolve("waxseal.yml"), "");
    }

    @Test
    void it_is_found_at_the_root_of_the_repository_from_inside_a_module() throws Exception {
        Files.createDirectory(root.resolve(".git"));
        assertThat(found()).containsExactly("waxseal.yml");
    }

    @Test
    void the_modules_own_comes_last_and_so_decides() throws Exception {
        Files.createDirectory(root.resolve(".git"));
        Files.writeString(orders.resolve("waxseal.yml"), "");
        assertThat(found()).containsExactly("waxseal.yml", "services/orders/waxseal.yml");
    }

    @Test
    void above_the_repository_nothing_is_read() throws Exception {
        Files.createDirectory(root.resolve("services/.git"));
        assertThat(found()).isEmpty();
    }

    @Test
    void without_a_repository_the_poms_lead_the_way() throws Exception {
        Files.writeString(root.resolve("services/pom.xml"), "");
        assertThat(found()).isEmpty();
        Files.writeString(root.resolve("pom.xml"), "");
        assertThat(found()).containsExactly("waxseal.yml");
    }

    @Test
    void a_build_whose_aggregator_lies_beside_its_modules_finds_it_there_and_above_them() throws Exception {
        Path build = Files.createDirectories(root.resolve("services/build"));
        Files.writeString(root.resolve("services/waxseal.yml"), "");
        Files.writeString(build.resolve("waxseal.yml"), "");
        Files.writeString(orders.resolve("waxseal.yml"), "");
        assertThat(names(calledIn(build))).containsExactly("waxseal.yml", "build/waxseal.yml", "orders/waxseal.yml");
        Files.createDirectory(root.resolve(".git"));
        assertThat(names(calledIn(build)))
                .containsExactly(
                        "waxseal.yml",
                        "services/waxseal.yml",
                        "services/build/waxseal.yml",
                        "services/orders/waxseal.yml");
    }

    @Test
    void what_lies_farther_above_such_a_build_is_not_read() throws Exception {
        Path build = Files.createDirectories(root.resolve("tools/build"));
        assertThat(names(calledIn(build))).isEmpty();
    }

    @Test
    void files_that_are_given_are_looked_for_in_the_same_way() throws Exception {
        Files.createDirectory(root.resolve(".git"));
        Files.writeString(root.resolve("strict.yml"), "");
        PolicyFiles files = files();
        assertThat(files.files(List.of("strict.yml", " waxseal.yml")).stream().map(files::name))
                .containsExactly("strict.yml", "waxseal.yml");
        assertThatThrownBy(() -> files.files(List.of("none.yml")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.yml")
                .hasMessageEndingWith(" in " + orders + ", " + orders.getParent() + ", " + root);
    }

    private List<String> found() throws Exception {
        return names(files());
    }

    private static List<String> names(PolicyFiles files) throws Exception {
        return files.files(null).stream().map(files::name).toList();
    }

    /** With the module of this test and the aggregator as all there is. */
    private PolicyFiles calledIn(Path aggregator) {
        Module module = new Module(orders);
        Module other = new Module(aggregator);
        when(module.session.getAllProjects()).thenReturn(List.of(other.project, module.project));
        when(module.session.getExecutionRootDirectory()).thenReturn(aggregator.toString());
        return new PolicyFiles(module.project, module.session);
    }

    private PolicyFiles files() {
        Module module = new Module(orders);
        when(module.session.getRequest().getMultiModuleProjectDirectory()).thenReturn(orders.toFile());
        return new PolicyFiles(module.project, module.session);
    }
}
