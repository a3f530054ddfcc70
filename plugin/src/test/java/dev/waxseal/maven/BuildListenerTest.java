package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.file.Path;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven loads the plugin twice where it is an extension of Maven's core: what one of them left the other must take up. */
class BuildListenerTest {

    @TempDir
    Path directory;

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private Module module;
    private Twin twin;

    @BeforeEach
    void load() throws Exception {
        module = new Module(directory);
        when(module.session.getRequest()).thenReturn(request);
        when(module.session.getResult()).thenReturn(new DefaultMavenExecutionResult());
        twin = new Twin(BuildListenerTest.class.getClassLoader());
    }

    @Test
    void it_is_installed_once_whoever_loaded_it() throws Exception {
        twin.call("BuildListener", "install", module.session);
        Object installed = request.getExecutionListener();
        BuildListener.install(module.session);
        assertThat(request.getExecutionListener()).isSameAs(installed);
    }

    @Test
    void what_one_has_judged_the_other_looks_at_once_more() throws Exception {
        CheckMojo check = check();
        SecondLook.remember(check);
        module.heard("late", CheckMojoTest.LEAK);
        twin.call("SecondLook", "atTheEnd", module.session);
        assertThat(module.session.getResult().getExceptions())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessageContaining("password to payments.example"));
    }

    @Test
    void a_test_goal_that_is_called_by_its_own_name_is_followed() throws Exception {
        Plugin surefire = module.surefire("");
        module.testClass("com/example/PayTest");
        module.prepared();
        MojoExecution mojo = new MojoExecution(descriptor(surefire), "default-cli");
        mojo.setConfiguration(Xpp3DomBuilder.build(new StringReader("""
                <configuration>
                  <testClassesDirectory default-value="${project.build.testOutputDirectory}"/>
                  <test>${test}</test>
                </configuration>""")));
        begins(mojo);
        assertThat(BuildListener.missed(module.project)).isEmpty();
        assertThat(Watch.read(module.output).orElseThrow().runs())
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.goal()).isEqualTo("maven-surefire-plugin (default-cli)");
                    assertThat(run.test()).isEqualTo("com/example/PayTest");
                });
    }

    @Test
    void what_goes_wrong_in_it_ends_no_build_and_is_kept_for_check() throws Exception {
        MojoExecution broken = mock(MojoExecution.class);
        when(broken.getArtifactId()).thenReturn("any-maven-plugin");
        when(broken.getLifecyclePhase()).thenThrow(new IllegalStateException("broken"));
        begins(broken);
        assertThat(BuildListener.missed(module.project))
                .hasValueSatisfying(said -> assertThat(said).contains("The audit is incomplete", "broken"));
    }

    private void begins(MojoExecution mojo) {
        BuildListener.install(module.session);
        BuildListener.watch(module.project, module.output);
        ExecutionEvent event = mock(ExecutionEvent.class);
        when(event.getType()).thenReturn(ExecutionEvent.Type.MojoStarted);
        when(event.getProject()).thenReturn(module.project);
        when(event.getSession()).thenReturn(module.session);
        when(event.getMojoExecution()).thenReturn(mojo);
        request.getExecutionListener().mojoStarted(event);
    }

    private static MojoDescriptor descriptor(Plugin plugin) {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setGroupId(plugin.getGroupId());
        descriptor.setArtifactId(plugin.getArtifactId());
        MojoDescriptor goal = new MojoDescriptor();
        goal.setPluginDescriptor(descriptor);
        goal.setGoal("test");
        return goal;
    }

    private CheckMojo check() {
        CheckMojo check = new CheckMojo();
        check.project = module.project;
        check.session = module.session;
        check.output = module.output.toFile();
        check.execution = new MojoExecution(new Plugin(), "check", "default");
        return check;
    }

    /** The plugin's classes once more, as another class loader has them. */
    private static final class Twin extends ClassLoader {

        private static final String PLUGIN = "dev.waxseal.maven.";

        Twin(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PLUGIN)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        void call(String type, String name, MavenSession session) throws Exception {
            Method method = loadClass(PLUGIN + type).getDeclaredMethod(name, MavenSession.class);
            method.setAccessible(true);
            method.invoke(null, session);
        }
    }
}
