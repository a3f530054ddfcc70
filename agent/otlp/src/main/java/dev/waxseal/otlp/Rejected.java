package dev.waxseal.otlp;

/**
 * How many records a collector has rejected of those that it answers with 200 for: {@code
 * ExportLogsServiceResponse.partial_success.rejected_log_records}, which OpenTelemetry's own exporter does not look at.
 * The library of protocol buffers would be twice as large as all the rest of this jar.
 */
final class Rejected {

    private static final int PARTIAL_SUCCESS = 1 << 3 | 2; // field 1, with a length
    private static final int REJECTED_LOG_RECORDS = 1 << 3; // field 1, a number

    private final byte[] content;
    private int at;

    private Rejected(byte[] content, int at) {
        this.content = content;
        this.at = at;
    }

    /** How many; 0 where it does not say so in a way that is understood. */
    static long in(byte[] content) {
        Rejected answer = new Rejected(content, 0);
        try {
            if (content.length > 0 && answer.number() == PARTIAL_SUCCESS) {
                answer.number();
                if (answer.number() == REJECTED_LOG_RECORDS) {
                    return Math.max(0, answer.number());
                }
            }
        } catch (ArrayIndexOutOfBoundsException cut) {
            return 0;
        }
        return 0;
    }

    private long number() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = content[at++];
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        return number;
    }
}
