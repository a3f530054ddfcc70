package dev.waxseal.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HomesTest {

    private final Homes homes = new Homes();

    @Test
    void what_was_compiled_into_a_directory_is_told_from_what_came_in_an_archive() throws Exception {
        loaded("com/acme/shop/Pay", new URL("file:/shop/target/classes/"));
        loaded("com/acme/sdk/Client", new URL("file:/shop/lib/sdk.jar"));
        loaded("com/acme/script/Made", null);

        assertThat(Homes.isArchived("com.acme.shop.Ship")).isFalse();
        assertThat(Homes.isArchived("com.acme.sdk.Client")).isTrue();
        assertThat(Homes.isArchived("com.acme.script.Made")).isTrue();
    }

    private void loaded(String className, @Nullable URL from) {
        CodeSource source = new CodeSource(from, (Certificate[]) null);
        ProtectionDomain domain = new ProtectionDomain(source, null);
        assertThat(homes.transform(getClass().getClassLoader(), className, null, domain, new byte[0]))
                .isNull();
    }
}
