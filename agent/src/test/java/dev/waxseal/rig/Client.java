package dev.waxseal.rig;

import java.util.Locale;

/** How a client of the JDK meets the servers of the rig. */
enum Client {
    STRICT("what the JDK has by default; trusts the rig's authorities and compares the host"),
    NAMELESS("the same on a raw `SSLSocket`, on which nobody compares the host unless told to"),
    TRUSTING("its trust manager takes any certificate for any host, which is said in each of its rows besides"
            + " (`trust-any-certificate`)"),
    READY(
            "has all that the JDK has given up brought back by `jdk.tls.disabledAlgorithms`, which is said in each of its rows"
                    + " besides (`trust-switched-off`), and offers what the server speaks alone");

    final String what;

    Client(String what) {
        this.what = what;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
