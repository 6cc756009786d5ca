import com.impossibl.postgres.api.jdbc.PGConnection;

class Uses {}
