package dev.regauge.load.record;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The places of keys among the fields of a row. */
final class JsonNames {

    private final Map<String, Integer> places;
    private final Map<String, JsonForm> forms;
    private final boolean collecting;

    private JsonNames(Map<String, Integer> places, Map<String, JsonForm> forms, boolean collecting) {
        this.places = places;
        this.forms = forms;
        this.collecting = collecting;
    }

    static JsonNames of(List<String> names, Map<String, JsonForm> forms) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        return new JsonNames(places, forms, false);
    }

    /** Takes each key that comes. */
    static JsonNames collecting() {
        return new JsonNames(new LinkedHashMap<>(), Map.of(), true);
    }

    /** The place of a key; negative where it has none. */
    int place(String key) {
        Integer place = places.get(key);
        if (place != null) {
            return place;
        } else if (collecting) {
            places.put(key, places.size());
            return places.size() - 1;
        }
        return -1;
    }

    /** Takes back the keys that have come since there were so many. */
    void forgetFrom(int known) {
        if (collecting) {
            places.values().removeIf(place -> place >= known);
        }
    }

    JsonForm form(String key) {
        return forms.getOrDefault(key, JsonForm.TEXT);
    }

    int count() {
        return places.size();
    }

    List<String> inOrder() {
        return List.copyOf(places.keySet());
    }
}
