package dev.waxseal.agent.outside;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The native libraries of this process that could send something by themselves (proc(5), {@code /proc/self/maps}). */
public final class NativeLibraries {

    private static final String MAPS = "/proc/self/maps";

    /** Where the system's libraries lie. */
    private static final List<String> SYSTEM = List.of("/lib", "/usr/lib", "/usr/local/lib", "/nix/store/");

    /** The system's that speak to others. */
    private static final List<String> SPEAKING =
            List.of("libcurl", "libpq", "libmysqlclient", "libmariadb", "librdkafka", "libzmq", "libssh", "libneon");

    /**
     * Libraries of the application that are no concern, by a part of their name: they connect to nothing, or are listened
     * at elsewhere ({@code netty}, {@code aws-crt}), or only pass on to others, which are listed themselves ({@code jnidispatch}).
     */
    private static final List<String> KNOWN = List.of(
            "netty",
            "aws-crt",
            "snappy",
            "zstd",
            "lz4",
            "brotli",
            "lzma",
            "blosc",
            "isal",
            "zlib", // compression
            "jansi",
            "jline",
            "hawtjni",
            "kernel32",
            "pty", // terminals
            "sqlite",
            "rocksdb",
            "leveldb",
            "lmdb",
            "duckdb",
            "h3-java",
            "derby", // stores in files
            "conscrypt",
            "crypto",
            "bouncy",
            "argon2",
            "bcrypt",
            "sodium",
            "secp256", // cryptography
            "jnidispatch",
            "jffi",
            "libffi",
            "jblas",
            "blas",
            "lapack",
            "arpack",
            "mkl",
            "openmp",
            "gomp",
            "gfortran",
            "tensorflow",
            "onnxruntime",
            "opencv",
            "tesseract",
            "leptonica",
            "torch",
            "javacpp",
            "tokenizers",
            "skiko",
            "skia",
            "javafx",
            "prism",
            "glass",
            "lwjgl",
            "jogl",
            "freetype",
            "harfbuzz",
            "vips",
            "imageio",
            "j2v8",
            "v8",
            "quickjs",
            "javet",
            "wasmtime",
            "sass",
            "tree-sitter",
            "graal",
            "truffle",
            "asyncprofiler",
            "async-profiler",
            "jprofiler",
            "yjp",
            "jdwp",
            "jvmti",
            "agent",
            "perfmark",
            "oshi",
            "sigar",
            "udev",
            "usb",
            "serial",
            "bluetooth",
            "jcodec",
            "ffmpeg",
            "avcodec",
            "udt",
            "junixsocket",
            "wrapper");

    /** Of those the ones that let Java code load and call others, which the JDK does not know of. */
    private static final List<String> PASSING = List.of("jnidispatch", "jffi", "libffi", "javacpp");

    private NativeLibraries() {}

    /** Whether a library of this path, which Java code has loaded, may speak to others or pass on to one that does. */
    static boolean isWorthALook(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return !isAnyIn(KNOWN, file) || isAnyIn(PASSING, file);
    }

    /** Whether this system tells. */
    public static boolean isThere() {
        return new File(MAPS).canRead();
    }

    /** The names of those that are not known to be harmless. */
    public static Set<String> speaking() throws IOException {
        String home = new File(System.getProperty("java.home", "/")).getCanonicalPath() + '/';
        Set<String> names = new TreeSet<>();
        String last = "";
        try (BufferedReader lines = new BufferedReader(new FileReader(MAPS, StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int at = line.indexOf('/');
                if (at >= 0 && !line.regionMatches(at, last, 0, Math.max(1, line.length() - at))) {
                    last = line.substring(at);
                    if (maySpeak(last, home)) {
                        names.add(name(last));
                    }
                }
            }
        }
        return names;
    }

    /** Whether a library of this path may. */
    static boolean maySpeak(String path, String home) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (!file.contains(".so") || path.startsWith(home)) {
            return false;
        }
        for (String directory : SYSTEM) {
            if (path.startsWith(directory)) {
                return isAnyIn(SPEAKING, file);
            }
        }
        return !isAnyIn(KNOWN, file.toLowerCase(Locale.ROOT));
    }

    private static boolean isAnyIn(List<String> parts, String file) {
        for (String part : parts) {
            if (file.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Without the number that is made up for a library that is unpacked from a jar. */
    static String name(String path) {
        StringBuilder name = new StringBuilder();
        String file = path.substring(path.lastIndexOf('/') + 1).replace(" (deleted)", "");
        for (int i = 0; i < file.length(); ) {
            int end = i;
            while (end < file.length() && Character.digit(file.charAt(end), 10) >= 0) {
                end++;
            }
            if (end - i >= 5) {
                name.append('#');
                i = end;
            } else {
                name.append(file.charAt(i++));
            }
        }
        return name.toString();
    }
}
