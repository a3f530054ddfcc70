package dev.waxseal.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;

/** Knows Netty 4.1, relocated, and a copy of this package that is linked to it; everything else is the parent's. */
final class OldNetty extends URLClassLoader {

    private static final OldNetty LOADER = new OldNetty();

    private OldNetty() {
        super(new URL[] {jar()}, OldNetty.class.getClassLoader());
    }

    private static URL jar() {
        try {
            return Path.of("target/older/netty-4.1.jar").toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class of this name that belongs to it. */
    static Class<?> load(Class<?> type) throws ClassNotFoundException {
        return LOADER.loadClass(type.getName());
    }

    /** The one method of this name of its copy of a class. */
    static Method method(Class<?> type, String name) throws ClassNotFoundException {
        for (Method method : load(type).getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new AssertionError(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            if (name.startsWith("io.grpc.netty.shaded.")) {
                return findClass(name);
            }
            return name.startsWith("dev.waxseal.clients.") ? copy(name) : super.loadClass(name, resolve);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith("META-INF/native/") ? findResources(name) : super.getResources(name);
    }

    private Class<?> copy(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
