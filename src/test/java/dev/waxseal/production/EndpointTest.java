package dev.waxseal.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "http://Payments.example/charge?key=hunter2,http://payments.example,CLEAR",
        "http://user:hunter2@payments.example:8080/x,http://payments.example:8080,CLEAR",
        "HTTPS://payments.example:443,https://payments.example,SEALED",
        "wss://feed.example,wss://feed.example,SEALED",
        "ws://feed.example,ws://feed.example,CLEAR",
        "ldap://directory.example:389/dc=example,ldap://directory.example,CLEAR",
        "ldaps://directory.example,ldaps://directory.example,SEALED",
        "amqp://guest:hunter2@broker.example/%2f,amqp://broker.example,CLEAR",
        "rediss://:hunter2@cache.example:6380,rediss://cache.example:6380,SEALED",
        "redis://cache,redis://cache,CLEAR",
        "http://[2001:db8::1]:8080/,http://[2001:db8::1]:8080,CLEAR",
        "mongodb://db.example/shop,mongodb://db.example,CLEAR",
        "mongodb://db.example/shop?tls=true,mongodb://db.example,SEALED",
        "mongodb+srv://db.example/shop,mongodb+srv://db.example,SEALED",
        "jdbc:mysql://db.example:3306/shop?useSSL=false&user=x,jdbc:mysql://db.example:3306,CLEAR",
        "jdbc:mysql://db.example/shop?sslMode=VERIFY_IDENTITY,jdbc:mysql://db.example,SEALED",
        "jdbc:postgresql://db.example/shop?ssl=false,jdbc:postgresql://db.example,CLEAR",
        "jdbc:postgresql://db.example/shop?sslmode=disable,jdbc:postgresql://db.example,CLEAR",
        "jdbc:postgresql://db.example/shop,jdbc:postgresql://db.example,UNKNOWN",
        "jdbc:sqlserver://db.example:1433;databaseName=x;encrypt=false,jdbc:sqlserver://db.example:1433,CLEAR",
        "r2dbc:postgresql://db.example/shop?sslMode=disable,r2dbc:postgresql://db.example,CLEAR",
        "jdbc:oracle:thin:@tcps://db.example:2484/x,tcps://db.example:2484,SEALED",
        "failover:(tcp://broker.example:61616),tcp://broker.example:61616,CLEAR",
        "'jdbc:mysql://db.example:3306,db2:3306/shop?useSSL=false',jdbc:mysql://db.example:3306,CLEAR",
        "gopher://hole.example,gopher://hole.example,UNKNOWN",
    })
    void a_url_says_where_it_leads_and_whether_that_is_encrypted_and_nothing_secret(
            String url, String shown, Endpoint.Way way) {
        assertThat(Endpoint.all(url)).singleElement().satisfies(endpoint -> {
            assertThat(endpoint).hasToString(shown);
            assertThat(endpoint.way()).isEqualTo(way);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "payments.example", "http://", "http:///path", "//payments.example", "http://${host}/x",
                        "http://%s/",
                "http://{host}:8080", "http://<host>", "http://*", "http://...", "jdbc:h2:mem:test", "file:///etc",
                        "urn:x"
            })
    void what_is_no_whole_address_leads_nowhere(String text) {
        assertThat(Endpoint.all(text)).isEmpty();
    }

    @Test
    void each_of_several_addresses_is_told() {
        assertThat(Endpoint.all("failover:(ssl://a.example:61617,tcp://b.example:61616)?x=1"))
                .extracting(Endpoint::toString)
                .containsExactly("ssl://a.example:61617", "tcp://b.example:61616");
    }
}
