package dev.waxseal.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearEndpointsTest {

    @TempDir
    Path resources;

    @Test
    void yaml_names_its_addresses_by_key_and_line() throws IOException {
        write("application-prod.yml", """
            payments:
              url: http://payments.internal/charge
              sealed: https://payments.internal
            schema-registry.url: http://registry.internal:8081
            spring:
              rabbitmq.addresses: amqp://guest:hunter2@mq.internal:5672
              datasource.url: jdbc:mysql://db.internal/shop?useSSL=false
              ldap.urls: [ldap://one.internal, ldaps://two.internal]
              kafka.bootstrap-servers: PLAINTEXT://k1.internal:9092,PLAINTEXT://k2.internal:9092
            message-bus.url: ws://bus.internal/feed
            auth: ${AUTH_URL:http://auth.internal/realms/x}
            base: http://${host}/api
            host: base.internal
            """);

        assertThat(found())
                .containsExactly(
                        "application-prod.yml:2 payments.url http://payments.internal",
                        "application-prod.yml:4 schema-registry.url http://registry.internal:8081",
                        "application-prod.yml:6 spring.rabbitmq.addresses amqp://mq.internal",
                        "application-prod.yml:7 spring.datasource.url jdbc:mysql://db.internal",
                        "application-prod.yml:8 spring.ldap.urls[0] ldap://one.internal",
                        "application-prod.yml:9 spring.kafka.bootstrap-servers plaintext://k1.internal",
                        "application-prod.yml:9 spring.kafka.bootstrap-servers plaintext://k2.internal",
                        "application-prod.yml:10 message-bus.url ws://bus.internal",
                        "application-prod.yml:11 auth http://auth.internal",
                        "application-prod.yml:12 base http://base.internal");
    }

    @Test
    void so_do_properties_and_xml_and_json_and_conf_and_environment_files() throws IOException {
        write("a.properties", "# http://comment.example\nservice.url=http\\://orders.internal/api\n");
        write("b.xml", """
            <?xml version="1.0"?>
            <!DOCTYPE beans PUBLIC "x" "http://dtd.internal/beans.dtd">
            <beans xmlns="http://beans.internal/ns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                   xsi:schemaLocation="http://beans.internal/ns http://beans.internal/beans.xsd">
              <!-- http://comment.internal -->
              <bean><property name="url"
                              value="http://billing.internal:8080/x"/></bean>
              <broker>tcp://mq.internal:61616</broker>
            </beans>
            """);
        write("c.json", "{\n\t\"api\": {\"base\": \"http://api.internal\"}\n}");
        write("d.conf", "# http://comment.internal\norders {\n  url = \"http://orders.internal\" // why\n}\n");
        write("e/.env", "API_URL=http://api.internal\n");

        assertThat(found())
                .containsExactly(
                        "a.properties:2 service.url http://orders.internal",
                        "b.xml:7 property[url]@value http://billing.internal:8080",
                        "b.xml:8 broker tcp://mq.internal:61616",
                        "c.json:2 api.base http://api.internal",
                        "d.conf:3 url http://orders.internal",
                        ".env:1 API_URL http://api.internal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "namespace: http://acme.com/orders",
                "target-namespace: http://acme.com/orders",
                "$schema: http://acme.com/orders",
                "docs.url: http://docs.acme.com/",
                "documentationUrl: http://acme.com/",
                "help: http://acme.com/",
                "homepage: http://acme.com/",
                "web-site: http://acme.com/",
                "seeAlso: [http://acme.com/, http://acme.org/]",
                "systemIdStartString: http://acme.com/",
                "a@href: http://acme.com/",
                "name: http://apache.org/xml/features/nonvalidating",
                "license.url: http://acme.com/",
                "url: http://www.apache.org/licenses/LICENSE-2.0",
                "url: http://acme.com/schema/orders.xsd",
                "entity: http://xml.org/sax/features/validation",
                "soap: http://schemas.xmlsoap.org/soap/envelope/",
                "allowed-origins: http://shop.acme.com",
                "error: See http://acme.com for what to do",
                "error: at http://acme.com",
                "url: http://${PAYMENTS_HOST}/api",
                "url: ${PAYMENTS_URL}",
                "url: http://%s:%d/",
                "url: https://payments.internal",
                "openapi: 3.1.0\nservers: [{url: http://api.acme.com}]",
                "spring.config.activate.on-profile: dev\nurl: http://dev.internal",
                "'%test.url': http://dev.internal",
                "# url: http://old.internal",
            })
    void names_and_pages_and_placeholders_and_what_developers_use_are_left_alone(String yaml) throws IOException {
        write("application.yml", yaml);

        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application-dev.yml",
                "application-local.properties",
                ".env.test",
                "pom.xml",
                "package.json",
                "messages_de.properties",
                "spring-configuration-metadata.json",
                "logo.png",
                "Shop.class"
            })
    void files_of_developers_and_of_other_purpose_are_not_read(String name) throws IOException {
        write(name, "url=http://payments.internal");

        assertThat(found()).isEmpty();
    }

    @Test
    void what_is_not_what_it_is_called_is_read_line_by_line() throws IOException {
        write("application.yml", "scheme: @scheme@\nurl: http://payments.internal\n  odd: [\n");
        write("broken.xml", "<a>\n<b>http://one.internal</b>\n<c>&undeclared;</c>");

        assertThat(found())
                .containsExactly(
                        "application.yml:2 url http://payments.internal", "broken.xml:2 b http://one.internal");
    }

    @Test
    void a_directory_that_is_not_there_has_none() throws IOException {
        assertThat(ClearEndpoints.in(List.of(resources.resolve("none")), file -> true, name -> null))
                .isEqualTo(ClearEndpoints.All.NONE);
    }

    @Test
    void what_is_larger_than_any_configuration_is_named_and_not_read() throws IOException {
        String large = "url: http://payments.internal\n" + "x".repeat(1 << 20);
        write("application.yml", large);
        write("cities.json", large);
        write("cities.xml", large);

        assertThat(found()).isEmpty();
        assertThat(ClearEndpoints.in(List.of(resources), file -> true, name -> null)
                        .unread())
                .containsExactly(resources.resolve("application.yml"));
    }

    private List<String> found() throws IOException {
        return ClearEndpoints.in(List.of(resources), file -> true, name -> null).found().stream()
                .map(found ->
                        found.file().getFileName() + ":" + found.line() + " " + found.key() + " " + found.endpoint())
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = resources.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
