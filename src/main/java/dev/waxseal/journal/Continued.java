package dev.waxseal.journal;

/**
 * The last line of a part that another one follows: all counts of this part are written.
 *
 * @param part the number of the next
 */
public record Continued(int part) implements Entry {

    @Override
    public String type() {
        return "continued";
    }

    @Override
    public void writeTo(JsonLine line) {
        line.put("part", part);
    }

    @Override
    public void tell(JournalBuilder reading) {
        reading.continued(this);
    }
}
