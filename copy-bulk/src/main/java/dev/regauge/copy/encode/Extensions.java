package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import java.util.Optional;

/** The types of extensions that come with the server. A type of the same name that is somebody else's is not among them. */
final class Extensions {

    private Extensions() {}

    static Optional<Encoder> find(PgType type, Policies policies) {
        return type.extension()
                .flatMap(extension -> Optional.ofNullable(
                        switch (extension + "." + type.name()) {
                            case "citext.citext" -> new TextEncoder(type, policies, TextLimit.NONE);
                            case "hstore.hstore" -> new HstoreEncoder(type, policies);
                            case "ltree.ltree", "ltree.lquery", "ltree.ltxtquery" ->
                                new VersionedTextEncoder(type, policies);
                            default -> null;
                        }));
    }
}
