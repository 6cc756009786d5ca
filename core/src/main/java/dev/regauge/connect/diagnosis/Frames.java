package dev.regauge.connect.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stack traces tell about who borrowed a connection and whether that code still runs. */
final class Frames {

    /** As deep as a stack is looked at, counted from where the connection was borrowed. */
    private static final int DEPTH = 32;

    private static final List<String> POOL =
            List.of("com.zaxxer.hikari.", "dev.regauge.connect.", "dev.regauge.pipeline.");

    private static final List<String> DRIVERS = List.of("org.postgresql.", "com.impossibl.postgres.");

    /** Frames that are on the stack of a thread whatever the application does in it. */
    private static final List<String> PLATFORM = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "kotlin.",
            "kotlinx.",
            "scala.",
            "groovy.",
            "org.springframework.",
            "org.hibernate.",
            "org.jooq.",
            "org.apache.ibatis.",
            "org.apache.catalina.",
            "org.apache.tomcat.",
            "org.apache.coyote.",
            "org.eclipse.jetty.",
            "io.undertow.",
            "org.jboss.",
            "io.netty.",
            "io.vertx.",
            "reactor.",
            "org.junit.",
            "org.apache.maven.");

    private Frames() {}

    static List<StackTraceElement> withoutPool(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .dropWhile(frame -> startsWith(frame, POOL))
                .limit(DEPTH)
                .toList();
    }

    /**
     * Whether none of the application's methods of the first stack is on the second. A method that runs as long as its
     * thread, a worker's loop, is on both, and says nothing: then the answer is no, as when there is no first stack.
     */
    static boolean gone(List<StackTraceElement> then, List<StackTraceElement> now) {
        Set<String> methods =
                then.stream().filter(Frames::ofApplication).map(Frames::method).collect(Collectors.toSet());
        return !methods.isEmpty() && now.stream().map(Frames::method).noneMatch(methods::contains);
    }

    /** Whether the application has called a driver and waits for it to return. */
    static boolean inDriver(List<StackTraceElement> now) {
        return now.stream().takeWhile(frame -> !ofApplication(frame)).anyMatch(frame -> startsWith(frame, DRIVERS));
    }

    /** The top of the stack and then the application's part of it, as lines; the platform's frames between are noise. */
    static List<String> lines(List<StackTraceElement> stack, int most) {
        List<StackTraceElement> own =
                stack.stream().filter(Frames::ofApplication).toList();
        Stream<StackTraceElement> shown =
                own.isEmpty() ? stack.stream() : Stream.concat(stack.stream().limit(1), own.stream());
        return shown.distinct().limit(most).map(Frames::line).toList();
    }

    /** Without the names of class loaders and modules. */
    private static String line(StackTraceElement frame) {
        boolean known = frame.getFileName() != null && frame.getLineNumber() > 0;
        String where = known ? "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")" : "";
        return "    " + method(frame) + where;
    }

    private static boolean ofApplication(StackTraceElement frame) {
        boolean madeUp = frame.getClassName().contains("$$Lambda");
        return !madeUp && Stream.of(PLATFORM, POOL, DRIVERS).noneMatch(prefixes -> startsWith(frame, prefixes));
    }

    private static boolean startsWith(StackTraceElement frame, List<String> prefixes) {
        return prefixes.stream().anyMatch(frame.getClassName()::startsWith);
    }

    private static String method(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }
}
