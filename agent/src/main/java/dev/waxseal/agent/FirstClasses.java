package dev.waxseal.agent;

import dev.waxseal.agent.weave.Framed;
import dev.waxseal.agent.weave.Lean;
import dev.waxseal.agent.weave.Roomy;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts those classes of the agent's jar into one file in it, {@code first.bin}, that a JVM loads of it until its first
 * request is answered, one behind the other as it loads them: to find each in the jar and to inflate it takes longer than to
 * define it. That file and what was prepared for the detector are stored as they are, since each JVM reads them. And takes
 * out of these classes what nobody reads, gives ASM's the frames that they lack, and the probe of the stack its room. The
 * build runs it on the jar it has packed; no one else does.
 */
final class FirstClasses {

    private static final String FILE = "dev/waxseal/agent/first.bin";
    private static final String TABLES = "dev/waxseal/agent/shaded/waxseal/detect/prepared.bin";
    private static final String PROBE = "dev/waxseal/agent/ear/StackRoom.class";
    private static final String ASM = "dev/waxseal/agent/shaded/asm";

    private FirstClasses() {}

    /** {@code FirstClasses JAR DIRECTORY}, with a directory for what the agent writes; {@code FirstClasses PORT} asks there. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            request(Integer.parseInt(arguments[0]));
            return;
        }
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        Set<String> names = loaded(jar, Files.createDirectories(Path.of(arguments[1])));
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            frame(jar, files);
            Path probe = files.getPath(PROBE);
            write(files, probe, Roomy.of(Files.readAllBytes(probe), "descend"));
            for (String name : names) {
                Path file = classFile(files, name);
                write(files, file, Lean.of(Files.readAllBytes(file)));
            }
            write(files, files.getPath(FILE), together(files, names));
        }
        store(jar, Set.of(FILE, TABLES));
    }

    /**
     * Packs the jar once more, with these stored as they are. Not by the file system for zips: that says how long they are
     * behind them alone, and then nobody can read the jar as a stream.
     */
    private static void store(Path jar, Set<String> stored) throws IOException {
        Path packed = jar.resolveSibling(jar.getFileName() + ".packed");
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(packed))) {
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().map(ZipEntry.class::cast)::iterator) {
                if (entry.isDirectory()) {
                    continue; // nobody asks for it, and each JVM would read that it is there
                }
                byte[] content = from.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                if (stored.contains(entry.getName())) {
                    copy.setMethod(ZipEntry.STORED);
                    copy.setSize(content.length);
                    copy.setCrc(entry.getCrc());
                }
                to.putNextEntry(copy);
                to.write(content);
            }
        }
        Files.move(packed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path classFile(FileSystem files, String name) {
        return files.getPath(name.replace('.', '/') + ".class");
    }

    private static void write(FileSystem files, Path file, byte[] content) throws IOException {
        FileTime time = Files.getLastModifiedTime(files.getPath("META-INF/MANIFEST.MF"));
        Files.write(file, content);
        Files.setLastModifiedTime(file, time);
    }

    private static void frame(Path jar, FileSystem files) throws IOException {
        try (URLClassLoader others = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
                Stream<Path> classes = Files.list(files.getPath(ASM))) {
            for (Path file :
                    classes.filter(f -> f.toString().endsWith(".class")).toList()) {
                byte[] framed = Framed.of(Files.readAllBytes(file), others);
                if (framed != null) {
                    write(files, file, framed);
                }
            }
        }
    }

    /** Where the first begins, how many there are, of each its name and its length; then their bytes, one after the other. */
    private static byte[] together(FileSystem files, Set<String> names) throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        ByteArrayOutputStream classes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(table);
        out.writeInt(names.size());
        for (String name : names) {
            byte[] classFile = Files.readAllBytes(classFile(files, name));
            out.writeUTF(name);
            out.writeInt(classFile.length);
            classes.write(classFile);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        new DataOutputStream(all).writeInt(Integer.BYTES + table.size());
        table.writeTo(all);
        classes.writeTo(all);
        return all.toByteArray();
    }

    /** In the order in which one thread loads them that makes a request; the answer comes from outside. */
    private static Set<String> loaded(Path jar, Path directory) throws Exception {
        Path log = directory.resolve("loaded.log");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xlog:class+load:file=" + log.getFileName() + "::filecount=0",
                            "-javaagent:" + jar + "=output=" + directory.getFileName(),
                            "-cp",
                            directory.toString(), // behind which the JVM adds the jar
                            FirstClasses.class.getName(),
                            String.valueOf(server.getLocalPort()))
                    .directory(directory.toFile())
                    .inheritIO()
                    .start();
            new Thread(() -> answer(server)).start();
            if (program.waitFor() != 0) {
                throw new IllegalStateException("the program that makes a request ended with " + program.exitValue());
            }
        }
        Set<String> names = new LinkedHashSet<>();
        for (String line : Files.readAllLines(log)) {
            int begin = line.indexOf("dev.waxseal.agent.");
            int end = line.indexOf(" source: file:");
            if (begin >= 0 && end > begin && line.endsWith(jar.getFileName().toString())) {
                names.add(line.substring(begin, end));
            }
        }
        names.removeIf(name -> name.startsWith("dev.waxseal.agent.door."));
        names.remove(FirstClasses.class.getName());
        if (names.size() < 100) {
            throw new IllegalStateException("only " + names.size() + " classes of " + jar + " were loaded");
        }
        return names;
    }

    private static void request(int port) throws Exception {
        URL url = new URL("http", "127.0.0.1", port, "/items?page=1");
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        if (connection.getInputStream().readAllBytes().length == 0) {
            throw new IOException("no answer");
        }
    }

    private static void answer(ServerSocket server) {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            for (int lines = 0; lines < 2; ) {
                int b = in.read();
                if (b == '\n' || b < 0) {
                    lines++;
                } else if (b != '\r') {
                    lines = 0;
                }
            }
            out.write("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nyes".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException over) {
            // the other side says so
        }
    }
}
