package dev.regauge.parity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A database and how to log in to it.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 1 to 65535
 * @param name the database's name as the server knows it, not escaped
 * @param user the role to log in as
 * @param password its password; empty when the server asks for none
 */
public record Database(String host, int port, String name, String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return address() + " as " + user;
    }

    /** Host, port and name as they stand in a JDBC URL after its prefix. */
    String address() {
        String inUrl = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return inUrl + ":" + port + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A driver's message, in which the password can stand only if the driver repeats what it was given. */
    String masked(String message) {
        return password.isEmpty() ? message : message.replace(password, "***");
    }
}
