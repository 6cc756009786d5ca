package dev.regauge.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * Plain ArchUnit rules about the API of drivers, for themselves: whatever the route, and without a look at SQL. Each is
 * stricter than the rule of the lint that it names, which also asks how a call is used and what was measured on a route.
 */
public final class DriverApiRules {

    private static final Set<String> LARGE_OBJECTS = Set.of("createBlob", "createClob", "createNClob");

    /** No class names a class of pgjdbc-ng: a connection, its data sources, listeners, types. {@code driver-import}. */
    public static final ArchRule NO_CLASSES_SHOULD_USE_PGJDBC_NG = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.impossibl..")
            .because("classes of pgjdbc-ng are gone with its jar (driver-import)");

    /** No class asks a connection for a large object that it fills. {@code create-large-object}. */
    public static final ArchRule NO_CLASSES_SHOULD_CREATE_LARGE_OBJECTS = noClasses()
            .should()
            .callMethodWhere(createsLargeObject())
            .because(
                    "no pgjdbc that was measured implements createBlob, createClob and createNClob; text and bytea need"
                            + " none (create-large-object)");

    /** No class asks for generated keys by the numbers of their columns. {@code generated-keys-by-index}. */
    public static final ArchRule NO_CLASSES_SHOULD_ASK_FOR_KEYS_BY_INDEX = noClasses()
            .should()
            .callMethodWhere(takesColumnNumbers())
            .because(
                    "no driver that was measured returns keys by the numbers of their columns (generated-keys-by-index)");

    /** No class names the parameters of a call. {@code out-parameter-by-name}. */
    public static final ArchRule NO_CLASSES_SHOULD_NAME_CALL_PARAMETERS = noClasses()
            .should()
            .callMethodWhere(takesParameterName())
            .because("no driver that was measured knows the parameters of a call by name (out-parameter-by-name)");

    private DriverApiRules() {}

    /**
     * That classes of a PostgreSQL driver, pgjdbc or pgjdbc-ng, are named in some packages only: what is to be changed
     * with the driver then stands in one place.
     *
     * @param packages in the form of ArchUnit, as {@code ..db..}
     */
    public static ArchRule driverClassesOnlyIn(String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.impossibl..", "org.postgresql..")
                .because("what depends on the driver changes with it (driver-import)");
    }

    private static DescribedPredicate<JavaMethodCall> createsLargeObject() {
        return describe(
                "a large object is created",
                call -> isOn(call, Connection.class)
                        && LARGE_OBJECTS.contains(call.getTarget().getName()));
    }

    private static DescribedPredicate<JavaMethodCall> takesColumnNumbers() {
        return describe(
                "keys are asked for by the numbers of columns",
                call -> (isOn(call, Connection.class) || isOn(call, Statement.class))
                        && parameters(call).equals(List.of(String.class.getName(), int[].class.getName())));
    }

    private static DescribedPredicate<JavaMethodCall> takesParameterName() {
        return describe(
                "a parameter is called by its name",
                call -> isOn(call, CallableStatement.class)
                        && isOfParameter(call.getTarget().getName())
                        && parameters(call).stream()
                                .findFirst()
                                .filter(String.class.getName()::equals)
                                .isPresent());
    }

    /** A statement of any kind has a cursor's name, and takes texts to execute. */
    private static boolean isOfParameter(String method) {
        return method.equals("registerOutParameter")
                || method.startsWith("get")
                || (method.startsWith("set") && !method.equals("setCursorName"));
    }

    private static boolean isOn(JavaMethodCall call, Class<?> owner) {
        return call.getTargetOwner().isAssignableTo(owner);
    }

    private static List<String> parameters(JavaMethodCall call) {
        return call.getTarget().getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .toList();
    }
}
