package dev.waxseal.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "payments.url,http://payments.example,4",
        "payments.dotted.url,https://dotted.example,6",
        "payments.hosts[1],https://two.example,9",
        "orders.base,https://orders.example:8443,10",
        "orders.full,https://orders.example:8443,11",
        "news.url,https://news.example,13",
    })
    void yaml_is_read_nested_and_dotted_with_lists_and_placeholders(String key, String url, int line)
            throws IOException {
        write("application-prod.yml", """
                # production
                payments:
                  # by card
                  url: http://payments.example/charge
                  dotted:
                    "url": https://dotted.example
                  hosts:
                    - https://one.example
                    - https://two.example
                orders.base: https://orders.example:8443
                orders.full: ${orders.base}/api
                news:
                  url: ${NEWS_URL:https://news.example}/feed
                """);

        Production.Told told = find("application-prod.yml#" + key);

        assertThat(told.endpoint()).hasToString(url);
        assertThat(told.line()).isEqualTo(line);
    }

    @Test
    void of_several_documents_those_of_production_decide() throws IOException {
        write("application.yml", """
                url: http://localhost:8080
                ---
                spring.config.activate.on-profile: dev
                url: http://dev.example
                ---
                spring:
                  config:
                    activate:
                      on-profile: "prod & !eu"
                url: https://prod.example
                ---
                spring.config.activate.on-profile: [eu, us]
                url: http://eu.example
                """);

        assertThat(find("application.yml#url").endpoint()).hasToString("https://prod.example");
        assertThat(find("application.yml#url").line()).isEqualTo(10);
        assertThat(find("application.yml#url", "eu").endpoint()).hasToString("http://eu.example");
        assertThat(find("application.yml#url", "staging").endpoint()).hasToString("http://localhost:8080");
    }

    @Test
    void a_key_of_other_profiles_only_is_said_to_be_so() throws IOException {
        write("application.properties", "#---\nspring.config.activate.on-profile=dev\nurl=http://dev.example\n");

        assertThatThrownBy(() -> find("application.properties#url"))
                .hasMessageEndingWith("application.properties has \"url\" only under other profiles (dev); name"
                        + " production's beside for, as profile: NAME");
    }

    @ParameterizedTest
    @CsvSource({
        "application.properties,pay.url,http://pay.example,2",
        "application.properties,long.url,https://long.example,3",
        "application.properties,quarkus.url,https://quarkus.example,6",
        "settings.json,pay.urls[0],http://pay.example,3",
        "prod.env,PAY_URL,http://pay.example,2",
        "prod.env,ORDERS,https://orders.example,3",
        ".env.production,PAY_URL,https://env.example,1",
    })
    void properties_and_json_and_environment_files_are_read(String file, String key, String url, int line)
            throws IOException {
        write("application.properties", """
                ! comment
                pay.url = http\\://pay.example/x
                long.url=https\\
                  ://long.example
                quarkus.url=http://dev.example
                %prod.quarkus.url=https://quarkus.example
                """);
        write("settings.json", "{\n\t\"pay\":\t{\n\t\t\"urls\": [\"http:\\/\\/pay.example\"]\n\t}\n}\n");
        write(
                "prod.env",
                "# production\nexport PAY_URL=\"http://pay.example\" # clear\nORDERS='https://orders.example'\n");
        write(".env.production", "PAY_URL=https://env.example");

        Production.Told told = find(file + "#" + key);

        assertThat(told.endpoint()).hasToString(url);
        assertThat(told.line()).isEqualTo(line);
    }

    @Test
    void what_a_build_fills_in_is_filled_in() throws IOException {
        write("shop.properties", "url=${shop.scheme}://pay.example\nother=@shop.scheme@://other.example\n");
        Production production =
                new Production(List.of(), name -> Map.of("shop.scheme", "https").get(name));

        assertThat(production.find("shop.properties#url", null, directory).endpoint())
                .hasToString("https://pay.example");
        assertThat(production.find("shop.properties#other", null, directory).endpoint())
                .hasToString("https://other.example");
    }

    @Test
    void a_file_is_found_among_the_resources_and_then_wherever_it_lies_below() throws IOException {
        write("shop/src/test/resources/application-prod.yml", "url: http://test.example");
        write("shop/target/classes/application-prod.yml", "url: http://built.example");
        write("shop/src/main/resources/application-prod.yml", "url: http://main.example");
        assertThat(find("application-prod.yml#url").endpoint()).hasToString("http://main.example");

        write("src/main/resources/config/application-prod.yml", "url: http://nearer.example");
        assertThat(find("application-prod.yml#url").endpoint()).hasToString("http://nearer.example");
        assertThat(find("shop/target/classes/application-prod.yml#url").endpoint())
                .hasToString("http://built.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.yml#pay.ulr|app.yml has no setting \"pay.ulr\"; did you mean \"pay.url\"?",
                "app.yml#pay|app.yml has no setting \"pay\"; did you mean \"pay.url\"?",
                "app.yml#pay.host|app.yml:3 (pay.host) is no URL with a scheme and a host; write one, such as"
                        + " https://payments.example",
                "app.yml#pay.elsewhere|app.yml:4 (pay.elsewhere) takes \"PAY_URL\" from elsewhere; name the file and the"
                        + " key that say it, or write the URL itself",
                "app.yml#db.url|app.yml:6 (db.url) does not say whether jdbc:postgresql:// is encrypted; let it say so"
                        + " (sslmode=verify-full and the like), or write a URL of which it is known",
                "broken.yml#x|broken.yml: line 2 is not YAML: found duplicate key or bad indentation",
                "logo.png#x|logo.png: is no configuration that can be read: YAML, properties, JSON and .env are",
            })
    void what_cannot_be_told_names_the_way_out(String what, String message) throws IOException {
        write("app.yml", """
                pay:
                  url: http://pay.example
                  host: pay.example
                  elsewhere: ${PAY_URL}
                db:
                  url: jdbc:postgresql://db.example/shop
                """);
        write("broken.yml", "x: [1\ny: 2");
        write("logo.png", "png");

        assertThatThrownBy(() -> find(what))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message.startsWith("broken") ? "broken.yml: line 2 is not YAML: " : message);
    }

    @Test
    void a_file_that_is_not_there_is_an_error_that_says_where_it_was_looked_for() {
        assertThatThrownBy(() -> find("application-prod.yml#url"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no file \"application-prod.yml\" in " + directory)
                .hasMessageEndingWith("name it by its path from there, or write the URL itself");
    }

    @Test
    void anchors_that_repeat_themselves_without_end_are_an_error() throws IOException {
        StringBuilder yaml = new StringBuilder("a0: &a0 [http://x.example]\n");
        for (int i = 1; i < 40; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d, *a%d]%n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        write("bomb.yml", yaml.toString());

        assertThatThrownBy(() -> find("bomb.yml#a")).isInstanceOf(IllegalArgumentException.class);
    }

    private Production.Told find(String what) {
        return find(what, null);
    }

    private Production.Told find(String what, @Nullable String profile) {
        return Production.unknown().find(what, profile, directory);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
