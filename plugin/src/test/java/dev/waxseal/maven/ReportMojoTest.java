package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMojoTest {

    @Test
    void what_would_fail_is_reported_and_passes(@TempDir Path directory) throws Exception {
        Module module = new Module(directory);
        ReportMojo mojo = new ReportMojo();
        mojo.project = module.project;
        mojo.session = module.session;
        mojo.output = module.output.toFile();
        mojo.execute();
        assertThat(module.output).doesNotExist();

        module.heard("Main", "{\"type\":\"did-not-run\",\"reason\":\"for the test\"}");
        mojo.execute();
        assertThat(module.output.resolve("waxseal.json")).content().contains("\"complete\": false");
    }
}
