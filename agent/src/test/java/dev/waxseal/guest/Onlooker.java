package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.InputStream;
import java.net.URI;

/** An application in a class loader of its own that tells what it can see of us, and sends a letter. */
@SuppressWarnings("SystemOut")
public final class Onlooker {

    private Onlooker() {}

    public static void main(String[] arguments) throws Exception {
        ClassLoader own = Onlooker.class.getClassLoader();
        for (String name : arguments[1].split(",", -1)) {
            System.out.println(name + ' ' + sees(own, name));
        }
        try (InputStream in = URI.create(arguments[0]).toURL().openStream()) {
            System.out.println(new String(in.readAllBytes(), US_ASCII));
        }
    }

    private static boolean sees(ClassLoader own, String name) {
        try {
            Class.forName(name, false, own);
            return true;
        } catch (ClassNotFoundException hidden) {
            return own.getResource(name.replace('.', '/') + ".class") != null;
        }
    }
}
