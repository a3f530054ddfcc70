package dev.waxseal.journal;

/**
 * The agent took more of the CPU than it may, and inspected less for a while; written when that begins, and once more when
 * it is over.
 *
 * @param from when it began, in milliseconds since 1970-01-01 UTC
 * @param to when it was over; 0 where it is not
 */
public record SteppedBack(long from, long to) implements Entry {

    @Override
    public String type() {
        return "stepped-back";
    }

    @Override
    public void writeTo(JsonLine line) {
        line.put("from", from);
        line.put("to", to);
    }

    @Override
    public void tell(JournalBuilder reading) {
        reading.spared().steppedBack(this);
    }
}
