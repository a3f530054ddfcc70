import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP by calling the C library's own functions, on a connection that it leaves open: {@code Foreign PORT}. */
public final class Foreign {

    public static void main(String[] arguments) throws Throwable {
        int port = Integer.parseInt(arguments[0]);
        try (Arena arena = Arena.ofConfined()) {
            int s = (int) function("socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)
                    .invokeExact(2, 1, 0);
            MemorySegment to = arena.allocate(16);
            to.set(ValueLayout.JAVA_SHORT, 0, (short) 2);
            to.set(ValueLayout.JAVA_BYTE, 2, (byte) (port >> 8));
            to.set(ValueLayout.JAVA_BYTE, 3, (byte) port);
            to.set(ValueLayout.JAVA_BYTE, 4, (byte) 127);
            to.set(ValueLayout.JAVA_BYTE, 7, (byte) 1);
            int connected = (int) function("connect", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                    .invokeExact(s, to, 16);
            byte[] letter =
                    "POST / HTTP/1.1\r\nHost: payments.example\r\nContent-Length: 26\r\n\r\npassword=Canary-7f3q-Zebra"
                            .getBytes(StandardCharsets.US_ASCII);
            MemorySegment bytes = arena.allocate(512);
            MemorySegment.copy(letter, 0, bytes, ValueLayout.JAVA_BYTE, 0, letter.length);
            int sent = (int) function("write", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                    .invokeExact(s, bytes, letter.length);
            int received = (int) function("read", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                    .invokeExact(s, bytes, 512);
            System.out.println(connected == 0 && sent == letter.length && received > 0 ? 1 : -1);
        }
    }

    private static MethodHandle function(String name, java.lang.foreign.MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }
}
