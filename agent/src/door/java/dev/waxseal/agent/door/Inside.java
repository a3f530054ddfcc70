package dev.waxseal.agent.door;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URISyntaxException;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
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

    private static ClassLoader opened;

    static {
        registerAsParallelCapable();
    }

    private final ProtectionDomain domain = Door.class.getProtectionDomain();
    private final String version = Door.class.getPackage().getImplementationVersion();
    private final ZipFile jar;

    /** Where those classes lie in {@link #first} that most programs need: offset and length. */
    private final Map<String, int[]> places = new HashMap<String, int[]>(600);

    /** Some of the classes in one piece, which the first garbage collection takes away. */
    private final WeakReference<byte[]> first;

    private Inside(File jar) throws IOException {
        super(Door.class.getClassLoader());
        this.jar = new ZipFile(jar);
        this.first = new WeakReference<byte[]>(readFirst());
    }

    private byte[] readFirst() throws IOException {
        byte[] all = read(FILES + "first.bin");
        if (all != null) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                int length = in.readInt();
                places.put(name, new int[] {all.length - in.available(), length});
                in.skipBytes(length);
            }
        }
        return all;
    }

    private byte[] read(String file) throws IOException {
        ZipEntry entry = jar.getEntry(file);
        if (entry == null) {
            return null;
        }
        byte[] content = new byte[(int) entry.getSize()];
        InputStream in = jar.getInputStream(entry);
        try {
            new DataInputStream(in).readFully(content);
        } finally {
            in.close();
        }
        return content;
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
        byte[] bytes = place == null ? null : first.get();
        if (bytes == null) {
            try {
                bytes = read(name.replace('.', '/') + ".class");
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            place = new int[] {0, bytes.length};
        }
        definePackageOf(name);
        return defineClass(name, bytes, place[0], place[1], domain);
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
