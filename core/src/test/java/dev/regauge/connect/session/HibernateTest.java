package dev.regauge.connect.session;

import static dev.regauge.connect.session.Tenants.BLUE;
import static dev.regauge.connect.session.Tenants.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.service.spi.ServiceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HibernateTest {

    private static final String NOTES = "select n.tenant from Note n";

    private static HikariDataSource pool;
    private static SessionFactory sessions;

    /** Without a dialect Hibernate sends {@code select version()} when it starts, and that is a read. */
    @BeforeAll
    static void connect() {
        pool = Tenants.with(BLUE, GREEN).pool(2);
        DataSource source = new CarryingDataSource(pool, true);
        Configuration configuration = new Configuration().addAnnotatedClass(Note.class);
        // docs: session-hibernate
        configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", source);
        configuration.setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect");
        // end
        sessions = configuration.buildSessionFactory();
    }

    @AfterAll
    static void disconnect() {
        sessions.close();
        pool.close();
    }

    @Test
    void startsWithoutADialectOnlyWhereNoContextIsRequired() {
        assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> start(true));
        start(false).close();
    }

    private static SessionFactory start(boolean required) {
        Configuration configuration = new Configuration();
        configuration
                .getProperties()
                .put("jakarta.persistence.nonJtaDataSource", new CarryingDataSource(pool, required));
        return configuration.buildSessionFactory();
    }

    @ParameterizedTest
    @ValueSource(strings = {BLUE, GREEN, BLUE})
    void aTransactionSeesAndWritesTheRowsOfItsTenant(String tenant) {
        SessionContext.tenant(tenant)
                .run(() -> sessions.inTransaction(session -> {
                    Note note = new Note("hibernate", tenant);
                    session.persist(note);
                    session.flush();
                    assertThat(session.createSelectionQuery(NOTES, String.class).list())
                            .containsExactly(tenant, tenant);
                    session.remove(note);
                }));
    }

    @Test
    void withoutAContextATransactionIsRefused() {
        assertThatExceptionOfType(JDBCException.class)
                .isThrownBy(() -> sessions.fromTransaction(HibernateTest::notes))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28000"));
    }

    @Test
    void outsideATransactionAReadIsRefused() {
        assertThatExceptionOfType(JDBCException.class)
                .isThrownBy(() -> SessionContext.tenant(BLUE).run(() -> sessions.inSession(HibernateTest::notes)))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("25P01"));
    }

    private static List<String> notes(Session session) {
        return session.createSelectionQuery(NOTES, String.class).list();
    }

    @Entity(name = "Note")
    static class Note {

        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable
        Long id;

        @Column
        @Nullable
        String body;

        @Column
        @Nullable
        String tenant;

        Note() {}

        Note(String body, String tenant) {
            this.body = body;
            this.tenant = tenant;
        }
    }
}
