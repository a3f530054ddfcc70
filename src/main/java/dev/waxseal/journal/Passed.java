package dev.waxseal.journal;

/**
 * How many messages were met so far in this part of the journal, and of how many not all was inspected because the JVM is to be
 * spared; see {@link Sparing}. Written at 1, 2, 4, 8, ... of them, all counts together, so that the shares are right.
 *
 * @param contents messages that had content, whatever became of it
 * @param sampled those among them of which the content was not inspected, because others were chosen
 * @param cut those of which only the beginning of the content was
 * @param steppedBack requests of which, as of their answers, nothing was inspected while the agent had stepped back
 * @param letGo writes to connections that were not even followed, because that was not enough
 */
public record Passed(long contents, long sampled, long cut, long steppedBack, long letGo) implements Entry {

    /** Nothing yet. */
    static final Passed NONE = new Passed(0, 0, 0, 0, 0);

    /** Both together. */
    Passed and(Passed more) {
        return new Passed(
                contents + more.contents,
                sampled + more.sampled,
                cut + more.cut,
                steppedBack + more.steppedBack,
                letGo + more.letGo);
    }

    /** Whether these are as many as to be written down. */
    boolean isDue() {
        return Long.bitCount(contents + steppedBack + letGo) == 1;
    }

    @Override
    public String type() {
        return "passed";
    }

    @Override
    public void writeTo(JsonLine line) {
        line.put("contents", contents);
        line.put("sampled", sampled);
        line.put("cut", cut);
        line.put("steppedBack", steppedBack);
        line.put("letGo", letGo);
    }

    @Override
    public void tell(JournalBuilder reading) {
        reading.spared().passed(this);
    }
}
