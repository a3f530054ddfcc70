package dev.waxseal.agent.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose code it is where only the main class tells. */
class HomeTest {

    @TempDir
    private Path directory;

    @Test
    void modules_of_one_application_lie_in_several_jars() throws Exception {
        Path main = jar("shop.jar", "com.acme.shop:web");
        Home home = home("com.acme.web.Shop", "file:" + main);

        assertThat(owns(home, "com.acme.payments.Pay", "file:" + jar("payments.jar", "com.acme.shop:payments")))
                .isTrue();
        assertThat(owns(home, "com.acme.sdk.Client", "file:" + jar("sdk.jar", "com.acme.sdk:sdk")))
                .as("of the same company, and a library")
                .isFalse();
        assertThat(owns(home, "com.acme.kit.Client", "file:" + jar("fat.jar", "com.acme.shop:kit", "org.sdk:sdk")))
                .as("made of several")
                .isFalse();
        assertThat(owns(home, "org.sdk.Client", "file:" + jar("other.jar", "org.sdk:sdk")))
                .isFalse();
    }

    @Test
    void modules_lie_within_an_executable_jar_too() throws Exception {
        Path boot = directory.resolve("boot.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(boot))) {
            properties(out, "com.acme.shop:web");
            out.putNextEntry(new ZipEntry("BOOT-INF/lib/payments.jar"));
            out.write(bytes("com.acme.shop:payments"));
            out.putNextEntry(new ZipEntry("BOOT-INF/lib/sdk.jar"));
            out.write(bytes("com.acme.sdk:sdk"));
        }
        MainClass main = new MainClass("com.acme.web.Shop", boot.toString());
        Home home = new Home(Project.UNKNOWN, main, names -> Map.of());
        String inner = "jar:nested:" + boot + "/!BOOT-INF/lib/";

        assertThat(owns(home, "com.acme.payments.Pay", inner + "payments.jar!/"))
                .isTrue();
        assertThat(owns(home, "com.acme.sdk.Client", inner + "sdk.jar!/")).isFalse();
    }

    @Test
    void an_application_may_have_a_librarys_name() throws Exception {
        String main = "org.springframework.samples.petclinic.PetClinic";
        Path jar = jar("petclinic.jar", "org.springframework.samples:petclinic");
        for (String lies : new String[] {"file:" + jar, "file:/repo/petclinic/target/classes/"}) {
            Home home = home(main, lies);

            assertThat(owns(home, "org.springframework.samples.petclinic.owner.Owners", lies))
                    .as(lies)
                    .isTrue();
            assertThat(owns(home, "org.springframework.web.client.RestClient", "file:/lib/spring-web.jar"))
                    .isFalse();
        }
    }

    @Test
    void a_library_that_was_moved_into_the_applications_package_is_none_of_it() throws Exception {
        String jar = "file:" + jar("shop.jar", "com.acme.shop:shop");
        Home home = home("com.acme.shop.Shop", jar);

        assertThat(owns(home, "com.acme.shop.shaded.jsoup.Connection", jar)).isFalse();
        assertThat(owns(home, "com.acme.shop.thirdparty.Payments", jar))
                .as("a word of the trade as well")
                .isTrue();
        assertThat(owns(home, "com.acme.shop.shaded.Lamps", "file:/repo/shop/target/classes/"))
                .as("no jar, into which alone builds move")
                .isTrue();
    }

    @Test
    void a_program_may_be_called_what_copies_of_libraries_are() throws Exception {
        String jar = "file:" + jar("blinds.jar", "com.acme:blinds");
        Home home = home("com.acme.shade.Shop", jar);

        assertThat(owns(home, "com.acme.shade.Blinds", jar)).isTrue();
    }

    @Test
    void what_starts_programs_of_others_is_nobodys_home() throws Exception {
        Path jar = jar("surefire-booter.jar", "org.apache.maven.surefire:booter");
        Home home = home("org.apache.maven.surefire.booter.ForkedBooter", "file:" + jar);

        assertThat(owns(home, "org.apache.maven.surefire.booter.Channel", "file:" + jar))
                .isFalse();
    }

    private static Home home(String main, String lies) {
        return new Home(Project.UNKNOWN, new MainClass(main, null), names -> Map.of(main, CodeLocation.of(lies)));
    }

    private static boolean owns(Home home, String className, String url) {
        return home.owns(className, CodeLocation.of(url));
    }

    private Path jar(String name, String... artifacts) throws IOException {
        return Files.write(directory.resolve(name), bytes(artifacts));
    }

    private static byte[] bytes(String... artifacts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream all = bytes;
                ZipOutputStream out = new ZipOutputStream(all)) {
            for (String artifact : artifacts) {
                properties(out, artifact);
            }
        }
        return bytes.toByteArray();
    }

    private static void properties(ZipOutputStream out, String artifact) throws IOException {
        out.putNextEntry(new ZipEntry("META-INF/maven/" + artifact.replace(':', '/') + "/pom.properties"));
    }
}
