package dev.waxseal.agent.door;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
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

    /** Bytes that are read at once: some twenty classes. */
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

    /** A stretch of that file. They lie in it as programs load them, so that the next one is most often there, too. */
    private final byte[] stretch = new byte[ROOM];

    private int stretchBegin;
    private int stretchEnd;

    /**
     * Who has the stretch. To define a class may load others, even before its bytes are read, where another agent has its
     * code in {@link ClassLoader}: that thread may take them from the same stretch, and moves it only when it begins.
     */
    private final AtomicReference<Thread> reader = new AtomicReference<Thread>();

    /** The package that was defined, or found to be, last. */
    private volatile String last = "";

    private Inside(File jar) throws IOException {
        super(Door.class.getClassLoader());
        this.jar = new ZipFile(jar);
        this.first = this.jar.getEntry(FILES + "first.bin");
        if (first != null && first.getMethod() == ZipEntry.STORED) {
            readPlaces();
        }
    }

    private void readPlaces() throws IOException {
        move(0);
        int offset = word(0);
        int at = 8;
        for (int left = word(4); left > 0; left--) {
            int end = at + 2 + (word(at) >>> 16);
            int length = word(end);
            places.put(
                    new String(stretch, at + 2, end - at - 2, StandardCharsets.ISO_8859_1), new int[] {offset, length});
            offset += length;
            at = end + 4;
        }
    }

    private int word(int at) {
        return stretch[at] << 24
                | (stretch[at + 1] & 0xff) << 16
                | (stretch[at + 2] & 0xff) << 8
                | (stretch[at + 3] & 0xff);
    }

    private void move(int begin) throws IOException {
        stretchEnd = 0; // in case of a failure
        int length = (int) Math.min(ROOM, first.getSize() - begin);
        read(first, begin, stretch, length);
        stretchBegin = begin;
        stretchEnd = begin + length;
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
        try {
            return place == null ? defineAlone(name) : define(name, place[0], place[1]);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    private Class<?> defineAlone(String name) throws ClassNotFoundException, IOException {
        ZipEntry entry = jar.getEntry(name.replace('.', '/') + ".class");
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes = new byte[(int) entry.getSize()];
        read(entry, 0, bytes, bytes.length);
        return define(name, bytes, 0, bytes.length);
    }

    private Class<?> define(String name, int offset, int length) throws IOException {
        Thread thread = Thread.currentThread();
        boolean outermost = reader.compareAndSet(null, thread);
        try {
            if (outermost && length <= ROOM && !isInStretch(offset, length)) {
                boolean goesOn = offset > stretchEnd && offset + length - stretchEnd <= ROOM;
                move(goesOn ? stretchEnd : offset); // what it extends lies before it
            }
            if (reader.get() == thread && isInStretch(offset, length)) {
                return define(name, stretch, offset - stretchBegin, length);
            }
        } finally {
            if (outermost) {
                reader.set(null);
            }
        }
        byte[] bytes = new byte[length];
        read(first, offset, bytes, length);
        return define(name, bytes, 0, length);
    }

    private boolean isInStretch(int offset, int length) {
        return offset >= stretchBegin && offset + length <= stretchEnd;
    }

    private Class<?> define(String name, byte[] bytes, int offset, int length) {
        definePackageOf(name);
        return defineClass(name, bytes, offset, length, domain);
    }

    private void definePackageOf(String name) {
        int end = name.lastIndexOf('.');
        String known = last;
        if (known.length() == end && name.startsWith(known)) {
            return; // as most often: they lie in the order in which they are loaded
        }
        String packageName = name.substring(0, end);
        if (getPackage(packageName) == null) {
            try {
                definePackage(packageName, null, null, null, "Waxseal", version, null, null);
            } catch (IllegalArgumentException defined) {
                // by another thread, meanwhile
            }
        }
        last = packageName;
    }
}
