// Records what node-postgres's connection string parser says, as JSON Lines on stdout.
// Needs: Node >= 18 and, in the folder NODE_PATH names, `npm i pg-connection-string@2`.
// Run:   env -i PATH="$PATH" HOME=/nonexistent NODE_PATH=.../node_modules node node-pg.js corpus-uri.txt > node-pg.jsonl
//
// parse() stores '' for "not in the text" (user, password, host, port): recorded as null.
// The `ssl` entry is recorded as the JSON text of what the parser holds (a function becomes the word "function").
'use strict'
const fs = require('fs')
const { parse } = require('pg-connection-string')
const path = require('path')
const { version } = JSON.parse(fs.readFileSync(path.join(path.dirname(require.resolve('pg-connection-string')), 'package.json')))

process.removeAllListeners('warning') // the one-time sslmode deprecation notice
const port = (p) => (p === '' || p == null ? null : /^[0-9]+$/.test(p) ? Number(p) : p)
const set = (s) => (s === '' || s == null ? null : s)
const out = (o) => fs.writeSync(1, JSON.stringify(o) + '\n')

out({ dialect: 'node-pg', parser: `pg-connection-string ${version} parse, Node ${process.version}`, corpus: process.argv[2].split('/').pop() })
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n')) {
  if (!line) continue
  const input = 'postgresql://' + JSON.parse(line)
  try {
    const { host, port: p, database, user, password, ...rest } = parse(input)
    const params = {}
    for (const [k, v] of Object.entries(rest)) {
      params[k] = k === 'ssl' ? JSON.stringify(v, (_, x) => (typeof x === 'function' ? 'function' : x)) : v
    }
    const hosts = set(host) === null && port(p) === null ? [] : [[host || '', port(p)]]
    out({ input, hosts, database: set(database), user: set(user), password: set(password), params })
  } catch (e) {
    out({ input, error: String(e.message).split('\n')[0] })
  }
}
