package com.example.legacyorders;

import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

public class SettingsDao {

    private final JdbcTemplate jdbcTemplate;

    public SettingsDao(DataSource dataSource) {
        this.jdbcTemplate = new JdbcTemplate(dataSource);
    }

    public Map<String, String> load(String prefix) {
        Map<String, String> settings = new TreeMap<>();
        jdbcTemplate.query(
                "SELECT key, value FROM app_settings WHERE key LIKE ? || '%'",
                row -> {
                    settings.put(row.getString("key"), row.getString("value"));
                },
                prefix);
        return settings;
    }

    public void save(String key, String value) {
        jdbcTemplate.update(
                "INSERT INTO app_settings (key, value) VALUES (?, ?)"
                        + " ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()",
                key,
                value);
    }
}
