package dev.waxseal.report;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports in which texts are replaced, in one field or in all: each that any record of a report has. */
final class Poisoned {

    private Poisoned() {}

    /** Each text in it, by its record and its name: {@code Judgement.evidence}. */
    static Set<String> fields(Record report) throws ReflectiveOperationException {
        Set<String> fields = new TreeSet<>();
        of(report, fields::add, ""); // says yes to each once
        return fields;
    }

    /** The same with this text in these fields, as far as they have one. */
    static <T extends Record> T of(T whole, Predicate<String> which, String text) throws ReflectiveOperationException {
        RecordComponent[] components = whole.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var accessor = components[i].getAccessor();
            accessor.setAccessible(true);
            String field = whole.getClass().getSimpleName() + '.' + components[i].getName();
            values[i] = replaced(accessor.invoke(whole), field, which, text);
        }
        var constructor = whole.getClass()
                .getDeclaredConstructor(
                        Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        try {
            @SuppressWarnings("unchecked")
            T made = (T) constructor.newInstance(values);
            return made;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return whole; // it takes no such text
            }
            throw e;
        }
    }

    private static Object replaced(Object value, String field, Predicate<String> which, String text)
            throws ReflectiveOperationException {
        if (value instanceof String) {
            return which.test(field) ? text : value;
        }
        if (value instanceof Record whole) {
            return of(whole, which, text);
        }
        if (value instanceof Collection<?> many) {
            Stream.Builder<Object> all = Stream.builder();
            for (Object one : many) {
                all.add(replaced(one, field, which, text));
            }
            return value instanceof List ? all.build().toList() : all.build().collect(Collectors.toSet());
        }
        return value;
    }
}
