package dev.regauge.connect;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Parameter;
import dev.regauge.url.Secrets;
import dev.regauge.url.grammar.Piece;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A URL as a driver gets it: without user, password or any other secret, which travel beside it, because drivers and pools
 * log the URL.
 *
 * @param text the rest of the URL, as it stood
 * @param apart the parameters that were taken out and still count, decoded
 */
record DriverUrl(String text, Map<String, String> apart) {

    /** Copies the map. */
    DriverUrl {
        apart = Map.copyOf(apart);
    }

    /**
     * Takes a URL apart.
     *
     * @param target in the driver's own dialect
     * @param managed names of parameters that are left out altogether
     */
    static DriverUrl of(ConnectionTarget target, Set<String> managed) {
        Map<String, String> apart = new TreeMap<>();
        for (Parameter parameter : target.settings()) {
            if (parameter.secret() && !managed.contains(parameter.name())) {
                apart.put(parameter.name(), parameter.value());
            }
        }
        target.user().ifPresent(user -> apart.put("user", user));
        target.password().ifPresent(password -> apart.put("password", password.reveal()));
        return new DriverUrl(address(target) + query(target, apart.keySet(), managed), apart);
    }

    /** Everything before the question mark, without the login. */
    private static String address(ConnectionTarget target) {
        String text = target.text();
        int end = text.indexOf('?') < 0 ? text.length() : text.indexOf('?');
        int start = 0;
        int afterLogin = 0;
        for (Piece piece : target.pieces()) {
            if (piece.start() >= end) {
                break;
            }
            if (piece.kind() == Piece.Kind.USER) {
                start = piece.start();
            }
            if (piece.kind() == Piece.Kind.USER || piece.kind() == Piece.Kind.PASSWORD) {
                afterLogin = text.indexOf('@', piece.end()) + 1;
            }
        }
        return text.substring(0, start) + text.substring(afterLogin, end);
    }

    private static String query(ConnectionTarget target, Set<String> apart, Set<String> managed) {
        String text = target.text();
        int mark = text.indexOf('?');
        if (mark < 0) {
            return "";
        }
        String kept = Arrays.stream(text.substring(mark + 1).split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .filter(parameter -> Stream.of(name(parameter), decoded(name(parameter)))
                        .noneMatch(
                                name -> apart.contains(name) || managed.contains(name) || Secrets.isSecretName(name)))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }

    /** The URL, which holds no secret. */
    @Override
    public String toString() {
        return text;
    }
}
