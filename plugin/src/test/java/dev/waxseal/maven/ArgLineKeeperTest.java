package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgLineKeeperTest {

    @TempDir
    Path directory;

    private Module module;

    @BeforeEach
    void build() {
        module = new Module(directory);
    }

    @Test
    void a_literal_argLine_gets_the_agent_in_front() throws Exception {
        Plugin surefire = module.surefire("<argLine>-Xmx1g</argLine>");
        keep();
        assertThat(argLine(surefire.getConfiguration())).isEqualTo("${waxseal.argLine} -Xmx1g");
        assertThat(argLine(surefire.getExecutions().get(0).getConfiguration())).isEqualTo("${waxseal.argLine} -Xmx1g");
    }

    @Test
    void other_test_plugins_keep_it_too_where_their_argLine_is_written_out() throws Exception {
        Plugin scala = module.plugin("org.scalatest", "scalatest-maven-plugin", "<argLine>-Xmx1g</argLine>");
        Plugin tycho = module.plugin("org.eclipse.tycho", "tycho-surefire-plugin", "");
        keep();
        assertThat(argLine(scala.getConfiguration())).isEqualTo("${waxseal.argLine} -Xmx1g");
        assertThat(tycho.getConfiguration()).isNull();
    }

    @Test
    void without_an_argLine_the_usual_property_stays_in_force() throws Exception {
        Plugin surefire = module.surefire("");
        keep();
        assertThat(argLine(surefire.getExecutions().get(0).getConfiguration()))
                .isEqualTo("${waxseal.argLine} ${argLine}");
    }

    @Test
    void it_happens_once_however_often_it_is_called() throws Exception {
        Plugin surefire = module.surefire("<argLine>@{argLine} -ea</argLine>");
        keep();
        keep();
        assertThat(argLine(surefire.getConfiguration())).isEqualTo("${waxseal.argLine} @{argLine} -ea");
    }

    @Test
    void both_properties_are_defined_and_keep_their_values() throws Exception {
        module.project.getProperties().setProperty("argLine", "-Xmx1g");
        keep();
        assertThat(module.project.getProperties())
                .containsEntry("argLine", "-Xmx1g")
                .containsEntry("waxseal.argLine", "");
    }

    @Test
    void modules_without_the_plugin_are_left_alone() throws Exception {
        Plugin surefire = module.surefire("<argLine>-Xmx1g</argLine>");
        new ArgLineKeeper().afterProjectsRead(module.session);
        assertThat(argLine(surefire.getConfiguration())).isEqualTo("-Xmx1g");
        assertThat(module.project.getProperties()).isEmpty();
    }

    private void keep() throws Exception {
        if (module.project.getPlugin(ArgLineKeeper.WAXSEAL) == null) {
            module.plugin("dev.waxseal", "waxseal-maven-plugin", "");
        }
        new ArgLineKeeper().afterProjectsRead(module.session);
    }

    private static String argLine(Object configuration) {
        return ((Xpp3Dom) configuration).getChild("argLine").getValue();
    }
}
