package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;

/** Whether a text that a parser takes can be meant as that parser reads it. */
final class Soundness {

    private static final String ENTITY = "amp;";

    private Soundness() {}

    static boolean isSound(ConnectionTarget target) {
        boolean folders = target.dialect().takesSocketFolders();
        return target.hosts().stream().allMatch(host -> isServer(host, folders))
                && target.parameters().stream().allMatch(Soundness::isParameter);
    }

    /** Neither torn from its name by an entity, nor out of a password, nor a user that swallowed a parameter. */
    private static boolean isParameter(Parameter parameter) {
        boolean userinfo = parameter.origin() == Parameter.Origin.USERINFO;
        boolean swallowed = userinfo && !Secrets.isSecretName(parameter.name()) && parameter.secret();
        String name = Atoms.in(parameter.name()).folded();
        boolean torn = name.startsWith(ENTITY) || name.chars().anyMatch(c -> "@:/?".indexOf(c) >= 0);
        return !torn && !swallowed;
    }

    /** No name that could be looked up holds an {@code @} or {@code &}, or a colon outside an IPv6 address. */
    private static boolean isServer(Host host, boolean folders) {
        String name = Atoms.in(host.name()).folded();
        if (folders && AddressConversion.isSocket(name)) {
            return true;
        }
        boolean torn = name.chars().anyMatch(c -> "@&=?".indexOf(c) >= 0);
        return !torn && (name.indexOf(':') < 0 || isAddress(name)) && isPort(host);
    }

    /** With brackets or, where the parser takes them away, without; never a single colon. */
    private static boolean isAddress(String name) {
        boolean brackets = name.startsWith("[") && name.endsWith("]");
        return brackets || (name.indexOf(':') < name.lastIndexOf(':') && hasAddressCharacters(name));
    }

    private static boolean hasAddressCharacters(String name) {
        int zone = name.indexOf('%');
        return name.substring(0, zone < 0 ? name.length() : zone)
                .chars()
                .allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0);
    }

    private static boolean isPort(Host host) {
        Atoms port = Atoms.in(host.portText().orElse(""));
        return port.folded().chars().allMatch(c -> (c >= '0' && c <= '9') || c == ',' || port.isStandIn((char) c));
    }

    static UrlSyntaxException refusal(String text, String dialect) {
        return new UrlSyntaxException(
                dialect,
                "a part of the login or of the parameters was taken for the host or the user, or &amp; for a name",
                text,
                1,
                "percent-encode user, password and values (@ as %40, : as %3A, / as %2F), end the hosts with a slash, and"
                        + " write & where XML writes &amp;");
    }
}
