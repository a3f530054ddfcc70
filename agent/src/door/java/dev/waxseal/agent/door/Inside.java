package dev.waxseal.agent.door;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads what is behind the door from the jar that the door is in. The system's loader would do as well, but it makes a URL
 * of each class and asks every loader above for it first: a fifth of what the agent costs a program that is soon over.
 */
final class Inside extends ClassLoader {

    private static final String OURS = "dev.waxseal.agent.";
    private static final String DOOR = "dev.waxseal.agent.door.";

    private static final String FILES = "dev/waxseal/agent/";

    /** What the JDK reads of a file through a buffer on its stack: more costs it one of its own each time. */
    private static final int STRETCH = 8192;

    /** Bytes; what most programs load of ours fits into it. */
    private static final int ROOM = 1 << 16;

    private static ClassLoader opened;

    static {
        registerAsParallelCapable();
    }

    private final ProtectionDomain domain = Door.class.getProtectionDomain();
    private final String version = Door.class.getPackage().getImplementationVersion();
    private final ZipFile jar;

    /** The file that holds the classes which most programs need. */
    private final ZipEntry first;

    /** Where each of them lies in it: offset and length. Empty where the jar was packed anew and the file is compressed. */
    private final Map<String, int[]> places = new HashMap<String, int[]>(600);

    /** To read classes into, or null while one is read: to define it may load others. */
    private final AtomicReference<byte[]> room = new AtomicReference<byte[]>(new byte[ROOM]);

    private Inside(File jar) throws IOException {
        super(Door.class.getClassLoader());
        this.jar = new ZipFile(jar);
        this.first = this.jar.getEntry(FILES + "first.bin");
        if (first != null && first.getMethod() == ZipEntry.STORED) {
            readPlaces();
        }
    }

    private void readPlaces() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(jar.getInputStream(first), STRETCH));
        try {
            int offset = in.readInt();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                int length = in.readInt();
                places.put(name, new int[] {offset, length});
                offset += length;
            }
        } finally {
            in.close();
        }
    }

    private void read(ZipEntry entry, int offset, byte[] into, int length) throws IOException {
        InputStream in = jar.getInputStream(entry);
        try {
            for (long left = offset; left > 0; ) {
                long skipped = in.skip(left);
                if (skipped <= 0) {
                    throw new EOFException(entry.getName());
                }
                left -= skipped;
            }
            for (int at = 0; at < length; ) {
                int more = in.read(into, at, Math.min(STRETCH, length - at));
                if (more < 0) {
                    throw new EOFException(entry.getName());
                }
                at += more;
            }
        } finally {
            in.close();
        }
    }

    /** The one loader of all that is inside. */
    static synchronized ClassLoader open() {
        if (opened == null) {
            opened = Door.class.getClassLoader();
            try {
                File jar = new File(Door.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                if (jar.isFile() && !isOnClassPath(jar)) {
                    opened = new Inside(jar);
                }
            } catch (IOException unreadable) {
                return opened;
            } catch (URISyntaxException noFile) {
                return opened;
            } catch (RuntimeException noFile) {
                return opened;
            }
        }
        return opened;
    }

    /**
     * Whether the application's class path names the jar, so that the system's loader gets our classes from an
     * ahead-of-time cache. The JVM itself adds it at the end.
     */
    private static boolean isOnClassPath(File jar) {
        String[] entries = System.getProperty("java.class.path", "").split(File.pathSeparator);
        for (int i = 0; i < entries.length - 1; i++) {
            if (entries[i].endsWith(jar.getName())
                    && new File(entries[i]).getAbsoluteFile().equals(jar)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.startsWith(DOOR)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        ZipEntry entry = name.startsWith(FILES) ? jar.getEntry(name) : null;
        try {
            return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
        } catch (IOException unreadable) {
            return null; // as the loaders above would
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        int[] place = places.get(name);
        ZipEntry entry = place == null ? jar.getEntry(name.replace('.', '/') + ".class") : first;
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        int length = place == null ? (int) entry.getSize() : place[1];
        byte[] bytes = room(length);
        try {
            read(entry, place == null ? 0 : place[0], bytes, length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
        definePackageOf(name);
        Class<?> defined = defineClass(name, bytes, 0, length, domain);
        if (bytes.length == ROOM) {
            room.set(bytes);
        }
        return defined;
    }

    private byte[] room(int length) {
        byte[] spare = length > ROOM ? null : room.getAndSet(null);
        return spare == null ? new byte[length] : spare;
    }

    private void definePackageOf(String name) {
        String packageName = name.substring(0, name.lastIndexOf('.'));
        if (getPackage(packageName) == null) {
            try {
                definePackage(packageName, null, null, null, "Waxseal", version, null, null);
            } catch (IllegalArgumentException defined) {
                // by another thread, meanwhile
            }
        }
    }
}
