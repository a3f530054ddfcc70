package com.github.acme.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the shop as its users do: with the agent, and without a word about where the application lies. */
class WhereverItLiesIT {

    private static final Path ELSEWHERE = Path.of(System.getProperty("elsewhere"));

    @BeforeAll
    static void copy() throws Exception {
        Files.createDirectories(ELSEWHERE);
        try (Stream<Path> jars = Files.list(Path.of("target"))) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.copy(jar, ELSEWHERE.resolve(jar.getFileName()));
            }
        }
    }

    @Test
    void in_a_folder_of_classes() throws Exception {
        run("-cp", "target/classes" + File.pathSeparator + "target/lib/*", "com.github.acme.shop.Shop");
    }

    @Test
    void in_a_jar_beside_its_libraries() throws Exception {
        String jar = ELSEWHERE.resolve("shop-1.jar").toString();
        run("-cp", jar + File.pathSeparator + "target/lib/*", "com.github.acme.shop.Shop");
    }

    @Test
    void in_a_jar_that_holds_them_too() throws Exception {
        run("-jar", ELSEWHERE.resolve("shop-1-shaded.jar").toString());
    }

    @Test
    void in_an_executable_jar_of_spring_boot() throws Exception {
        run("-jar", ELSEWHERE.resolve("shop-1-boot.jar").toString());
    }

    private static void run(String... program) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                agent(),
                "-XX:TieredStopAtLevel=1", // starts sooner
                "-Djdk.net.hosts.file=src/test/hosts"));
        command.addAll(List.of(program));
        Process process = new ProcessBuilder(command).inheritIO().start();
        process.waitFor(60, TimeUnit.SECONDS);
        assertEquals(0, process.exitValue());
    }

    /** The agent of this very JVM, told nothing but where to write. */
    private static String agent() {
        String given = System.getProperty("agent").replace("\"", "");
        int jar = given.indexOf("-javaagent:");
        int end = given.indexOf(".jar=", jar) + ".jar=".length();
        Path output = FileSystems.getDefault().getPath("target", "waxseal").toAbsolutePath();
        return given.substring(jar, end) + "output=" + output.toString().replace(",", "\\,");
    }
}
