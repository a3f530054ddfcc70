package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainResourcesTest {

    @TempDir
    Path directory;

    @BeforeEach
    void configure() throws IOException {
        for (String name : List.of("shop.yml", "demo/shop.yml", "demo/old/shop.yml", "other.properties")) {
            Path file = directory.resolve("src/main/resources").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "url: http://" + name.replaceAll("[^a-z]", "-") + ".internal");
        }
    }

    @Test
    void what_the_pom_leaves_out_of_the_jar_sends_nothing() throws IOException {
        assertThat(hosts(resource())).hasSize(4);
        Resource some = resource();
        some.addExclude("demo/");
        some.addExclude("**/*.properties");
        assertThat(hosts(some)).containsExactly("shop-yml.internal");
    }

    @Test
    void a_directory_that_is_named_twice_has_what_either_has() throws IOException {
        Resource filtered = resource();
        filtered.addInclude("*.yml");
        Resource others = resource();
        others.addExclude("**/*.yml");
        assertThat(hosts(filtered, others)).containsExactly("other-properties.internal", "shop-yml.internal");
    }

    @ParameterizedTest
    @CsvSource({
        "*.yml, shop.yml, true",
        "*.yml, demo/shop.yml, false",
        "**/*.yml, shop.yml, true",
        "**/*.yml, demo/old/shop.yml, true",
        "demo/, demo/old/shop.yml, true",
        "demo/**, demo/shop.yml, true",
        "demo\\*.yml, demo/shop.yml, true",
        "demo/*, demo/old/shop.yml, false",
        "sho?.yml, shop.yml, true",
        "shop.y, shop.yml, false",
        "s.op.yml, shop.yml, false"
    })
    void patterns_are_those_of_ant(String pattern, String file, boolean matches) {
        assertThat(MainResources.pattern(pattern).matcher(file).matches()).isEqualTo(matches);
    }

    private static Resource resource() {
        Resource resource = new Resource();
        resource.setDirectory("src/main/resources");
        return resource;
    }

    private List<String> hosts(Resource... resources) throws IOException {
        Module module = new Module(directory);
        for (Resource resource : resources) {
            module.project.getBuild().addResource(resource);
        }
        return MainResources.of(List.of(module.project)).endpoints(name -> null).found().stream()
                .map(found -> found.endpoint().host())
                .sorted()
                .toList();
    }
}
