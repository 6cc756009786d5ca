package dev.regauge.lint.project;

import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Dialects;
import dev.regauge.url.Parameter;
import dev.regauge.url.rewrite.ProjectRewriter;
import dev.regauge.url.rewrite.UrlSite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings in a project's own pgjdbc URLs that change what SQL the driver accepts. They stay in the URLs when the
 * driver changes.
 *
 * @param places where each setting stands, by {@code key=value}
 */
public record UrlSettings(SortedMap<String, String> places) {

    private static final Set<String> THAT_CHANGE_SQL = Set.of("preferQueryMode", "stringtype");

    /** Reads the URLs of a project; one that nobody can read has no settings. */
    public static UrlSettings of(Path project) {
        SortedMap<String, String> places = new TreeMap<>();
        for (UrlSite site : ProjectRewriter.urls(project)) {
            if (site.dialect().equals(Dialects.PGJDBC)) {
                site.target().map(ConnectionTarget::parameters).orElse(List.of()).stream()
                        .filter(parameter -> THAT_CHANGE_SQL.contains(parameter.name()))
                        .map(UrlSettings::written)
                        .forEach(setting -> places.putIfAbsent(setting, site.file() + ":" + site.line()));
            }
        }
        return new UrlSettings(places);
    }

    private static String written(Parameter parameter) {
        return parameter.name() + "=" + parameter.value();
    }

    /** The profile with these settings; unchanged where two URLs ask for different things, or another driver is meant. */
    public Profile on(Profile profile) {
        Map<String, List<String>> values = places.keySet().stream()
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
        if (!profile.driver().equals(Profile.PGJDBC) || values.values().stream().anyMatch(all -> all.size() > 1)) {
            return profile;
        }
        SortedMap<String, String> settings = new TreeMap<>(profile.settings());
        values.forEach((key, all) -> settings.put(key, all.get(0)));
        return new Profile(profile.driver(), profile.version(), settings);
    }

    /** What they are and where, in a line; empty where there are none. */
    public Optional<String> describe() {
        return places.isEmpty() ? Optional.empty() : Optional.of("Settings in URLs: " + listed(places));
    }

    /** Where the route says another thing than the URLs, a line each. */
    public List<String> disagreements(Route route) {
        List<String> lines = new ArrayList<>();
        places.forEach((setting, place) -> {
            String key = setting.substring(0, setting.indexOf('='));
            String value = setting.substring(setting.indexOf('=') + 1);
            for (Profile end : List.of(route.from(), route.to())) {
                if (end.driver().equals(Profile.PGJDBC)
                        && !value.equals(end.settings().get(key))) {
                    lines.add("The URL in " + place + " says " + setting + ", and this report is about " + end
                            + ": change the URL, or name the profile with the setting.");
                }
            }
        });
        return lines;
    }

    private static String listed(SortedMap<String, String> places) {
        return places.entrySet().stream()
                .map(setting -> setting.getKey() + " (" + setting.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
