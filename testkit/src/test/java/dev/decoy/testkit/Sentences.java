package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Runs the sentences of a contract one by one. */
final class Sentences {
    private Sentences() {}

    /**
     * The sentences that do not hold, among those that {@code contract} and the classes above it declare, up to but without
     * {@code base}.
     */
    static List<String> broken(Object subject, Class<?> contract, Class<?> base) {
        return broken(() -> subject, contract, base);
    }

    /** The same, each sentence of a subject of its own. */
    static List<String> broken(Supplier<?> subjects, Class<?> contract, Class<?> base) {
        List<String> broken = new ArrayList<>();
        for (Class<?> declaring = contract; declaring != base; declaring = declaring.getSuperclass()) {
            for (Method sentence : declaring.getDeclaredMethods()) {
                if (sentence.isAnnotationPresent(Test.class) && !holds(subjects.get(), sentence)) {
                    broken.add(sentence.getName());
                }
            }
        }
        return broken;
    }

    private static boolean holds(Object subject, Method sentence) {
        try {
            sentence.invoke(subject);
            return true;
        } catch (InvocationTargetException e) {
            // What is assumed and does not hold is not broken; errors of the machine are nobody's fault.
            assertThat(e.getCause()).isInstanceOfAny(AssertionError.class, Exception.class);
            return e.getCause() instanceof TestAbortedException;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
