package dev.regauge.bench.load;

import java.nio.file.Path;

/** What Liquibase is told to do. Beside {@link LiquibaseLoad}, since Liquibase is not where the others run. */
final class LiquibaseChangelog {

    static final String NAME = "changelog.xml";

    private LiquibaseChangelog() {}

    static String of(Path csv, Target target) {
        return """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                      http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="1" author="bench">
                    <loadData file="%s" tableName="%s" usePreparedStatements="true">
                      <column name="id" type="NUMERIC"/>
                      <column name="customer" type="STRING"/>
                      <column name="title" type="STRING"/>
                      <column name="amount" type="NUMERIC"/>
                      <column name="paid" type="BOOLEAN"/>
                      <column name="placed" type="STRING"/>
                      <column name="details" type="STRING"/>
                      <column name="note" type="STRING"/>
                    </loadData>
                  </changeSet>
                </databaseChangeLog>
                """.formatted(csv.getFileName(), target.table());
    }
}
