package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text is that is one of those in a map, a list or an array. */
class CollectionsOfTextsTest {

    private static final String FIELDS = """
            enum Kind { A, B }
            static final Map<String, String> OF = Map.of("x", "of x", "y", "of y");
            static final Map<String, String> ENTRIES = Map.ofEntries(Map.entry("x", "entry x"));
            static final Map<String, String> FILLED = new HashMap<>();
            static final Map<Kind, String> KINDS = new EnumMap<>(Kind.class);
            static final Map<Object, String> ANY = new HashMap<>();
            static final Map<String, String> WRAPPED;
            static final Map<String, Integer> NUMBERS = Map.of("x", 1);
            static final Map<String, String> EMPTY = new HashMap<>();
            static final List<String> LIST = List.of("list 0", "list 1");
            static final String[] ARRAY = {"array 0", "array 1"};
            private final Map<Integer, String> own = new LinkedHashMap<>();
            static {
              FILLED.put("x", "filled x"); FILLED.put("y", "filled y");
              KINDS.put(Kind.A, "kind A"); KINDS.put(Kind.B, "kind B");
              ANY.put(new Object(), "any 1"); ANY.put(new Object(), "any 2");
              Map<String, String> made = new TreeMap<>(); made.put("x", "wrapped x");
              WRAPPED = Collections.unmodifiableMap(made);
            }
            Dao() { own.put(1, "own 1"); own.put(2, "own 2"); }
            void run(String key, int number, Kind kind, Object o) throws SQLException { c.prepareStatement(""";

    @TempDir
    Path folder;

    private List<String> textsOf(String body) {
        return Fixture.texts(Fixture.sitesOf(folder, body));
    }

    @ParameterizedTest
    @CsvSource({
        "OF.get(key), of x|of y",
        "OF.get(\"y\"), of y",
        "'OF.getOrDefault(key, \"none\")', of x|of y|none",
        "'OF.getOrDefault(\"x\", \"none\")', of x",
        "ENTRIES.get(key), entry x",
        "LIST.get(number), list 0|list 1",
        "ARRAY[number], array 0|array 1",
    })
    void allOfACollectionThatNeverChangesAreTold(String expression, String texts) {
        assertThat(textsOf(FIELDS + expression + "); }")).containsExactlyInAnyOrder(texts.split("\\|", -1));
    }

    /** Any other method may put more there. */
    @ParameterizedTest
    @CsvSource({
        "FILLED.get(key), filled x|filled y|{..}",
        "FILLED.get(\"x\"), filled x",
        "KINDS.get(kind), kind A|kind B|{..}",
        "KINDS.get(Kind.B), kind B",
        "ANY.get(o), any 1|any 2|{..}",
        "WRAPPED.get(key), wrapped x|{..}",
        "own.get(number), own 1|own 2|{..}",
        "own.get(2), own 2",
    })
    void whatAMapIsFilledWithIsToldBesideWhatNobodyKnows(String expression, String texts) {
        assertThat(textsOf(FIELDS + expression + "); }")).containsExactlyInAnyOrder(texts.split("\\|", -1));
    }

    @ParameterizedTest
    @CsvSource({"String.valueOf(NUMBERS.get(key))", "EMPTY.get(key)", "'OF.getOrDefault(key, key)'"})
    void whatIsNoTextOrNotThereIsNotMadeUp(String expression) {
        assertThat(textsOf(FIELDS + expression + "); }")).contains("{..}").doesNotContain("1");
    }

    @Test
    void aLoopOverTheValuesHasEachOfThem() {
        assertThat(textsOf(FIELDS + "\"\"); for (String sql : OF.values()) { c.prepareStatement(sql); } }"))
                .containsExactlyInAnyOrder("", "of x", "of y");
    }

    @Test
    void moreThanEightAreOneTextWithWhatTheyShare() {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            pairs.append(i == 0 ? "" : ", ").append("\"k%d\", \"select %d from t\"".formatted(i, i));
        }
        assertThat(textsOf("static final Map<String, String> OF = Map.of(" + pairs + ");"
                        + " void run(String key) throws SQLException { c.prepareStatement(OF.get(key)); }"))
                .containsExactly("select {..} from t");
    }

    @Test
    void aMapOfParametersStillBindsByName() {
        assertThat(Fixture.bindings(Fixture.sitesOf(folder, """
                NamedParameterJdbcTemplate named;
                void run(String key) {
                  Map<String, Object> values = new HashMap<>(); values.put("a", 1); values.put(key, 2L);
                  named.update("update t set a = :a", values);
                }
                """))).containsExactly("a setObject java.lang.Integer = 1");
    }
}
