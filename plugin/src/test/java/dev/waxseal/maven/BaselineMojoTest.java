package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineMojoTest {

    @Test
    void what_was_found_is_known_from_then_on_and_nothing_is_written_where_nothing_was_heard(@TempDir Path directory)
            throws Exception {
        Module module = new Module(directory);
        BaselineMojo mojo = new BaselineMojo();
        mojo.project = module.project;
        mojo.session = module.session;
        mojo.output = module.output.toFile();
        Path baseline = module.project.getBasedir().toPath().resolve("waxseal-baseline.json");
        mojo.execute();
        assertThat(baseline).doesNotExist();

        module.heard("Main", "{\"type\":\"did-not-run\",\"reason\":\"for the test\"}");
        mojo.execute();
        assertThat(baseline)
                .content()
                .contains("\"schema\": \"waxseal-baseline/1\"")
                .doesNotContain("did not listen");
    }
}
