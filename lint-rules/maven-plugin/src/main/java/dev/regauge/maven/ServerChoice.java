package dev.regauge.maven;

import dev.regauge.lint.project.ProjectException;
import dev.regauge.url.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is asked about statements.
 *
 * @param db a server of the user's
 * @param server the {@code <server>} of {@code settings.xml} with the password for it
 * @param embedded the major version of the server that is started where there is no {@code db}
 * @param check whether nobody is asked, whatever else is given
 */
record ServerChoice(Optional<String> db, Optional<String> server, int embedded, boolean check) {

    private static final int OLDEST = 14;

    private static final int NEWEST = 18;

    private static final Pattern USER = Pattern.compile("[?&]user=");

    /**
     * Sees to it that what is given goes together, before anything is got or started for it.
     *
     * @throws ProjectException where it does not
     */
    void requireSense() {
        if (check) {
            return;
        }
        if (db.isEmpty() && server.isPresent()) {
            throw new ProjectException("server is " + server.get() + ", and there is no db that it has the password of"
                    + "\n  to fix: name the URL of that server as db, or leave server out for an embedded one");
        }
        if (db.isEmpty() && (embedded < OLDEST || embedded > NEWEST)) {
            throw new ProjectException("embedded is " + embedded
                    + "\n  to fix: choose a major version of PostgreSQL from " + OLDEST + " to " + NEWEST);
        }
        if (db.filter(url -> !Secrets.maskUrl(url).equals(url)).isPresent()) {
            throw new ProjectException("db has a password, which the list of processes would show"
                    + "\n  to fix: leave it out, and name a <server> of settings.xml that has it with <server>, or set"
                    + " PGPASSWORD");
        }
    }

    /**
     * What tells it to the command line.
     *
     * @param user whom the {@code <server>} names
     * @throws ProjectException where the URL names one too
     */
    List<String> arguments(Optional<String> user) {
        if (check) {
            return List.of("--check");
        }
        if (db.isEmpty()) {
            return List.of("--embedded", Integer.toString(embedded));
        }
        String url = db.get();
        if (user.isPresent() && USER.matcher(url).find()) {
            throw new ProjectException("db names a user, and so does the <server> " + server.orElse("")
                    + "\n  to fix: leave one of them out");
        }
        String sign = url.contains("?") ? "&" : "?";
        return List.of(
                "--db",
                url
                        + user.map(name -> sign + "user=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                                .orElse(""));
    }
}
