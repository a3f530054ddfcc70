package dev.waxseal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was heard in clear text but cannot be read is never passed over in silence. */
class UnreadableContentIT {

    /** The magic number of what {@code compress} writes (RFC 9110 section 8.4.1.1), and something after it. */
    private static final byte[] COMPRESSED = {0x1f, (byte) 0x9d, (byte) 0x90, 0x68, (byte) 0xca, (byte) 0xb0, 0x61};

    @Test
    void content_in_a_coding_that_cannot_be_undone_is_a_finding_of_its_own() throws Exception {
        try (PostOffice office = PostOffice.open()) {
            new RawSocketIT()
                    .send(Letter.post(office.url("/upload"), "application/json", COMPRESSED)
                            .with("Content-Encoding", "compress"));
            assertThat(office.next().body()).isEqualTo(COMPRESSED);
        }

        List<JsonObject> findings = OwnJournal.findingsOf(
                getClass().getName(), "content_in_a_coding_that_cannot_be_undone_is_a_finding_of_its_own");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).get("rule").getAsString()).isEqualTo("audit-incomplete");
        assertThat(findings.get(0).getAsJsonObject("destination").get("host").getAsString())
                .isEqualTo(PostOffice.NAME);
    }

    @Test
    void a_message_that_was_inspected_in_part_is_a_finding_of_its_own_that_names_the_bound() throws Exception {
        try (PostOffice office = PostOffice.open()) {
            new RawSocketIT()
                    .send(Letter.post(office.url("/upload"), "text/plain", new byte[] {'x'})
                            .with("X-Long", "x".repeat(140_000))
                            .with("Authorization", "Basic dTpw"));
        }

        List<JsonObject> findings = OwnJournal.findingsOf(
                getClass().getName(),
                "a_message_that_was_inspected_in_part_is_a_finding_of_its_own_that_names_the_bound");
        assertThat(findings)
                .extracting(finding -> finding.get("rule").getAsString())
                .containsExactly("plaintext-auth", "audit-incomplete");
        assertThat(findings.get(1).get("evidence").getAsString())
                .isEqualTo("inspected in part, without the header or trailer section beyond 128 KB");
    }
}
