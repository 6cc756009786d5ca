package com.example.legacyorders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands of the order desk. */
public final class OrderDesk {

    private static final Logger log = LoggerFactory.getLogger(OrderDesk.class);

    private OrderDesk() {}

    public static void main(String[] args) throws Exception {
        OrderDeskConfiguration configuration = new OrderDeskConfiguration();
        switch (args[0]) {
            case "watch" -> watch(configuration.orders());
            case "overdue" ->
                new InvoiceDao(configuration.orders())
                        .findOverdue(LocalDate.now())
                        .forEach(invoice -> log.info("{} was due on {}", invoice.number(), invoice.dueOn()));
            case "revenue" ->
                new ReportQueries(configuration.reporting())
                        .revenueByMonth(Instant.now().minus(365, ChronoUnit.DAYS))
                        .forEach(log::info);
            case "maintain" -> maintain(configuration.orders());
            default -> throw new IllegalArgumentException("Unknown command: " + args[0]);
        }
    }

    private static void watch(DataSource orders) throws Exception {
        try (OrderEventListener listener = OrderEventListener.start(orders, log::info)) {
            log.info("Started {}, press enter to stop", listener);
            System.in.read();
        }
    }

    private static void maintain(DataSource orders) {
        AuditLogDao auditLog = new AuditLogDao(orders);
        auditLog.archive();
        MaintenanceTasks tasks = new MaintenanceTasks(orders);
        tasks.clearStockCounts();
        tasks.refreshStatistics();
    }
}
