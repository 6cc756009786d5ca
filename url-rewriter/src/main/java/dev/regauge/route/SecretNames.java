package dev.regauge.route;

import java.util.List;

/** The names under which drivers and clients take secrets, and names that come close to them. */
public final class SecretNames {

    private static final List<String> SECRET_NAMES = List.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "psw",
            "secret",
            "token",
            "credential",
            "apikey",
            "scramclientkey",
            "scramserverkey");

    private static final int TYPING_MISTAKES = 2;

    private SecretNames() {}

    /**
     * Whether a parameter of this name holds a secret. Case and whatever is no letter or digit make no difference: {@code
     * ssl.key.password} and {@code sslpassword} do. Neither do up to two typing mistakes: {@code pasword} does too.
     */
    public static boolean isSecret(String name) {
        String plain = plain(name);
        return !plain.endsWith("callback")
                && (plain.equals("pass") || containsAny(plain, SECRET_NAMES) || isNearlyPassword(plain));
    }

    private static boolean containsAny(String plain, List<String> parts) {
        for (String part : parts) {
            if (plain.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    /** Whether a part of the name becomes {@code password} by two changed, missing or added letters. */
    private static boolean isNearlyPassword(String plain) {
        String word = "password";
        int[] distances = new int[word.length() + 1];
        for (int i = 0; i <= word.length(); i++) {
            distances[i] = i;
        }
        for (int at = 0; at < plain.length(); at++) {
            int diagonal = 0;
            for (int i = 1; i <= word.length(); i++) {
                int changed = diagonal + (plain.charAt(at) == word.charAt(i - 1) ? 0 : 1);
                diagonal = distances[i];
                distances[i] = Math.min(changed, Math.min(distances[i], distances[i - 1]) + 1);
            }
            if (distances[word.length()] <= TYPING_MISTAKES) {
                return true;
            }
        }
        return false;
    }
}
