package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClearedHeadsTest {

    private final Detection detection = Detection.standard();

    private static RequestHead head(String target, Fields fields) {
        return new RequestHead("GET", "http", target, "shop.example", "HTTP/1.1", fields);
    }

    @Test
    void a_secret_in_the_target_is_found_though_the_fields_were_cleared_before() {
        Fields fields = new Fields(List.of(new Field("Accept", "*/*")));

        assertThat(detection.inspect(head("/orders", fields))).isEmpty();
        assertThat(detection.inspect(new ResponseHead(200, "HTTP/1.1", fields, null)))
                .isEmpty();
        assertThat(detection.inspect(head("/orders?password=hunter2!", fields))).hasSize(1);
        assertThat(detection.inspect(head("/orders", fields))).isEmpty();
    }

    @Test
    void secrets_in_fields_are_found_each_time_though_the_target_was_cleared_before() {
        String target = "/orders";
        Fields secret = new Fields(List.of(new Field("Authorization", "Basic dXNlcjpwYXNz")));

        assertThat(detection.inspect(head(target, Fields.NONE))).isEmpty();
        assertThat(detection.inspect(head(target, secret))).hasSize(1);
        assertThat(detection.inspect(head(target, secret))).hasSize(1);
    }

    @Test
    void of_any_number_of_heads_each_is_still_seen_for_what_it_is() {
        for (int i = 0; i < 100; i++) {
            boolean leaks = i % 7 == 3;
            Fields fields =
                    new Fields(List.of(new Field(leaks ? "X-Api-Key" : "X-Page", leaks ? "k3y-0f-sh0p-" + i : "" + i)));

            assertThat(detection.inspect(head("/" + i, fields))).hasSize(leaks ? 1 : 0);
        }
    }
}
