package dev.regauge.maven;

import dev.regauge.lint.project.ProjectException;
import dev.regauge.page.Visible;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Has every statement of the module parsed and described on a server, through both drivers, and keeps what that said in
 * {@code .regauge/verify}, for {@code lint} in builds without a server. No statement is executed. The command line does it,
 * in a Java of its own; it is got when this goal runs first.
 */
@Mojo(name = "verify", requiresDependencyCollection = ResolutionScope.TEST, threadSafe = true)
public final class VerifyMojo extends LintGoal {

    private static final Map<String, String> DRIVERS = Map.of(
            Profile.PGJDBC, "org.postgresql:postgresql:",
            Profile.PGJDBC_NG, "com.impossibl.pgjdbc-ng:pgjdbc-ng-all:");

    /** What Maven leaves as it is where it cannot decrypt it; it may stand among other words. */
    private static final Pattern ENCRYPTED = Pattern.compile("(?<!\\\\)\\{[^{}]+(?<!\\\\)\\}");

    /** What the command line would have its user do; the user of Maven is told by the failure. */
    private static final String ADVICE = "To mend it: ";

    /** A server of yours, with its schema as it is: a connection URL without a password. Nothing is written to it. */
    @Parameter(property = "regauge.db")
    private @Nullable String db;

    /**
     * The {@code <server>} of {@code settings.xml} that has the user's name and password for {@code db}, without which it is
     * refused. If it is not given, the URL names the user, and the password is that of the environment's {@code PGPASSWORD} or {@code ~/.pgpass}.
     */
    @Parameter(property = "regauge.server")
    private @Nullable String server;

    /** The major version of the embedded server that is asked where there is no {@code db}: 14 to 18. */
    @Parameter(property = "regauge.embedded", defaultValue = "17")
    private int embedded;

    /**
     * The schema for the embedded server, a script or a Liquibase changelog; looked for as {@code config} is; for {@code db}
     * and {@code check} it says nothing. If it is not given: the module's own.
     */
    @Parameter(property = "regauge.schema")
    private @Nullable String schema;

    /** Asks nobody, and fails where an answer is missing or stale. */
    @Parameter(property = "regauge.check", defaultValue = "false")
    private boolean check;

    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    private @Nullable String version;

    @Inject
    private @Nullable RepositorySystem repositories;

    @Inject
    private @Nullable SettingsDecrypter decrypter;

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        Optional<Route> route = lint().route();
        if (route.isEmpty() || project().getPackaging().equals("pom")) {
            getLog().info("Nothing in this module to ask a server about");
            return;
        }
        choice().requireSense();
        Optional<Server> login = login();
        Artifacts artifacts = new Artifacts(Objects.requireNonNull(repositories), session(), project());
        List<String> command = command(artifacts, route.get(), login);
        int exitCode = run(process(command, artifacts.classPath("dev.regauge:cli:" + version), login));
        if (exitCode != 0) {
            throw new MojoFailureException(failure(exitCode));
        }
    }

    private String failure(int exitCode) {
        if (exitCode != 1) {
            return "The statements were not verified; why stands above";
        }
        return check
                ? "Answers are missing or stale; which stands above\n  to fix: "
                        + advice().verify(ModuleDescription.folder(project()))
                : "The server refuses the statements that are named above\n  to fix: correct them; the lint says what to write:"
                        + " mvn regauge:report";
    }

    /** The list of processes shows arguments to everybody, and no environment. */
    static ProcessBuilder process(List<String> command, String classPath, Optional<Server> login) {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("CLASSPATH", classPath);
        login.map(Server::getPassword).ifPresent(word -> process.environment().put("PGPASSWORD", word));
        return process;
    }

    private List<String> command(Artifacts artifacts, Route route, Optional<Server> login)
            throws MojoExecutionException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(artifacts.options());
        command.addAll(List.of(
                "dev.regauge.cli.Regauge",
                "verify",
                ModuleDescription.folder(project()).toString()));
        command.addAll(
                List.of("--from", route.from().toString(), "--to", route.to().toString()));
        Set<String> jars = new LinkedHashSet<>();
        for (Profile end : List.of(route.from(), route.to())) {
            String driver = end.driver() + ":" + end.version();
            jars.add(driver + "=" + artifacts.jar(DRIVERS.get(end.driver()) + end.version()));
        }
        jars.forEach(jar -> command.addAll(List.of("--driver-jar", jar)));
        config().ifPresent(file -> command.addAll(List.of("--config", file.toString())));
        lint().module().layout().known().forEach(path -> command.addAll(List.of("--context", path.toString())));
        command.addAll(choice().arguments(login.map(Server::getUsername)));
        if (schema != null && db == null && !check) {
            Path shared = new SharedFile(project(), session()).named("schema", schema);
            command.addAll(List.of("--schema", shared.toString()));
        }
        return command;
    }

    private ServerChoice choice() {
        return new ServerChoice(Optional.ofNullable(db), Optional.ofNullable(server), embedded, check);
    }

    /** Nobody's where nobody is asked. */
    private Optional<Server> login() {
        if (server == null || check) {
            return Optional.empty();
        }
        Server found = session().getSettings().getServer(server);
        if (found == null) {
            throw new ProjectException("settings.xml has no <server> with the id " + server
                    + "\n  to fix: add it, with <username> and <password>");
        }
        SettingsDecryptionResult result =
                Objects.requireNonNull(decrypter).decrypt(new DefaultSettingsDecryptionRequest(found));
        boolean failed = result.getProblems().stream()
                .anyMatch(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING);
        String password = found.getPassword();
        boolean asItWas = password != null
                && ENCRYPTED.matcher(password).find()
                && password.equals(result.getServer().getPassword());
        if (failed || asItWas) {
            throw new ProjectException("The password of the <server> " + server + " cannot be decrypted"
                    + "\n  to fix: check settings-security.xml, which has the master password");
        }
        return Optional.of(result.getServer());
    }

    private int run(ProcessBuilder builder) throws IOException, MojoExecutionException {
        Process process = builder.start();
        process.getOutputStream().close();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            said.lines()
                    .filter(line -> !line.startsWith(ADVICE))
                    .map(Visible::line)
                    .forEach(getLog()::info);
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted", e);
        } finally {
            process.destroy();
        }
    }
}
