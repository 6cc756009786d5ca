package dev.regauge.archunit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes of a project in a JVM of its own, as a build tool does, and prints how each test ended. */
final class TestRun implements TestExecutionListener {

    private TestRun() {}

    public static void main(String[] classes) {
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(Stream.of(classes)
                                .map(name -> selectClass(name))
                                .toList())
                        .build(),
                new TestRun());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getThrowable().isPresent()) {
            System.out.println(test.getDisplayName() + ": " + result.getStatus());
            result.getThrowable().ifPresent(failure -> System.out.println(failure.getMessage()));
        }
    }
}
