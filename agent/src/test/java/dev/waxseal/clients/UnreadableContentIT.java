package dev.waxseal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was heard in clear text but cannot be read is never passed over in silence. */
class UnreadableContentIT {

    /** The magic number of a Zstandard frame (RFC 8878 section 3.1.1), and something after it. */
    private static final byte[] ZSTANDARD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x04, 0x58, 0x11, 0x00};

    @Test
    void content_in_a_coding_that_cannot_be_undone_is_a_finding_of_its_own() throws Exception {
        try (PostOffice office = PostOffice.open()) {
            new RawSocketIT()
                    .send(Letter.post(office.url("/upload"), "application/json", ZSTANDARD)
                            .with("Content-Encoding", "zstd"));
            assertThat(office.next().body()).isEqualTo(ZSTANDARD);
        }

        List<JsonObject> findings = OwnJournal.findingsOf(
                getClass().getName(), "content_in_a_coding_that_cannot_be_undone_is_a_finding_of_its_own");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).get("rule").getAsString()).isEqualTo("audit-incomplete");
        assertThat(findings.get(0).getAsJsonObject("destination").get("host").getAsString())
                .isEqualTo(PostOffice.NAME);
    }
}
