package dev.waxseal.agent.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.agent.client.Asked;
import dev.waxseal.agent.testing.JUnit4Tests;
import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.agent.testing.RunningTests.RunningTest;
import dev.waxseal.journal.Finding;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenCallsTest {

    private static final Caller PAY = caller("pay");
    private static final Caller SHIP = caller("ship");

    private final OpenCalls calls = new OpenCalls();
    private int attempts;

    @Test
    void a_request_on_the_wire_finds_the_call_it_comes_from() {
        call(PAY, "http://shop.example/pay?a=1", "");
        call(SHIP, "http://shop.example/ship", "");

        assertThat(callerOf(wire("shop.example", "/pay?a=1", ""))).isEqualTo(PAY);
        assertThat(callerOf(wire("SHOP.example:80", "/ship", ""))).isEqualTo(SHIP);
        assertThat(callerOf(wire("other.example", "/ship", ""))).isNull();
    }

    @Test
    void it_does_not_matter_how_a_target_is_escaped() {
        call(PAY, "http://shop.example/pay?name=Zo\u00eb%20B#fragment", "");

        assertThat(callerOf(wire("shop.example", "/p%61y?name=Zo%C3%AB+B", ""))).isEqualTo(PAY);
    }

    @Test
    void what_goes_to_a_proxy_is_known_by_its_absolute_target() {
        call(PAY, "http://shop.example", "");

        assertThat(callerOf(wire("shop.example", "http://shop.example/", ""))).isEqualTo(PAY);
    }

    @Test
    void an_interceptor_may_add_to_the_query() {
        call(PAY, "http://shop.example/pay", "");

        assertThat(callerOf(wire("shop.example", "/pay?key=1", ""))).isEqualTo(PAY);
    }

    @Test
    void calls_for_one_url_are_told_apart_by_what_the_application_set() {
        call(PAY, "http://shop.example/", "one");
        call(SHIP, "http://shop.example/", "two");

        assertThat(callerOf(wire("shop.example", "/", "two"))).isEqualTo(SHIP);
        assertThat(callerOf(wire("shop.example", "/", "one"))).isEqualTo(PAY);
    }

    @Test
    void of_calls_that_cannot_be_told_apart_nothing_is_said_but_what_they_share() {
        call(PAY, "http://shop.example/", "");
        call(SHIP, "http://shop.example/", "");

        Caller caller = callerOf(wire("shop.example", "/", ""));
        assertThat(caller).isEqualTo(new Caller(null, "okhttp", null));
    }

    @Test
    void what_is_left_of_them_is_no_more_certain_once_one_message_was_heard() {
        call(PAY, "http://shop.example/", "");
        call(SHIP, "http://shop.example/", "");
        RequestHead head = wire("shop.example", "/", "");

        calls.end(requireNonNull(calls.match(head, null)).call);

        assertThat(callerOf(head)).isEqualTo(new Caller(null, "okhttp", null));
    }

    @Test
    void who_was_tied_is_certain_again_where_the_writing_thread_tells_or_the_message() {
        call(PAY, "http://shop.example/", "one");
        call(PAY, "http://shop.example/", "two");
        call(SHIP, "http://shop.example/", "three");
        Call writing = call(SHIP, "http://shop.example/", "four");
        assertThat(callerOf(wire("shop.example", "/", ""))).isEqualTo(new Caller(null, "okhttp", null));

        assertThat(requireNonNull(calls.match(wire("shop.example", "/", ""), writing))
                        .caller())
                .isEqualTo(SHIP);
        assertThat(callerOf(wire("shop.example", "/", "two"))).isEqualTo(PAY);
    }

    @Test
    void however_many_look_alike_it_is_known_whether_one_of_them_was_heard() {
        Asked.Key key = Asked.Key.of(wire("shop.example", "/", ""));
        for (int i = 0; i < 200; i++) {
            call(PAY, "http://shop.example/", "");
        }
        assertThat(calls.hasLike(key)).isTrue();
        assertThat(calls.isHeard(key)).isFalse();

        Call heard = requireNonNull(calls.match(wire("shop.example", "/", ""), null)).call;
        assertThat(calls.isHeard(key)).isTrue();
        assertThat(calls.pending(key)).doesNotContain(heard).isNotEmpty();

        calls.end(heard);
        assertThat(calls.isHeard(key)).isFalse();

        calls.all().forEach(calls::end);
        assertThat(calls.hasLike(key)).isFalse();
    }

    @Test
    void a_retry_has_the_caller_of_the_first_try_until_the_call_is_over() {
        Call call = call(PAY, "http://shop.example/", "");
        RequestHead head = wire("shop.example", "/", "");

        assertThat(callerOf(head)).isEqualTo(PAY);
        assertThat(callerOf(head)).isEqualTo(PAY);
        calls.end(call);
        assertThat(callerOf(head)).isNull();
    }

    @Test
    void only_what_was_not_heard_is_an_attempt() {
        Call heard = call(PAY, "http://shop.example/a", "");
        Call unheard = call(PAY, "http://shop.example/b", "");
        callerOf(wire("shop.example", "/a", ""));

        assertThat(calls.end(heard)).isNull();
        assertThat(calls.end(unheard)).isNotNull();
        assertThat(calls.end(unheard)).isNull();
    }

    @Test
    void what_a_test_did_not_wait_for_is_its_own_on_the_wire_until_its_class_is_over() throws Exception {
        Described type = new Described(null);
        Described buys = new Described("buys");
        RunningTests.onEnd(this::over);
        JUnit4Tests.started(type);
        JUnit4Tests.started(buys);
        call(PAY, "http://shop.example/pay", "");
        Call never = call(SHIP, "http://shop.example/ship", "");
        JUnit4Tests.finished(buys);

        assertThat(callerOf(wire("shop.example", "/pay", ""))).isEqualTo(PAY);
        assertThat(callerOf(wire("shop.example", "/other", "")))
                .as("by its host alone")
                .isNull();
        assertThat(attempts).as("told at once").isEqualTo(2);
        JUnit4Tests.finished(type);
        assertThat(never.state).isEqualTo(Call.State.OVER);
        assertThat(attempts).as("and once").isEqualTo(2);
        RunningTests.forget();
    }

    @Test
    void what_the_next_test_asks_for_goes_before() throws Exception {
        Described buys = new Described("buys");
        RunningTests.onEnd(this::over);
        JUnit4Tests.started(buys);
        call(SHIP, "http://shop.example/", "");
        JUnit4Tests.finished(buys);
        call(PAY, "http://shop.example/", "");

        assertThat(callerOf(wire("shop.example", "/", ""))).isEqualTo(PAY);
        RunningTests.forget();
    }

    /** A test, or if it has no method a class of tests, as JUnit 4 describes it. */
    public record Described(@Nullable String getMethodName) {

        public String getClassName() {
            return "com.acme.ShopTest";
        }

        public Class<?> getTestClass() {
            return Described.class;
        }
    }

    @Test
    void what_a_carrier_passes_on_is_laid_to_the_one_who_asked() {
        Caller nobody = new Caller(null, "netty", null);
        calls.add(carried(nobody, "http://shop.example/pay?key=1"));
        assertThat(callerOf(wire("shop.example", "/pay?key=1", ""))).isEqualTo(nobody);

        call(PAY, "http://shop.example/pay", "");
        calls.add(carried(nobody, "http://shop.example/pay?key=2"));
        assertThat(callerOf(wire("shop.example", "/pay?key=2", ""))).isEqualTo(PAY);
    }

    @Test
    void what_a_carrier_passed_into_a_tunnel_is_given_up_soon() {
        Call oldest = carried(PAY, "http://shop.example/oldest");
        calls.add(oldest);
        Call pushed = null;
        for (int i = 1; i <= 512; i++) {
            pushed = calls.add(carried(SHIP, "http://shop.example/" + i));
        }
        assertThat(pushed).isSameAs(oldest);
    }

    @Test
    void too_many_calls_push_out_the_oldest() {
        Call oldest = call(PAY, "http://shop.example/oldest", "");
        Call pushed = null;
        for (int i = 1; i <= 10_000; i++) {
            pushed = calls.add(made(SHIP, "http://shop.example/" + i, ""));
        }
        assertThat(pushed).isSameAs(oldest);
    }

    private void over(RunningTest test) {
        for (Call call : calls.of(test)) {
            Asked unheard = test.isClass() ? calls.end(call) : calls.late(call);
            attempts += unheard == null ? 0 : 1;
        }
    }

    private @Nullable Caller callerOf(RequestHead head) {
        Match match = calls.match(head, null);
        return match == null ? null : match.caller();
    }

    private Call call(Caller caller, String url, String tag) {
        Call call = made(caller, url, tag);
        calls.add(call);
        return call;
    }

    private static Call made(Caller caller, String url, String tag) {
        Asked asked = Asked.of("GET", url, tagged(tag), null);
        return new Call("okhttp", CallSite.known(caller), asked, true, new Call.Around(null, null));
    }

    private static Call carried(Caller caller, String url) {
        Asked asked = Asked.of("GET", url, Fields.NONE, null);
        return new Call("netty", CallSite.known(caller), asked, false, new Call.Around(null, null));
    }

    private static RequestHead wire(String authority, String target, String tag) {
        return new RequestHead("GET", "http", target, authority, "HTTP/1.1", tagged(tag));
    }

    private static Fields tagged(String tag) {
        return tag.isEmpty() ? Fields.NONE : new Fields(List.of(new Field("X-Tag", tag)));
    }

    private static Caller caller(String method) {
        return new Caller(new Finding.Origin("com.acme.Shop", method, "Shop.java", 7), "okhttp", null);
    }
}
