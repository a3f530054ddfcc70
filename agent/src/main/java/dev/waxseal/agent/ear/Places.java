package dev.waxseal.agent.ear;

/** Places that are listened at only once there is a reason to. */
public interface Places {

    /** A request in clear text has been seen on a channel, and a file may be sent after it. */
    void files();

    /** Native code will pull content from objects of this class. */
    void contentOf(Class<?> type);
}
