package com.example.legacyorders;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.PropertyPlaceholderHelper;

/** The data sources of application.yml and application-reporting.properties. */
final class OrderDeskConfiguration {

    private final PropertyPlaceholderHelper placeholders = new PropertyPlaceholderHelper("${", "}", ":", false);

    DataSource orders() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));
        Properties properties = yaml.getObject();
        HikariConfig config = dataSource(properties, "spring.datasource.");
        config.setMaximumPoolSize(
                Integer.parseInt(properties.getProperty("spring.datasource.hikari.maximum-pool-size")));
        config.setConnectionTimeout(
                Long.parseLong(properties.getProperty("spring.datasource.hikari.connection-timeout")));
        return new HikariDataSource(config);
    }

    DataSource reporting() throws IOException {
        Properties properties =
                PropertiesLoaderUtils.loadProperties(new ClassPathResource("application-reporting.properties"));
        HikariConfig config = dataSource(properties, "reporting.datasource.");
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    private HikariConfig dataSource(Properties properties, String prefix) {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName(properties.getProperty(prefix + "driver-class-name"));
        config.setJdbcUrl(resolve(properties.getProperty(prefix + "url")));
        config.setUsername(resolve(properties.getProperty(prefix + "username")));
        config.setPassword(resolve(properties.getProperty(prefix + "password")));
        return config;
    }

    private String resolve(String value) {
        return placeholders.replacePlaceholders(value, System::getenv);
    }
}
