package com.example.legacyorders;

import java.sql.SQLException;

public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, SQLException cause) {
        super(message + " (" + cause.getSQLState() + ")", cause);
    }
}
