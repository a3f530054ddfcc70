package dev.waxseal.wire.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.nio.ByteOrder;

/**
 * Stands in the place of {@code sun.misc.Unsafe} in the Zstandard decoder once that is packed with us: the same methods,
 * but on byte arrays alone and within their bounds.
 *
 * <p>What comes over a network must not be able to read or write the memory of the JVM under test, whatever mistake the
 * decoder has; and from JDK 24 on the real one warns on stderr (JEP 498).
 */
public final class SafeMemory {

    /** Where an array begins, as the decoder counts. */
    public static final int ARRAY_BYTE_BASE_OFFSET = 0;

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    @SuppressWarnings("unused") // found by its name, like the real one
    private static final SafeMemory theUnsafe = new SafeMemory();

    private SafeMemory() {}

    public byte getByte(Object array, long at) {
        return ((byte[]) array)[(int) at];
    }

    public void putByte(Object array, long at, byte value) {
        ((byte[]) array)[(int) at] = value;
    }

    public short getShort(Object array, long at) {
        return (short) SHORTS.get((byte[]) array, (int) at);
    }

    public int getInt(Object array, long at) {
        return (int) INTS.get((byte[]) array, (int) at);
    }

    public void putInt(Object array, long at, int value) {
        INTS.set((byte[]) array, (int) at, value);
    }

    public long getLong(Object array, long at) {
        return (long) LONGS.get((byte[]) array, (int) at);
    }

    public void putLong(Object array, long at, long value) {
        LONGS.set((byte[]) array, (int) at, value);
    }

    public void copyMemory(Object from, long fromAt, Object to, long toAt, long length) {
        System.arraycopy(from, (int) fromAt, to, (int) toAt, (int) length);
    }

    /** Asked for the address of direct buffers, of which there are none here. */
    public long objectFieldOffset(Field field) {
        return -1;
    }
}
