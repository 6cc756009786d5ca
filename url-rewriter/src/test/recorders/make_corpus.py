#!/usr/bin/env python3
"""Writes corpus-uri.txt and corpus-dsn.txt: one JSON string (pure ASCII, so no line separator surprises) a line.

Needs: Python 3.9+, nothing else.  Run: python3 make_corpus.py <urls.md> <out dir>
corpus-uri.txt: what stands AFTER "scheme://": the rows of section 2 of urls.md first, then generated ones.
corpus-dsn.txt: whole key/value connection strings of libpq.
Fixed seeds, so the same bytes every time.  No lone surrogates and no raw NUL (a C string cannot carry one; %00 can).
"""
import json
import random
import re
import sys

ASCII_SPECIAL = [c for c in map(chr, range(0x20, 0x7f)) if not c.isalnum()]
CONTROL = ["\t", "\n", "\r", "\x01", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\xa0"]
UNICODE = ["\u00e9", "e\u0301", "\u00df", "\u0130", "\u6f22", "\u2028", "\ufeff", "\ufffd", "\U0001f600", "\u2100", "\uff0f", "\uff1a"]
BAD_ESCAPES = ["%", "%4", "%zz", "%4g", "%%", "%25", "%00", "%E9", "%C3%A9", "%C0%80", "%ED%A0%80", "%F0%9F%98%80",
               "%2b", "%2F", "%2f", "%40", "%3A", "%3F", "%23", "%26", "%3D", "%20", "%09", "%0A", "%2525", "% 1", "%+1", "%-1", "%u0041"]

LIBPQ = """host hostaddr port dbname user password passfile channel_binding connect_timeout client_encoding options
application_name fallback_application_name keepalives keepalives_idle keepalives_interval keepalives_count
tcp_user_timeout replication gssencmode sslmode requiressl sslcompression sslcert sslkey sslpassword sslcertmode
sslrootcert sslcrl sslcrldir sslsni requirepeer ssl_min_protocol_version ssl_max_protocol_version krbsrvname gsslib
gssdelegation service target_session_attrs load_balance_hosts require_auth sslnegotiation sslkeylogfile
min_protocol_version max_protocol_version scram_client_key scram_server_key oauth_issuer oauth_client_id oauth_client_secret
oauth_scope servicefile authtype tty""".split()

REALISTIC = {
    "sslmode": ["disable", "allow", "prefer", "require", "verify-ca", "verify-full", "no-verify", "REQUIRE", "Verify-Full", "verify_full", "", "bogus", "true"],
    "ssl": ["true", "false", "1", "0", "True", "TRUE", "require", "no-verify", "", "yes"],
    "sslrootcert": ["/etc/ssl/ca.pem", "system", "%2Fetc%2Fca.pem", "", "~/ca.crt"],
    "sslcert": ["/c/client.crt", "", "C:\\certs\\c.crt"], "sslkey": ["/c/client.key", ""], "sslcrl": ["/c/x.crl", ""],
    "sslpassword": ["s3cret", "a+b", "a%26b"], "sslcertmode": ["disable", "allow", "require"], "sslsni": ["0", "1", "2"],
    "sslnegotiation": ["postgres", "direct", "x"], "sslcompression": ["0", "1"], "sslaccept": ["strict", "accept_invalid_certs"],
    "ssl_min_protocol_version": ["TLSv1.2", "TLSv1.3", "tls1.2"], "ssl_max_protocol_version": ["TLSv1.3"],
    "channel_binding": ["disable", "prefer", "require", "REQUIRE", ""], "require_auth": ["scram-sha-256", "!password,!md5", "none"],
    "gssencmode": ["disable", "prefer", "require"], "krbsrvname": ["postgres"], "gsslib": ["gssapi", "sspi", "x"],
    "connect_timeout": ["10", "0", "-1", "10s", "10.5", " 10 ", "+10", "010", "99999999999", "", "PT10S", "x"],
    "tcp_user_timeout": ["1000", "x"], "keepalives": ["0", "1", "2", "on"], "keepalives_idle": ["60", "-1"],
    "keepalives_interval": ["10", "x"], "keepalives_count": ["3"], "keepalives_retries": ["3", "x"],
    "command_timeout": ["60", "x"], "statement_timeout": ["5000", "5s"], "lock_timeout": ["1000"], "query_timeout": ["1000"],
    "idle_in_transaction_session_timeout": ["1000"], "connectionTimeoutMillis": ["2000"], "socketTimeout": ["30"], "loginTimeout": ["5"],
    "target_session_attrs": ["any", "read-write", "read-only", "primary", "standby", "prefer-standby", "master", ""],
    "targetServerType": ["primary", "preferSecondary"], "load_balance_hosts": ["disable", "random", "true"], "loadBalanceHosts": ["true"],
    "application_name": ["app", "my app", "my%20app", "my+app", "a%26b", "a%3Db", "\u00e4pp", "'x'", ""], "fallback_application_name": ["fb"],
    "ApplicationName": ["app"], "currentSchema": ["x", "a,b"], "search_path": ["x,public", "%22%24user%22"], "schema": ["public"],
    "options": ["-c%20search_path%3Dx", "-csearch_path%3Dx", "-c+geqo%3Doff", "--cluster%3Dabc-123", "project%3Dep-1", "-c a=b", "-c%20x%3Da%5C%20b"],
    "options[search_path]": ["x"], "options%5Bstatement_timeout%5D": ["5s"],
    "client_encoding": ["UTF8", "auto", "utf-8"], "encoding": ["unicode"], "timezone": ["UTC", "Europe%2FBerlin", "Etc/GMT+3"],
    "host": ["other", "/var/run", "%2Fvar%2Frun", "a,b", "a:1,b:2", "[::1]", "::1", "a:1", "@abstract", "", ",", "/s1,/s2", "a:x"],
    "hostaddr": ["127.0.0.1", "::1", "1.2.3.4,5.6.7.8", "x", ""], "port": ["6432", "1,2", "1,,2", "0", "x", "", "65536", "-1", "+5", " 5 ", "1,2,3"],
    "dbname": ["other", "", "a/b", "postgres%3A%2F%2Fx%2Fy", "a%3Db"], "database": ["other", ""], "db": ["other"],
    "user": ["me", "me@x", "", "a%40b"], "username": ["me"], "password": ["pw", "a+b", "a%2Bb", "a=b", "a%26b", "", "a:b@c"],
    "passfile": ["/nope"], "pass": ["x"], "service": [""], "servicefile": ["/nope"], "replication": ["database", "true"],
    "pool_max_conns": ["10", "x"], "pool_max_conn_lifetime": ["1h"], "default_query_exec_mode": ["exec", "simple_protocol", "x"],
    "statement_cache_capacity": ["100"], "statement-cache-capacity": ["100", "x"], "statement_cache_size": ["0", "x"], "krbspn": ["x"],
    "description_cache_capacity": ["5"], "min_read_buffer_size": ["8192"], "max_protocol_version": ["3.0", "3.2", "latest", "x"],
    "ssl-mode": ["require", "x"], "ssl-root-cert": ["/ca.pem"], "ssl-ca": ["/ca.pem"], "sslMode": ["require", "verify-full"], "sslrootCert": ["/x"],
    "connection_limit": ["5"], "pool_timeout": ["10"], "pgbouncer": ["true"], "socket_timeout": ["10"], "sslidentity": ["c.p12"],
    "binary_parameters": ["yes", "x"], "disable_prepared_binary_result": ["yes"], "sslinline": ["true"], "uselibpqcompat": ["true", "false"],
    "pool": ["5"], "pool_size": ["10"], "timeout": ["5000"], "checkout_timeout": ["5"], "prepared_statements": ["false"], "reaping_frequency": ["10"],
    "conn_max_age": ["60", "x"], "conn_health_checks": ["true"], "direct_tls": ["true", "x"], "max": ["20"], "idle_timeout": ["20"],
    "prepareThreshold": ["5"], "reWriteBatchedInserts": ["true"], "tcpKeepAlive": ["true"], "PGHOST": ["x"], "pgport": ["1"], "PGDBNAME": ["x"],
    "pipeliningLimit": ["256"], "cachePreparedStatements": ["true"], "server_settings": ["x"], "record_class": ["x"], "loop": ["x"],
    "plugin": ["x"], "max_lifetime": ["1"], "keepAlive": ["true"], "requiressl": ["1", "0"], "sslkeylogfile": ["/k"], "tty": ["x"], "authtype": ["x"],
    "sslfactory": ["org.postgresql.ssl.NonValidatingFactory"], "tls": ["true"], "SSLMODE": ["require"], "User": ["me"], "Host": ["x"],
    "async_fallback": ["true"], "prepared_statement_cache_size": ["0", "x"], "charset": ["utf8"], "x.y": ["1"], "x-y": ["1"], "x%2Ey": ["1"],
}
USERS = ["u", "", "u%40corp", "u@corp", "u+x", "u x", "u%20x", "\u00fcser", "U", "u%3Av", "%75", "me@x.com", "u!$&'()*", "u;v", "u/v", "u%2Fv"]
PASSWORDS = [None, "p", "", "p:w", "p@ss", "p%40ss", "p+w", "p%2Bw", "p w", "p%20w", "p#w", "p%23w", "p/w", "p%2Fw", "p?w", "p%3Fw", "p%w", "p%zz",
             "p%00w", "p%E9", "p%C3%A9", "p\u00e9", "p&w", "p=w", "p[w", "p]w", "p\\w", "p|w", "p\"w", "p'w", "p<w>", "p^w", "p`w", "p{w}", "${PW}", "%s", "p,w", "p;w", ":", "@", "%"]
HOSTS = ["h", "", "my_host", "my-host", "HOST", "h.", "h.example.com", "127.0.0.1", "127.1", "0x7f.1", "1.2.3.4.5", "256.1.1.1", "localhost", "%68", "h%2Ex", "h%20x", "h x",
         "%2Fvar%2Frun", "%2Fvar%2Frun%2Fpostgresql", "%40abstract", "/var/run", "[::1]", "[::]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[fe80::1%25]", "[::ffff:1.2.3.4]",
         "[::1", "::1]", "[]", "[::1]x", "x[::1]", "[v1.x]", "[::g]", "[1:2:3]", "[2001:DB8::1]", "[2001:db8:0:0:0:0:0:1]", "::1", "h\u00f6st", "xn--hst-sna", "\u6f22.jp", "h\u3002x", "h\u00ad", "h,", ",h", "h1,h2", "h1,,h2", ",",
         "h1,h2,h3", "[::1],h2", "h1,[::1]", "h%2Ch2", "%5B::1%5D", "%5B%3A%3A1%5D", "h%3A1", "..", "-h", "h*", "p:r:i", "h|x", "h^x", "h\\x", "h<x", "h~", "h;x", "h=x", "h&x", "h!x", "h$x", "h'x", "h\"x"]
PORTS = [None, "5432", "5433", "0", "00", "05432", "65535", "65536", "99999", "99999999999999999999", "-1", "+1", " 5432", "5432 ", "", "x", "1x", "5%34", "1,2", "1e3", "0x10", "\u0665", "\uff15", "5_4", "5.4", "5432:5433"]
DATABASES = [None, "", "d", "D", "a/b", "a%2Fb", "/d", "d/", "//d", "a b", "a%20b", "a+b", "d%00", "d%", "d%zz", "d#frag", "d\u00e9", "d%C3%A9", "d%E9", "d=e", "d&e", "d;e", "d:e", "d@e", "d,e", ".", "..", "../d", "a/../b", "./d", "%2e%2e", "d%3Fx", "d%23x", "d\\e", "d'e", "d\"e", "d|e"]


def facts_rows(path):
    section = open(path, encoding="utf-8").read().split("\n## 2.")[1].split("\n## 3.")[0]
    return re.findall(r"^\| `([^`]*)` \|", section, re.M)


def percent(text):
    return "".join("%%%02X" % b for b in text.encode("utf-8"))


def each_character_everywhere():
    """Every special character, raw and percent-encoded, in six places: the same host and database if it is data."""
    out = []
    for c in ASCII_SPECIAL + CONTROL + UNICODE:
        for form in (c, percent(c)):
            out += ["u%sx:p@h:1/d" % form, "u:p%sx@h:1/d" % form, "h%sx:1/d" % form, "h:1/d%se" % form,
                    "u:p@h/d?application_name=a%sb" % form, "h/d?application%sname=a&sslmode=require" % form]
    return out


def edge_characters():
    """At the ends of components, where parsers trim or stop."""
    out = []
    for c in [" ", "%20", "\t", "\n", "+", "%", "\x01", "\xa0", "\ufeff"]:
        out += [c + "u:p@h/d", "u" + c + ":p@h/d", "u:" + c + "p@h/d", "u:p" + c + "@h/d", "u:p@" + c + "h/d", "u:p@h" + c + "/d", "u:p@h" + c + ":1/d", "u:p@h:" + c + "1/d",
                "u:p@h:1" + c + "/d", "u:p@h/" + c + "d", "u:p@h/d" + c, "u:p@h/d" + c + "?sslmode=require", "h/d?" + c + "sslmode=require", "h/d?sslmode" + c + "=require",
                "h/d?sslmode=" + c + "require", "h/d?sslmode=require" + c, "h/d?sslmode=require" + c + "&connect_timeout=5"]
    return out


def structure():
    """Empty parts, several separators, delimiters alone."""
    return ["", "/", "//", "///", "////d", "?", "??", "/?", "/d?", "/d??", "#", "@", "@@", ":", "::", ":@", "@:", ":@:", "u@", "u:p@", "u:p@/", "u:p@/d", "u:p@:1/d", ":p@h/d", ":@h/d", "u:p@h", "u:p@h?sslmode=require",
             "u:p@h:1", "u:p@h:1?port=2", "u:p@h:1/", "u:p@?host=x", "u:p@/?host=x", "u:p@/d?host=x", "?host=x", "/?host=x&port=1", "/d?host=x&host=y", "/d?host=x:1&host=y:2", "/d?host=x&port=1&host=y&port=2", "h/d?", "h/d?&", "h/d?&&", "h/d?=", "h/d?=v",
             "h/d?k=", "h/d?k", "h/d?k&l", "h/d?sslmode=require&", "h/d?&sslmode=require", "h/d?sslmode=require;connect_timeout=1", "h/d?sslmode=require?connect_timeout=1", "h/d?sslmode==require", "h/d?sslmode=require&sslmode=disable",
             "h/d?sslmode=require&ssl=true", "h/d?ssl=true&sslmode=disable", "h/d?ssl=true&ssl=false", "h/d/?sslmode=require", "h//d?sslmode=require", "h/d?a/b=c", "h/d?options=/x/y", "h?user=me&x/d", "h?a@b/d", "h#a@b/d", "h/d?x@y", "u:p@h?@x/d", "a@b@c@d/e",
             "u:p@h@i:1/d", "u:p:q@h:1/d", "u::p@h/d", ":u:p@h/d", "u:p@@h/d", "u@@h/d", "u:p@h:1:2/d", "u:p@h:/d", "u:p@:/d", "u:p@h:1/d:2", "h1:1,h2:2,h3:3/d", "h1,h2,h3:3/d", "h1:1,h2,h3/d", "h1:,h2:2/d", "h1:1,h2:/d", "h1:,h2:/d", ":1,:2/d", ":1,h2/d", ",:2/d", "h1,/d", ",h2/d", ",,/d", "h1,,h3:3/d", "h1:x,h2:2/d",
             "u:p@h1:1,h2:2/d", "u:p@h1:1,u2:p2@h2:2/d", "u:p@h1,h2/d?port=6432", "u:p@h1,h2/d?host=h3", "h1:1,h2:2/d?host=a,b", "h1:1,h2:2/d?port=5,6", "h1,h2/d?hostaddr=1.2.3.4,5.6.7.8", "h1:1/d?host=a,b", "h1:1/d?host=a,b&port=1,2", "h1,h2/d?port=1,2,3", "/d?host=a,b&port=1", "/d?host=a,b&port=1,2,3", "/d?port=1,2",
             "[::1],[::2]:5/d", "[::1]:5,[::2]/d", "[::1]:1,[fe80::1%25eth0]:2/d", "u:p@[::1]/d", "u:p@[::1]:5433/d?sslmode=require", "[::1/d", "[::1]5433/d", "[::1]:/d", "[::1]:x/d", "[]/d", "[]:1/d", "[[::1]]/d", "[::1]]/d", "[::1,h/d", "[::1][::2]/d", "u:p[@h/d", "u:[p]@h/d", "u:p]@h/d", "%5B::1%5D:1/d",
             "%2Fvar%2Frun:5433/d", "u:p@%2Fvar%2Frun%2Fpostgresql:5433/d", "%2Ftmp,h2/d", "h1,%2Ftmp:2/d", "//var/run/d", "///var/run/postgresql/d", "u:p@//var/run/d", "/d?host=/var/run&port=5433", "/d?host=%2Fvar%2Frun%2F.s.PGSQL.5432", "h/d?host=/tmp", "@abstract/d", "%40abstract/d", "/cloudsql/p:r:i/d", "u:p@/d?host=/cloudsql/p:r:i", "u:p@%2Fcloudsql%2Fp%3Ar%3Ai/d",
             "u:p@h/d?u%73er=x&password=y", "u:p@h/d?user=x&password=y", "u:p@h/d?user=&password=", "h/d?%68ost=x", "h/d?ho%73t=x&host=y", "h/d?%70ort=7", "h/d?pass%77ord=x", "h/d?%00=x", "h/d?x=%00", "h/d?sslm%6Fde=require", "h/d?ssl%6Dode=disable&sslmode=require", "h/d?%73sl=true", "h/d?ssl=tr%75e", "h/d?+sslmode=require", "h/d?sslmode+=require",
             "$USER:$PASS@$HOST:$PORT/$DB", "${U}:${P}@${H}:${PORT}/${D}", "{{u}}:{{p}}@{{h}}/{{d}}", "<user>:<password>@<host>:<port>/<db>", "%s:%s@%s:%d/%s", "user:pass@ep-x-1.eu-1.aws.neon.tech/db?sslmode=require&channel_binding=require", "postgres.abc:pw@aws-0-eu.pooler.supabase.com:6543/postgres?pgbouncer=true&connection_limit=1",
             "u:p@h.db.ondigitalocean.com:25060/defaultdb?sslmode=require", "u:p@h:26257/defaultdb?sslmode=verify-full&options=--cluster%3Dx-1", "postgres://h/d", "u:p@postgres://h/d", "jdbc:postgresql://h/d", "h/postgres://x", "u:p@h\\d", "u:p@h\\@x/d", "h\\/d", "h/d\\?x=1", "u:p@h/d?x=\\", "h;/d", "h/;x=1", "h/d;x=1", "h/d;x=1?sslmode=require"]


def grammar(r, n):
    out = []
    while len(out) < n:
        s = ""
        if r.random() < 0.6:
            s += r.choice(USERS)
            pw = r.choice(PASSWORDS)
            s += "" if pw is None else ":" + pw
            s += "@"
        for i in range(r.choice([1, 1, 1, 1, 2, 3])):
            s += ("," if i else "") + r.choice(HOSTS)
            port = r.choice(PORTS) if r.random() < 0.4 else r.choice(PORTS[:3])
            s += "" if port is None else ":" + port
        db = r.choice(DATABASES) if r.random() < 0.5 else "d"
        s += "" if db is None else "/" + db
        if r.random() < 0.4:
            s += "?" + query(r, r.choice([1, 1, 2, 3]))
        out.append(s)
    return out


def query(r, n, wild=0.15):
    parts = []
    for _ in range(n):
        k = r.choice(list(REALISTIC))
        v = r.choice(REALISTIC[k])
        if r.random() < wild:
            v += r.choice(BAD_ESCAPES + [" ", "+", "#x", "?", "@h", "=", "&", ";", "\u00e9", "/", ":"])
        if r.random() < wild / 2:
            k = r.choice([k.upper(), "%%%02X" % ord(k[0]) + k[1:], k + "[]", k.replace("_", "-"), " " + k, k + "%20", "x" + k])
        parts.append(k + "=" + v if r.random() > wild / 4 else r.choice([k, "", "=" + v, k + "=="]))
    return "&".join(parts)


def realistic(r):
    """Every real key with every value at least once, some with company."""
    out = []
    for k, values in REALISTIC.items():
        for v in values:
            s = r.choice(["u:p@h/d", "h/d", "u:p@h:5433/d", "/d", "u@h1,h2/d"]) + "?"
            q = [k + "=" + v]
            if r.random() < 0.2:
                q.insert(r.randrange(2), query(r, 1))
            out.append(s + "&".join(q))
    for k in LIBPQ:
        if k not in REALISTIC:
            out.append("h/d?" + k + "=x")
    return out


def mutate(r, text, alphabet):
    for _ in range(r.choice([1, 1, 2, 3])):
        i = r.randrange(len(text) + 1)
        how = r.randrange(4)
        if how == 0:
            text = text[:i] + r.choice(alphabet) + text[i:]
        elif how == 1:
            text = text[:i] + text[i + 1:]
        elif how == 2:
            j = min(len(text), i + r.randrange(1, 6))
            text = text[:j] + text[i:j] + text[j:]
        else:
            text = text[:i] + r.choice(alphabet) + text[i + 1:]
    return text


SEEDS = ["user:pa%40ss@host:5432/db?sslmode=verify-full&sslrootcert=/ca.pem&application_name=my%20app", "u:p@h1:5432,h2:5433/db?target_session_attrs=read-write&connect_timeout=10",
         "u:p@[2001:db8::1]:5432/db?ssl=true", "u@%2Fvar%2Frun%2Fpostgresql/db?options=-c%20search_path%3Dx", "/db?host=/var/run/postgresql&user=u&password=p%2Bw", "h/db?user=a&password=b&sslmode=require"]


def uris(rows):
    r = random.Random(58)
    out = list(rows) + structure() + realistic(r)
    out += each_character_everywhere() + edge_characters()
    out += grammar(r, 170)
    alphabet = list("@:/?#&=%+[],; \\\"'") + ["%40", "%2F", "%00", "%zz", "\t", "\u00e9", "1", "x"]
    out += [mutate(r, r.choice(SEEDS), alphabet) for _ in range(110)]
    return out


DSN_VALUES = ["h", "", "''", "' '", "'a b'", "a\\ b", "'it\\'s'", "it\\'s", "it's", "'a''b'", "'a'b", "a'b'", "'", "'unterminated", "x\\", "'x\\", "'x\\'", "\\\\", "'\\\\'", "\"q\"", "\"a b\"", "a=b", "'a=b'", "=", "a,b", "/var/run", "'/var/run'",
              "%2Fvar", "p%40w", "p+w", "p#w", "p@w", "\u00e9", "'\u6f22 \U0001f600'", "\\n", "'\\n'", "\\\u00e9", "a;b", "a\tb", "'a\tb'", "a\nb", "'a\nb'", "a\x0bb", "a\x0cb", "a\rb", "a\xa0b", "a\x01b", "\x7f", "\\=", "$PW", "${PW}", "{x}", "[::1]", "::1", "host=x"]


def dsns():
    r = random.Random(600)
    out = ["", " ", "\t\n", "=", "==", "= x", "=x", "host", "host=", "host =", "host= ", "host = ", "host=h", " host=h ", "host =h", "host= h", "host = h", "host\t=\nh", "  host   =   h   port  =  1  ", "host h", "host h=x", "ho st=h", "host=h port", "host=h port=", "host=h port= user=u",
           "user= password=foo", "user='' password=foo", "user='a'password=foo", "user='a' password=foo", "user=a'password=foo", "host=h,port=1", "host=h;port=1", "host=h&port=1", "host=h\nport=1\nuser=u", "host=h\r\nport=1", "host=h\x0bport=1", "host=h\x0cport=1", "host=h\xa0port=1", "\ufeffhost=h",
           "host=a host=b", "host=a,b port=1,2", "host=a,b port=1", "host=a,b port=1,2,3", "host=a,,b port=,,5", "host=a,b", "port=5433", "port=1,2", "port=x host=h", "port=0 host=h", "port=-1 host=h", "port=' 5 ' host=h", "port='' host=h", "port=99999 host=h", "host='' port=5433", "hostaddr=1.2.3.4", "host=h hostaddr=1.2.3.4 port=5",
           "hostaddr=1.2.3.4,::1 port=1,2", "host=/tmp port=5433", "host=@abs", "host=[::1]", "host=::1 port=5", "host=h:5433", "dbname=d", "dbname=", "dbname=''", "dbname=postgresql://u:p@h/d", "dbname='postgres://h/d?sslmode=require'", "dbname='host=h port=1'", "dbname=host=h", "host=x dbname=postgresql://h/d", "dbname=a=b user=u", "postgresql", "postgresql:", "postgresql:/", "postgres:/h", "postgresql//h",
           "POSTGRESQL://h/d", "Postgres://h/d", " postgresql://h/d", "jdbc:postgresql://h/d", "jdbc:postgresql://h/d?user=x", "http://h/d?a=b", "HOST=h", "Host=h", "host =", "sslmode=require", "sslmode=REQUIRE", "sslmode=bogus", "sslmode=''", "sslmode=", "ssl=true", "ssl=true sslmode=disable", "requiressl=1", "requiressl=0", "requiressl=1 sslmode=disable", "sslmode=disable requiressl=1", "nosuch=1", "nosuch=", "service=nosuch", "service=''", "database=d", "username=u", "pwd=x", "uid=x", "Server=h;Port=5432;Database=d",
           "options='-c search_path=a,b -c geqo=off'", "options=-c\\ search_path=x", "options='-c x=a\\\\ b'", "application_name='my app' fallback_application_name=x", "sslrootcert=system", "sslrootcert=system sslmode=require", "connect_timeout=10", "connect_timeout=x", "connect_timeout='10 '", "keepalives=1 keepalives_idle=60", "user=u password=p#w host=h", "# comment", "host=h # comment", "host=h #comment=x", "[svc]", "[svc]\nhost=h",
           "user=postgres host=127.0.0.1 port=5432 dbname=postgres sslmode=disable", "host=localhost port=5432 user=u password='p w\\'\\\\x' dbname=d sslmode=verify-full sslrootcert='/a b/c.pem'", "'host'=h", "\"host\"=h", "host='h", "host=h'", "host='h' '", "host='h'' port=1", "host='h'\tport=1", "host='h'\x0bport=1", "host=h\\", "host=h\\ ", "host=h\\ port=1", "\\host=h", "ho\\st=h", "host\\=h", "host=\\", "host=\\'", "host='\\", "host='\\''", "host=\\\\\\", "h\u00f6st=x", "host\xa0=h", "host=\xa0h", "host=\u3000h port=1"]
    for v in DSN_VALUES:
        out += ["password=" + v, "host=h password=" + v + " user=u", "dbname = " + v]
    for k in LIBPQ:
        out += [k + "=1", k + " = 'a b' host=h", k + "=''"]
    for k, values in REALISTIC.items():
        if re.fullmatch(r"\w+", k) and k not in LIBPQ and r.random() < 0.35:
            out.append("host=h %s=%s" % (k, values[0]))
    while len(out) < 530:
        pairs = []
        for _ in range(r.choice([1, 2, 2, 3, 4])):
            k = r.choice(["host", "port", "user", "password", "dbname", "sslmode", "options", "application_name"] + LIBPQ)
            pairs.append(r.choice([" ", "", "", "  ", "\n"]) + k + r.choice(["=", "=", "=", " = ", "= ", " =", "", "=="]) + r.choice(DSN_VALUES))
        out.append(r.choice([" ", " ", "  ", "\t", "\n"]).join(pairs))
    seeds = [x for x in out if len(x) > 25]
    alphabet = list("='\\ \t\n\"@#,;:/") + ["''", "\\\\", " = ", "x", "\u00e9"]
    out += [mutate(r, r.choice(seeds), alphabet) for _ in range(110)]
    # some drivers see a text that starts with a scheme as a URI: those belong to the other corpus
    return [x for x in out if not re.match(r"postgres(ql)?://", x)]


def write(path, texts):
    texts = list(dict.fromkeys(texts))
    for t in texts:
        t.encode("utf-8")
        assert "\0" not in t
    with open(path, "w", encoding="ascii", newline="\n") as f:
        f.writelines(json.dumps(t) + "\n" for t in texts)
    print(path, len(texts))


def main(facts, out):
    rows = facts_rows(facts)
    assert len(rows) == 58, len(rows)
    write(out + "/corpus-uri.txt", uris(rows))
    write(out + "/corpus-dsn.txt", dsns())


if __name__ == "__main__":
    main(*sys.argv[1:])
